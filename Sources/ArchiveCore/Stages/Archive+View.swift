import ArchiveModel
import LinuxSystem
import WorkerProtocol

extension Archive {
    /// Stage convert, for people: the readable page that an original without pages carries with it, made once and kept.
    ///
    /// Nil where the original has pages, or where no page was made of it, which is then a finding: nothing that is only for
    /// people keeps an invoice from being archived. It is made when somebody asks for it.
    func makeView(for work: inout SubmissionWork) async -> [UInt8]? {
        guard let kind = work.report.files.first?.kind, kind.isInvoiceData else { return nil }
        let document = work.order.document
        let (id, options) = (work.id, work.order.options)
        let owner = WorkerOwner.tenant(work.order.tenant, options.vault)
        let (language, submitted) = (language(preferred: options.language), work.order.submitted)
        do {
            return try await meter.measure(.convert) { () async throws(WorkerRefusal) -> [UInt8] in
                let (transcription, json) = try await workers.transcribe(document.document, for: owner)
                let request = ConversionRequest(
                    target: .html, language: language, time: submitted, isBound: transcription.isBound,
                    copyOf: CopyReference(id: id, digest: document.digests.sha256))
                let invoice = try InputDocument(holding: json, named: "invoice.json")
                return try await workers.convert(request, for: owner, invoice).1
            }
        } catch {
            work.assessment.findings.append(
                Finding(
                    artefact: "archive", id: "no-view", flag: .warning,
                    message: "No page for people was made of it when it was archived: \(error.message)"))
            return nil
        }
    }

    /// What pages for people are written in: the document's language where they can be, else the instance's, else English.
    func language(preferred: String? = nil) -> ViewLanguage {
        for tag in [preferred, configuration.language] {
            if let language = tag.flatMap({ ViewLanguage(rawValue: $0.prefix(2).lowercased()) }) { return language }
        }
        return .en
    }
}

extension DocumentKind {
    /// A structured invoice without pages.
    var isInvoiceData: Bool {
        switch self {
        case .ublInvoice, .ublCreditNote, .cii, .zugferd1, .edifact, .facturae: true
        case .pdf, .hybridPDF, .picture, .otherXML, .empty, .unknown: false
        }
    }
}

extension InputDocument {
    /// Bytes that are only in memory, as a worker can read them.
    init(holding bytes: [UInt8], named name: String) throws(WorkerRefusal) {
        do {
            let file = try FileBytes(try MemoryFile(named: "document", sealing: bytes).file)
            self.init(name: name, descriptor: file.descriptor, bytes: file)
        } catch {
            throw WorkerRefusal(code: "unavailable", message: "There is no memory for the document: \(error).")
        }
    }
}
