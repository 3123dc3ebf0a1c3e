import ArchiveModel
import ArchivePackage
import Logging
import WorkerProtocol

/// What a correction taught, before it is recorded.
struct Lesson: Sendable {
    var places: [String: LayoutPlace] = [:]
    /// What it did not teach, and why.
    var findings: [Finding] = []

    var isEmpty: Bool { places.isEmpty && findings.isEmpty }
}

extension Archive {
    /// Asks the reader where corrected values stand. Never fails: a correction holds whether or not it teaches anything.
    func lesson(of values: [String: String], about work: SubmissionWork) async -> Lesson {
        guard work.report.files.first?.isReadFromPages == true else { return Lesson() }
        let order = work.order
        let others = work.report.fields.filter { values[$0.key] == nil }
        let request = LearningRequest(
            values: values, known: others.sorted { $0.key < $1.key }.map(\.value.value), today: order.submitted.date)
        do throws(WorkerRefusal) {
            let learned = try await workers.learn(
                request, for: .tenant(order.tenant, order.options.vault), order.document.document)
            // The reader's answers are claims: what no layout may hold is left out.
            let places = learned.places.filter { values[$0.key] != nil }
            let sound = places.filter { term, place in
                LayoutDescription(issuer: ["12345"], fields: [term: [place]]).faults().isEmpty
            }
            return Lesson(places: sound, findings: learned.findings)
        } catch {
            logger.warning("a correction taught nothing", metadata: ["cause": "\(error)"])
            return Lesson(findings: [Self.unlearned("The correction taught nothing: \(error.message)")])
        }
    }

    /// The issuer's layout with what a correction taught, as its next version; nil where nothing was learned. Only while
    /// the tenant's layouts are held.
    func learned(
        _ lesson: inout Lesson, from work: SubmissionWork, by principal: Principal
    ) throws(ArchiveFailure) -> NotedRecord? {
        guard !lesson.places.isEmpty else { return nil }
        let (tenant, vault) = (work.order.tenant, work.order.options.vault)
        guard let issuer = try mark(of: work) else {
            lesson.findings.append(
                Self.unlearned(
                    "The correction taught nothing: neither tax identifier nor name of the issuer is known and stands on "
                        + "the pages. Correct BT-31 or BT-27 too, so that its next documents are known."))
            return nil
        }
        rereadLayouts()
        let known = layoutBook.newest(of: [tenant]).map(\.layout).filter { !$0.isRetired }
        // The one it was read with, else the issuer's.
        let base =
            work.layout.flatMap { used in known.first { $0.name == used.name } }
            ?? known.first { layout in
                layout.layout.vault == vault
                    && layout.layout.issuer.contains { FoldedText($0) == FoldedText(issuer) }
            }
        let start = base?.layout ?? LayoutDescription(issuer: [issuer], vault: vault, fields: [:])
        let description = start.learning(lesson.places)
        guard description != base?.layout else { return nil }
        let faults = description.faults()
        guard faults.isEmpty else {
            lesson.findings.append(Self.unlearned("The correction taught nothing: \(faults.joined(separator: " "))"))
            return nil
        }
        let name: LayoutName
        if let base { name = base.name } else { name = try Self.name(of: issuer, in: vault) }
        let version = layoutBook.nextVersion(of: name, tenant: tenant)
        // Taken out of use, or not to be read now: a correction neither brings it back nor replaces it.
        guard base != nil || version == 1 else {
            lesson.findings.append(
                Self.unlearned(
                    "The correction taught nothing: the layout \(name) was taken out of use, or cannot be read. Record it "
                        + "anew where it is wanted: legajo layouts add \(name) --layout FILE"))
            return nil
        }
        let layout = IssuerLayout(
            tenant: tenant, name: name, version: version, layout: description,
            recorded: time.now(), by: principal.id, learnedFrom: work.id)
        let noted = try noted(layout)
        let terms = PrintedForm.terms.filter { lesson.places[$0] != nil }
        lesson.findings.append(
            Finding(
                artefact: "archive", id: "layout-learned", flag: .information, terms: terms,
                message: "Where \(terms.joined(separator: ", ")) stands is kept in the layout \(name) (version "
                    + "\(layout.version)) for the next documents with \(issuer) on their pages."))
        return noted
    }

    /// By what the issuer's next documents are known: its tax identifier as the pages write it, else its name. Never what is
    /// the other party's, nor, on what others send us, our own.
    private func mark(of work: SubmissionWork) throws(ArchiveFailure) -> String? {
        guard let text = work.report.text else { return nil }
        let pages = FoldedPages(text)
        let fields = work.assessment.fields
        let buyer = Set(["BT-48", "BT-47", "BT-46"].compactMap { fields[$0].map { InvoiceIdentity.taxID($0.value) } })
        for term in ["BT-31", "BT-32", "BT-30"] {
            guard let claim = fields[term], claim.confidence >= 0.5,
                case let bare = InvoiceIdentity.taxID(claim.value), !buyer.contains(bare),
                let mark = [claim.value, bare].first(where: pages.holds)
            else { continue }
            // Seller and buyer were taken for one another: neither the name nor another number is the issuer's then.
            return try isOurs(bare, in: work) ? nil : mark
        }
        let name = fields["BT-27"]?.value
        guard let name, name != fields["BT-44"]?.value, pages.holds(name), name.utf8.count <= 200 else { return nil }
        return name
    }

    /// Whether what came from others bears, as the issuer's, an identifier under which the tenant itself issues.
    private func isOurs(_ taxID: String, in work: SubmissionWork) throws(ArchiveFailure) -> Bool {
        guard work.order.options.vault != .issued else { return false }
        let issued = try search(
            SearchQuery(taxID: taxID, tenants: [work.order.tenant], vault: .issued, limit: 20)
        ).items
        return issued.contains { $0.sellerTaxID.map(InvoiceIdentity.taxID) == taxID }
    }

    /// A name for an issuer's layout: vault and the issuer's mark, as far as a name may have it.
    private static func name(of issuer: String, in vault: Vault) throws(ArchiveFailure) -> LayoutName {
        let plain = FoldedText(issuer).bytes.filter { $0 < 0x80 }
        let text = "\(vault.rawValue)-" + String(decoding: plain, as: UTF8.self)
        let digest = ContentSum.of(FoldedText(issuer).bytes).digests.sha256.hex.prefix(8)
        // Letters left out or cut off could make two issuers one.
        let isWhole = text.utf8.count <= LayoutName.mostLength && plain.count == FoldedText(issuer).bytes.count
        let short = isWhole ? text : "\(text.prefix(LayoutName.mostLength - 9))-\(digest)"
        guard let name = LayoutName(short) else {
            throw ArchiveFailure(.internal, "\(short) is no name for a layout.")
        }
        return name
    }

    private static func unlearned(_ message: String) -> Finding {
        Finding(artefact: "archive", id: "layout-unlearned", flag: .information, message: message)
    }
}
