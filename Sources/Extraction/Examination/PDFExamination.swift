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
    /// Pages are pictures: what they say takes a recogniser.
    var showsPictures = false

    private let recogniser: PageRecognition?
    /// Its pages are asked for, though it carries its data.
    private let isForItsText: Bool

    /// - Parameters:
    ///   - password: Of an encrypted document, where one was given.
    ///   - recogniser: Reads pages that are pictures; without one they stay without words.
    init(
        _ document: InputDocument, _ recognition: DocumentRecognition, password: DocumentPassword? = nil,
        recognition recogniser: PageRecognition? = nil, isForItsText: Bool = false
    ) {
        self.recogniser = recogniser
        self.isForItsText = isForItsText
        file = ExaminationReport.File(name: document.name, kind: .pdf, mediaType: "application/pdf")
        file.needsRepair = recognition.isCutOff || recognition.leadingBytes > 0
        if recognition.isCutOff {
            findings.append(
                .extraction(
                    "truncated", .fatal,
                    "\(document.name) ends without its end mark: part of it is missing. Ask the sender for it again."))
        }
        var structure = PDFStructure(document.bytes, pageLimit: Self.textPages, password: password)
        file.isEncrypted = structure.isEncrypted
        file.needsRepair = file.needsRepair || structure.damage != nil || structure.excess != nil
        if let excess = structure.excess {
            isUnreadable = true
            findings.append(
                .extraction(
                    "too-large", .fatal,
                    "\(document.name) is larger than what is read: \(excess) It can be archived only as it is."))
            return
        }
        let pdf: PopplerDocument
        do throws(PopplerError) {
            if let damage = structure.damage {
                guard document.bytes.length <= RepairedPDF.limit else {
                    throw PopplerError(
                        .damaged, "The PDF is damaged, and too long to be repaired; ask the sender for it again.")
                }
                let repaired = RepairedPDF(
                    document, structure, damage: damage, pageLimit: Self.textPages, password: password)
                let lenient = structure.lenientPassword ?? repaired.lenientPassword
                structure = repaired.structure
                findings += repaired.findings
                file.isEncrypted = file.isEncrypted || repaired.isEncrypted
                if let bytes = repaired.bytes {
                    // One document at a time: each may take half of what a worker has.
                    let shown = ShownDocument(of: document, password: lenient, pages: Self.textPages)
                    pdf = try PopplerDocument(bytes: bytes)
                    compare(repaired: pdf, with: shown)
                } else {
                    pdf = try PopplerDocument(descriptor: document.descriptor, password: lenient)
                }
            } else {
                pdf = try PopplerDocument(descriptor: document.descriptor, password: structure.lenientPassword)
            }
        } catch {
            refuse(error, structure)
            return
        }
        file.pages = pdf.pageCount
        file.catalog = structure.catalog
        file.isSigned = pdf.signatureCount > 0 || structure.certification != nil || structure.isSigned
        noteSignature()
        if structure.arePermissionsChanged {
            findings.append(
                .extraction(
                    "permissions-changed", .warning,
                    "\(document.name): its permissions (/P) are not those that were encrypted with it (/Perms). They were "
                        + "changed afterwards, or the program that made it is faulty. Ask the sender for the file again."
                ))
        }
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
        compareReaders(pdf, structure)
        readPages(pdf, except: structure.bombs)
        readEmbedded(pdf, structure)
        recognisePages(pdf)
    }

    /// A damaged document that bears a signature is signed, whatever can still be read of it.
    private mutating func noteSignature() {
        if findings.contains(where: { $0.id == "damaged-signed" }) { file.isSigned = true }
    }

    private mutating func refuse(_ error: PopplerError, _ structure: PDFStructure) {
        isUnreadable = true
        noteSignature()
        file.isEncrypted = file.isEncrypted || error.code == .encrypted
        file.needsRepair = file.needsRepair || error.code == .damaged
        guard error.code == .encrypted else {
            findings.append(.extraction("damaged", .fatal, "\(file.name): \(error.message)"))
            return
        }
        // The strict reader tells apart what is wrong with the password, poppler only that something is.
        let reason = structure.lock ?? error.message
        findings.append(
            .extraction(
                "encrypted", .fatal,
                "\(file.name): \(reason) Ask the sender for a file without a password."))
    }

    /// Two readers that see different documents in one file: which of them a person sees depends on the program.
    private mutating func compareReaders(_ pdf: PopplerDocument, _ structure: PDFStructure) {
        let reason: String
        if let lock = structure.lock {
            reason = "a strict reader could not open it (\(lock.trimming("."))), another could"
        } else if let count = structure.pageCount, count != pdf.pageCount {
            reason = "a strict reader sees \(count) pages, another \(pdf.pageCount)"
        } else {
            return
        }
        findings.append(
            .extraction(
                "readers-disagree", .warning,
                "What \(file.name) shows depends on the program: \(reason). Ask the sender for the file again."))
    }

    /// A repaired copy speaks for the file only where viewers of the file see the same: programs that mend a file by
    /// themselves may find another document in it.
    private mutating func compare(repaired: PopplerDocument, with shown: ShownDocument?) {
        // What no viewer opens, nobody sees otherwise.
        guard let shown else { return }
        var reason: String?
        if shown.pageCount != repaired.pageCount {
            reason = "viewers show \(shown.pageCount) pages of it, a repaired copy has \(repaired.pageCount)"
        } else {
            let differing = shown.words.indices.first {
                shown.words[$0] != ShownDocument.words(of: repaired, on: $0 + 1)
            }
            reason = differing.map { $0 + 1 }.map { "viewers show other words on page \($0) than a repaired copy has" }
        }
        if shown.attachmentNames != repaired.attachmentNames { reason = "viewers find other files inside it" }
        guard let reason else { return }
        findings.append(
            .extraction(
                "readers-disagree", .fatal,
                "What \(file.name) shows depends on the program: \(reason). Ask the sender for the file again."))
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

    /// Reads the pages that are pictures.
    private mutating func recognisePages(_ pdf: PopplerDocument) {
        let pictures = PicturePages(pages, of: pdf).places
        showsPictures = !pictures.isEmpty
        guard let recogniser, embedded == nil || isForItsText else { return }
        var reading = PicturePages.Reading(recogniser, name: file.name)
        for place in pictures {
            var page = pages[place]
            let (number, width) = (page.page, page.width)
            reading.read(page: number, into: &page) { () throws(PageImageError) in
                do throws(PopplerError) {
                    let image = try pdf.render(page: number, resolution: PageRecognition.resolution)
                    let dots = width > 0 ? Double(image.width) * 72 / width : PageRecognition.resolution
                    return PageImage(image: image, resolution: dots)
                } catch {
                    throw PageImageError(message: error.message)
                }
            }
            pages[place] = page
        }
        findings += reading.findings
    }

    private mutating func readEmbedded(_ pdf: PopplerDocument, _ structure: PDFStructure) {
        let attachment: PopplerAttachment?
        do {
            attachment = try embeddedFile(pdf, structure)
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

    /// By the strict reader, and by poppler where that one did not open the document or knows a filter more.
    private func embeddedFile(
        _ pdf: PopplerDocument, _ structure: PDFStructure
    ) throws(PopplerError) -> PopplerAttachment? {
        do throws(PDFError) {
            if let found = try structure.embeddedInvoice(limit: Self.attachmentLimit) {
                return PopplerAttachment(name: found.name, content: found.content)
            }
        } catch {
            if error.code == .tooLarge {
                throw PopplerError(.tooLarge, "An embedded file is too large; it was not read. \(error.message)")
            }
        }
        return try pdf.attachment(limit: Self.attachmentLimit, where: EmbeddedInvoiceName.isInvoice)
    }
}

extension [PageWords] {
    /// Words of all pages, line by line, at most `limit` bytes.
    func text(limit: Int) -> String {
        var text = ""
        for page in self {
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
