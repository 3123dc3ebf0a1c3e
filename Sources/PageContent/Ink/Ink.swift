package import PDF

/// What a page's content leaves on the paper and in the graphics state.
package struct Ink {
    /// A mark on the paper.
    package struct Mark {
        /// Around it, in the coordinates the content was read in.
        package var box: PDFRectangle
        /// An area of one colour: over a whole page it is the paper's tint, not content.
        package var isPlain = false
    }

    /// An image that can be seen.
    struct Picture {
        /// Around it.
        var box: PDFRectangle
        /// What the image says; `Documentation/PageTags.md` defines it.
        var digest: [UInt8]
    }

    package internal(set) var marks: [Mark] = []
    package internal(set) var balance = StateBalance()
    /// Whether the content was read without a doubt and leaves everything closed: nothing of it reaches into what is drawn
    /// behind it.
    package internal(set) var endsCleanly = false
    var text = ShownText()
    var pictures: [Picture] = []
    /// Bar codes of others.
    package internal(set) var symbols: [PrintedSymbol] = []
    /// Small filled areas and short straight strokes, of which symbols are made.
    var specks: [PDFRectangle] = []
    /// White areas outside a tag: no ink, and what is below them cannot be seen.
    package internal(set) var whites: [PDFRectangle] = []
    /// All that is drawn outside of the marked content that ``PageTagMark`` names.
    var drawn = DrawnRecord()
    /// What the page's sequences of that marked content draw, but for the last one.
    var sequences: [[UInt8]] = []
    /// The last one: the page's tag, where it has one.
    var tag: TagSequence?
    /// Of ``marks``, how many the mark of a test below all else has; nil where there is none.
    var testMarks: Int?
    /// Around all painted paths, white ones too.
    var extent: PDFRectangle?
    /// Whether images, forms or shadings are drawn.
    var hasObjects = false
    /// What annotations put over the page; at most one.
    var overlay: [Ink] = []
}

/// A bar code that the page carries already.
package struct PrintedSymbol: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// Squares: QR, Data Matrix.
        case matrix
        /// Bars.
        case linear
        /// A square picture that this process cannot unpack: it may be one.
        case possible
    }

    package var kind: Kind
    package var box: PDFRectangle
}

/// Text in the order in which it is drawn.
struct ShownText {
    /// Characters without a space between them that one string shows.
    struct Piece {
        /// Plain UTF-8 in ``ShownText/bytes``.
        var text: Range<Int>
        /// Where its base line begins and ends.
        var start: (x: Double, y: Double)
        var end: (x: Double, y: Double)
        /// Of the font, in the same coordinates.
        var size: Double
        /// Around its glyphs, from below the descenders to above the accents of a typical font: what touches the clip is
        /// seen.
        var box: PDFRectangle
        /// A space follows.
        var endsWord: Bool
    }

    var bytes: [UInt8] = []
    var pieces: [Piece] = []

    func text(of piece: Piece) -> ArraySlice<UInt8> { bytes[piece.text] }
}

/// Whether a content stream closes what it opens; viewers forgive, but a tag drawn behind must not inherit.
package struct StateBalance: Hashable, Sendable {
    package private(set) var depth = 0
    /// Restores without a save before them.
    package private(set) var surplusRestores = 0
    package private(set) var openText = false
    /// Whether a path was begun and not painted.
    package private(set) var openPath = false
    package private(set) var markedDepth = 0

    mutating func save() { depth += 1 }

    mutating func restore() {
        if depth > 0 { depth -= 1 } else { surplusRestores += 1 }
    }

    mutating func text(isOpen: Bool) { openText = isOpen }

    mutating func path(isOpen: Bool) { openPath = isOpen }

    mutating func beginMarked() { markedDepth += 1 }

    mutating func endMarked() { markedDepth = max(0, markedDepth - 1) }

    /// Everything is closed, and nothing twice.
    var isNeutral: Bool {
        depth == 0 && surplusRestores == 0 && markedDepth == 0 && !openText && !openPath
    }

    /// Few enough to be made up for.
    var isReasonable: Bool { max(depth, surplusRestores, markedDepth) <= 1_000 }

    /// Saves to put before the content so that no restore of its takes the last one away.
    package var opening: String { String(repeating: "q\n", count: surplusRestores + 1) }

    /// What the content left open, without the last `Q`.
    package var closing: String {
        (openText ? "ET\n" : "") + (openPath ? "n\n" : "") + String(repeating: "EMC\n", count: markedDepth)
            + String(repeating: "Q\n", count: depth)
    }
}
