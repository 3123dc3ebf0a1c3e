package import ArchiveModel
package import PDF

/// Reads the pages of one document: their ink, and what they say. Before a page is tagged and after, here and in another
/// process, with the same result.
package final class PageReader {
    package let document: PDFDocument
    private let inks: InkReader
    private var drawings: InkReader?

    package init(_ document: PDFDocument) {
        self.document = document
        inks = InkReader(document)
    }

    /// What the page shows. Throws where its content cannot be decoded.
    package func ink(on page: PDFPage) throws(PDFError) -> Ink {
        try inks.ink(on: page, streams: document.contentStreams(of: page))
    }

    /// The digest of what a page shows, without its own tag.
    package func digest(of ink: Ink, on page: PDFPage, without tag: TagWords?) throws(PDFError) -> PageDigest {
        let transcript = try transcript(of: ink, on: page, without: tag)
        guard let digest = PageDigest(PictureSource.digest(transcript)) else {
            throw PDFError(.source, "There was no memory for a page's digest.")
        }
        return digest
    }

    /// The bytes the digest is taken of.
    package func transcript(of ink: Ink, on page: PDFPage, without tag: TagWords?) throws(PDFError) -> [UInt8] {
        var transcript = PageTranscript(ink, geometry: PageGeometry(page), tag: tag)
        if !transcript.hasText {
            let reader = drawings ?? InkReader(document, notesDrawing: true)
            drawings = reader
            transcript.add(drawing: try reader.ink(on: page, streams: document.contentStreams(of: page)))
        }
        return transcript.bytes
    }
}

extension Ink {
    /// Whether the page has letters that can be seen.
    package var hasLetters: Bool { !text.pieces.isEmpty }

    /// The page tags in the text of their marked content, as the words of each.
    package var taggedWords: [String] {
        text.pieces.filter(\.isInTag).map { String(decoding: text.text(of: $0), as: UTF8.self) }
    }

    /// Whether the page shows this word.
    package func shows(_ word: String) -> Bool {
        let word = Array(word.utf8)
        return text.pieces.contains { text.text(of: $0).elementsEqual(word) }
    }
}
