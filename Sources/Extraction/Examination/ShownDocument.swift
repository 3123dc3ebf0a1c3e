import Poppler
import WorkerProtocol

/// What viewers show of a damaged file, so much of it as a repaired copy is held against.
struct ShownDocument {
    let pageCount: Int
    let attachmentNames: [String]
    /// Digests of the words of the first pages; nil for one that cannot be read.
    let words: [Int?]

    /// Nil where no viewer opens the file. It is closed again when this returns.
    init?(of document: InputDocument, password: String?, pages: Int) {
        guard let pdf = try? PopplerDocument(descriptor: document.descriptor, password: password) else { return nil }
        pageCount = pdf.pageCount
        attachmentNames = pdf.attachmentNames
        words = (1...max(1, pdf.pageCount)).prefix(pages).map { Self.words(of: pdf, on: $0) }
    }

    /// A digest with this process's own secret: it is compared here and never told.
    static func words(of pdf: PopplerDocument, on page: Int) -> Int? {
        guard let words = try? pdf.words(onPage: page).words else { return nil }
        var hasher = Hasher()
        for word in words { hasher.combine(word.text) }
        return hasher.finalize()
    }
}
