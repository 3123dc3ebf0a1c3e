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
    var text = ShownText()
    var pictures: [Picture] = []
    /// Bar codes of others.
    package internal(set) var symbols: [PrintedSymbol] = []
    /// Small filled areas and short straight strokes, of which symbols are made.
    var specks: [PDFRectangle] = []
    /// White areas of a page's tag: what is below them cannot be seen.
    var covers: [PDFRectangle] = []
    static let mostCovers = 16
    /// White areas outside a tag: no ink, and what is below them cannot be seen.
    package internal(set) var whites: [PDFRectangle] = []
    /// Places of drawn lines, for pages without any text; only when asked for.
    var drawing: [PDFRectangle] = []
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
        /// Half-way and a quarter of the size above the base line: seen or not decides what is clipped.
        var middle: (x: Double, y: Double)
        /// A space follows.
        var endsWord: Bool
        /// Inside the marked content of a page tag.
        var isInTag: Bool
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
    package private(set) var markedDepth = 0

    mutating func save() { depth += 1 }

    mutating func restore() {
        if depth > 0 { depth -= 1 } else { surplusRestores += 1 }
    }

    mutating func text(isOpen: Bool) { openText = isOpen }

    mutating func beginMarked() { markedDepth += 1 }

    mutating func endMarked() { markedDepth = max(0, markedDepth - 1) }

    /// Few enough to be made up for.
    var isReasonable: Bool { max(depth, surplusRestores, markedDepth) <= 1_000 }

    /// Saves to put before the content so that no restore of its takes the last one away.
    package var opening: String { String(repeating: "q\n", count: surplusRestores + 1) }

    /// What the content left open, without the last `Q`.
    package var closing: String {
        (openText ? "ET\n" : "") + String(repeating: "EMC\n", count: markedDepth)
            + String(repeating: "Q\n", count: depth)
    }
}

/// The part of the graphics state (ISO 32000-2 §8.4) that decides where marks go.
struct InkState {
    var matrix: AffineTransform
    var clip: PDFRectangle
    var lineWidth = 1.0
    var fillIsWhite = false
    var fillSpace: ColorSpaceKind = .gray
    var characterSpacing = 0.0
    var wordSpacing = 0.0
    /// Horizontal scaling, 1 for 100 percent.
    var scaling = 1.0
    var leading = 0.0
    var rise = 0.0
    var renderingMode = 0
    var font: PageFont
    var fontSize = 0.0
}

/// As far as needed to know white when it is set.
enum ColorSpaceKind: Hashable {
    case gray, rgb, cmyk, other

    func isWhite(_ components: [Double]) -> Bool {
        switch self {
        case .gray: components.count == 1 && components[0] >= 0.99
        case .rgb: components.count == 3 && components.allSatisfy { $0 >= 0.99 }
        case .cmyk: components.count == 4 && components.allSatisfy { $0 <= 0.01 }
        case .other: false
        }
    }
}
