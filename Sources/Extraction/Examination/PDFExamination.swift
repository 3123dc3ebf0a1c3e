import ArchiveModel
import PDF
import Poppler
import WorkerProtocol
import XML

/// What opening a PDF gives: its pages' words and the invoice it carries.
struct PDFExamination {
    /// Pages whose text is read; of longer documents the first and the last.
    private static let textPages = 40
    /// Invoice XML in a PDF; larger ones are refused.
    private static let attachmentLimit = 64 << 20

    var file: ExaminationReport.File
    var pages: [PageWords] = []
    var embedded: StructuredInvoice?
    var findings: [Finding] = []
    /// It could not be opened at all.
    var isUnreadable = false

    init(_ document: InputDocument, _ recognition: DocumentRecognition) {
        file = ExaminationReport.File(name: document.name, kind: .pdf, mediaType: "application/pdf")
        file.needsRepair = recognition.isCutOff || recognition.leadingBytes > 0
        if recognition.isCutOff {
            findings.append(
                .extraction(
                    "truncated", .fatal,
                    "\(document.name) ends without its end mark: part of it is missing. Ask the sender for it again."))
        }
        let structure = PDFStructure(document.bytes, pageLimit: Self.textPages)
        file.isEncrypted = structure.isEncrypted
        file.needsRepair = file.needsRepair || structure.damage != nil
        if structure.damage != nil, document.bytes.length > PDFStructure.repairLimit {
            refuse(
                PopplerError(.damaged, "The PDF is damaged, and too long to be repaired; ask the sender for it again."))
            return
        }
        let pdf: PopplerDocument
        do { pdf = try PopplerDocument(descriptor: document.descriptor) } catch {
            refuse(error)
            return
        }
        file.pages = pdf.pageCount
        file.isSigned = pdf.signatureCount > 0 || structure.certification != nil
        if let certification = structure.certification {
            findings.append(
                .extraction(
                    Finding.certified, .information,
                    "\(document.name) is certified by its author, who allows \(certification.allowed): nothing is put on it."
                ))
        }
        guard pdf.pageCount > 0 else {
            isUnreadable = true
            findings.append(
                .extraction(
                    "no-pages", .fatal, "\(document.name) has no page that can be read. Ask the sender for it again."))
            return
        }
        if let damage = structure.damage, !recognition.isCutOff {
            findings.append(
                .extraction(
                    "needs-repair", .warning,
                    "\(document.name) can be read only after repair (\(damage.trimming("."))); "
                        + "it can be archived only as it is."
                ))
        }
        readPages(pdf, except: structure.bombs)
        readEmbedded(pdf, structure)
    }

    private mutating func refuse(_ error: PopplerError) {
        isUnreadable = true
        file.isEncrypted = file.isEncrypted || error.code == .encrypted
        file.needsRepair = error.code == .damaged
        findings.append(
            .extraction(error.code == .encrypted ? "encrypted" : "damaged", .fatal, "\(file.name): \(error.message)"))
    }

    private mutating func readPages(_ pdf: PopplerDocument, except bombs: Set<Int>) {
        let count = pdf.pageCount
        let half = Self.textPages / 2
        let numbers = count <= Self.textPages ? Array(1...count) : Array(1...half) + Array((count - half + 1)...count)
        var unreadable: [Int] = []
        for number in numbers where !bombs.contains(number) {
            do { pages.append(try pdf.words(onPage: number)) } catch { unreadable.append(number) }
        }
        if let first = bombs.min() {
            findings.append(
                .extraction(
                    "page-too-large", .fatal,
                    "\(file.name): the content of page \(first) unpacks to more than a page can hold; it was not "
                        + "read. Ask the sender for the file again."
                ))
        }
        if !unreadable.isEmpty {
            let names = unreadable.map(String.init).joined(separator: ", ")
            findings.append(
                .extraction(
                    "page-unreadable", .fatal,
                    "\(file.name): page \(names) cannot be read. Ask the sender for it again."))
        }
    }

    private mutating func readEmbedded(_ pdf: PopplerDocument, _ structure: PDFStructure) {
        let attachment: PopplerAttachment?
        do {
            attachment =
                try pdf.attachment(limit: Self.attachmentLimit, where: EmbeddedInvoiceName.isInvoice)
                ?? (try? structure.associatedInvoice(limit: Self.attachmentLimit)).flatMap { $0 }
                .map { PopplerAttachment(name: $0.name, content: $0.content) }
        } catch {
            findings.append(.extraction("embedded-unreadable", .fatal, "\(file.name): \(error.message)"))
            return
        }
        guard let attachment else { return }
        file.embeddedName = attachment.name
        do {
            let structured = try StructuredInvoice(parsing: attachment.content)
            if structured.invoice == nil {
                findings.append(
                    .extraction(
                        "embedded-unknown", .warning,
                        "\(attachment.name) in \(file.name) is no invoice this archive knows "
                            + "(\(structured.document.root.name)); only the page was read."
                    ))
            } else {
                file.kind = .hybridPDF
                embedded = structured
            }
        } catch {
            findings.append(error.finding("\(attachment.name) in \(file.name)"))
        }
    }

    /// Words of all pages, line by line, at most `limit` bytes.
    func text(limit: Int) -> String {
        var text = ""
        for page in pages {
            var last: PageBox?
            for word in page.words {
                guard text.utf8.count + word.text.utf8.count + 1 < limit else { return text }
                if let last { text += last.overlaps(word.box) && word.box.x0 >= last.x0 ? " " : "\n" }
                text += word.text
                last = word.box
            }
            text += "\n"
        }
        return text
    }
}
