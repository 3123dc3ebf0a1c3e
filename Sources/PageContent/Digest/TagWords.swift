package import ArchiveModel
import PDF

/// The words of a page's tag: its identifier, its number among the pages, the mark of a test, the digest of the page.
package struct TagWords: Hashable, Sendable {
    private let identifier: [UInt8]
    private let number: [UInt8]
    private let digest: [UInt8]?
    private static let test = Array("PRUEBA".utf8)
    /// Points; the tag's text has 6.2.
    private static let largest = 6.5

    /// `number` as `2/5`. The digest is the one that the symbol holds; nil where none does, and then the one in the tag's
    /// text is it, whatever it is.
    package init(identifier: String, number: String, digest: PageDigest? = nil) {
        self.identifier = Array(identifier.utf8)
        self.number = Array(number.utf8)
        self.digest = digest.map { Array($0.description.utf8) }
    }

    /// Whether the text of a sequence is that of the tag and nothing else: each word once, small, on the tag's ground, the
    /// identifier among them. Nil where it is not; else whether it says that the page is a test's.
    func isTest(_ tag: TagSequence, in ink: Ink, on block: PDFRectangle, userUnit: Double) -> Bool? {
        var met: Set<Word> = []
        for place in tag.pieces {
            let piece = ink.text.pieces[place]
            guard block.holds(piece.box), piece.size * userUnit <= Self.largest,
                let word = word(ink.text.text(of: piece)), met.insert(word).inserted
            else { return nil }
        }
        return met.contains(.identifier) ? met.contains(.test) : nil
    }

    private enum Word {
        case identifier, number, test, digest
    }

    private func word(_ text: ArraySlice<UInt8>) -> Word? {
        if text.elementsEqual(identifier) { return .identifier }
        if text.elementsEqual(number) { return .number }
        if text.elementsEqual(Self.test) { return .test }
        let isDigest =
            digest.map(text.elementsEqual) ?? (PageDigest(text: String(decoding: text, as: UTF8.self)) != nil)
        return isDigest ? .digest : nil
    }
}
