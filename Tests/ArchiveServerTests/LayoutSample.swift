import ArchiveModel
import ServiceTesting

/// Layouts that travel: with everything known, and with as little as possible known.
enum LayoutSample {
    private static let tenant = MemoryArchive.summary.tenant

    static let name: LayoutName = {
        guard let name = LayoutName("received-esb12345674") else { preconditionFailure("test data is malformed") }
        return name
    }()

    static let place = LayoutPlace(
        label: "Folio", relation: .right, page: -1, box: [380, 92.5, 470, 106], form: .text)

    static let layout = LayoutDescription(
        issuer: ["ESB12345674"], requires: ["Liquidación"], vault: .received, fields: ["BT-1": [place]])

    static let leastLayout = LayoutDescription(issuer: ["ESB12345674"], fields: ["BT-1": [LayoutPlace(label: "Folio")]])

    static let applied = AppliedLayout(
        name: name, version: 2, record: MemoryArchive.digest, found: ["BT-1"], missed: ["BT-2"])

    static let full = IssuerLayout(
        tenant: tenant, name: name, version: 2, layout: layout, recorded: UTCTime(milliseconds: 0),
        by: MemoryArchive.principal.id, learnedFrom: MemoryArchive.id, isRetired: true)

    static let least = IssuerLayout(
        tenant: tenant, name: name, version: 1, layout: leastLayout, recorded: UTCTime(milliseconds: 0), by: nil)
}
