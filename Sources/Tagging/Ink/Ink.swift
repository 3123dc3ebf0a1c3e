import PDF

/// What a page's content leaves on the paper and in the graphics state.
struct Ink {
    /// A mark on the paper.
    struct Mark {
        /// Around it, in the coordinates the content was read in.
        var box: PDFRectangle
        /// An area of one colour: over a whole page it is the paper's tint, not content.
        var isPlain = false
    }

    var marks: [Mark] = []
    var balance = StateBalance()
}

/// Whether a content stream closes what it opens; viewers forgive, but a tag drawn behind must not inherit.
struct StateBalance: Hashable {
    private(set) var depth = 0
    /// Restores without a save before them.
    private(set) var surplusRestores = 0
    private(set) var openText = false
    private(set) var markedDepth = 0

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
    var opening: String { String(repeating: "q\n", count: surplusRestores + 1) }

    /// What the content left open, without the last `Q`.
    var closing: String {
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
    var font: FontMetrics = .unknown
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
