import ArchiveModel
import ServiceTesting

/// Templates that travel: with everything known, and with as little as possible known.
enum TemplateSample {
    private static let tenant = MemoryArchive.summary.tenant

    static let name: TemplateName = {
        guard let name = TemplateName("invoices-es") else { preconditionFailure("test data is malformed") }
        return name
    }()

    static let applied = AppliedTemplate(name: name, version: 2, record: MemoryArchive.digest)

    static let layout = TemplateLayout(
        sheets: [
            .init(
                file: "logo.pdf", page: 1, on: .first, layer: .over,
                place: .init(x: 20, y: 10, width: 40, height: 15))
        ],
        texts: [.init("{number} {page}/{pages}", on: .all, x: 105, y: -10, size: 7, align: .center)],
        terms: ["terms.pdf"], termsText: "All goods stay ours.", inserts: ["letter.pdf"])

    static let request = TemplateRequest(
        name: name, tenant: tenant,
        selector: TemplateSelector(issuer: "ESB12345674", language: "es", type: .invoice, customer: "B1"),
        layout: layout)

    static let leastRequest = TemplateRequest(name: name, layout: TemplateLayout())

    static let full = Template(
        tenant: tenant, name: name, version: 2, selector: request.selector, layout: layout,
        files: [
            .init(
                name: "logo.pdf", entry: "data/1.pdf", pages: 1, length: 10,
                digests: digests)
        ], recorded: UTCTime(milliseconds: 0), by: MemoryArchive.principal.id, isRetired: true)

    static let least = Template(
        tenant: tenant, name: name, version: 1, selector: TemplateSelector(), layout: TemplateLayout(), files: [],
        recorded: UTCTime(milliseconds: 0), by: nil)

    private static let digests: DigestPair = {
        let long = ContentDigest(algorithm: .sha512, bytes: [UInt8](repeating: 9, count: 64))
        guard let long, let pair = DigestPair(sha256: MemoryArchive.digest, sha512: long) else {
            preconditionFailure("test data is malformed")
        }
        return pair
    }()
}
