import ArchiveModel
import Logging
import WorkerProtocol

extension Archive {
    /// The report on a PDF for which there is a layout, read once more with it; the report as it is for all others, which
    /// cost nothing.
    func placed(
        _ report: ExaminationReport, of order: SubmissionOrder, asked request: ExaminationRequest
    ) async throws(ArchiveFailure) -> (report: ExaminationReport, layout: AppliedLayout?) {
        guard report.files.first?.isReadFromPages == true, let text = report.text,
            let entry = layout(for: text, in: order.options.vault, of: order.tenant)
        else { return (report, nil) }
        var request = request
        request.layout = LayoutUse(
            name: entry.layout.name.text, version: entry.layout.version, layout: entry.layout.layout)
        // The pages of a scan are recognised again, and by nobody before.
        request.recognisesText = report.fields.values.contains { $0.how == .ocr }
        do throws(WorkerRefusal) {
            let again = try await workers.examine(
                request, for: .tenant(order.tenant, order.options.vault), order.files.map(\.document))
            guard again.text?.isEmpty == false else {
                throw WorkerRefusal(code: "unreadable", message: "nothing could be read the second time")
            }
            // What the reader says of the layout is held against the layout.
            let terms = Set(entry.layout.layout.fields.keys)
            let applied = again.layout.map { outcome in
                AppliedLayout(
                    name: entry.layout.name, version: entry.layout.version, record: entry.digests.sha256,
                    found: terms.intersection(outcome.found).sorted(),
                    missed: terms.intersection(outcome.missed).sorted())
            }
            return (again, applied)
        } catch {
            if error.isTransient { throw error.failure }
            // What was read without it is as good as before there was a layout.
            logger.warning("a document was read without its layout", metadata: ["cause": "\(error)"])
            var report = report
            report.findings.append(
                Finding(
                    artefact: "archive", id: "layout-unused", flag: .warning,
                    message:
                        "The layout \(entry.layout.name) (version \(entry.layout.version)) could not be used: \(error.message)"
                ))
            return (report, nil)
        }
    }

    private func layout(for text: String, in vault: Vault, of tenant: TenantID) -> LayoutBook.Entry? {
        let entries = layoutBook.newest(of: [tenant]).filter { !$0.layout.isRetired }
        guard !entries.isEmpty else { return nil }
        let best = IssuerLayout.best(of: entries.map(\.layout), for: vault, on: FoldedPages(text))
        return best.flatMap { best in entries.first { $0.layout.name == best.name } }
    }
}

extension ExaminationReport.File {
    /// Whether it has pages to be read.
    var isReadFromPages: Bool { kind == .pdf || kind == .hybridPDF }
}
