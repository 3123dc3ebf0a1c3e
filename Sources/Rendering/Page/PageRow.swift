import Cairo

/// One or more texts beside one another. What does not fit a page goes on on the next.
struct PageRow {
    var cells: [PageCell]
    /// Space above and below, in points.
    var padding = 1.5
    /// Behind the row; nil for none.
    var shade: Double?
    /// A line above the row, from here to the content's right edge; nil for none.
    var rule: Double?
    /// Whether it stays on the page of the row behind it.
    var staysWithNext = false
}

/// A column's part of a row.
struct PageCell {
    /// From the content's left edge.
    var x: Double
    var width: Double
    var parts: [(text: String, style: TextStyle)]
    var isTrailing = false
    var tag = StructureTag.cell

    init(
        x: Double = 0, width: Double, _ text: String, _ style: TextStyle, isTrailing: Bool = false,
        tag: StructureTag = .cell
    ) {
        self.x = x
        self.width = width
        parts = text.isEmpty ? [] : [(text, style)]
        self.isTrailing = isTrailing
        self.tag = tag
    }

    init(x: Double = 0, width: Double, parts: [(text: String, style: TextStyle)], tag: StructureTag = .cell) {
        self.x = x
        self.width = width
        self.parts = parts
        self.tag = tag
    }
}

/// A cell in lines.
struct SetCell {
    let cell: PageCell
    private(set) var lines: [SetLine] = []
    /// The next line to draw.
    var next = 0

    struct SetLine {
        let style: TextStyle
        /// Nil where one line needed no setting, as nothing is drawn.
        let layout: TextLayout?
        let index: Int
    }

    /// Sets the cell's texts. With `isMeasuring` only as far as the number of lines demands.
    init(_ cell: PageCell, _ setter: TextSetter, isMeasuring: Bool) throws(CairoError) {
        self.cell = cell
        for part in cell.parts {
            if isMeasuring, try setter.fits(part.text, part.style, width: cell.width) {
                lines.append(SetLine(style: part.style, layout: nil, index: 0))
                continue
            }
            for piece in Self.pieces(part.text) {
                let layout = try setter.set(piece, part.style, width: cell.width)
                for index in 0..<layout.lineCount {
                    lines.append(SetLine(style: part.style, layout: layout, index: index))
                }
            }
        }
    }

    var height: Double { lines.reduce(0) { $0 + $1.style.leading } }
    var isDone: Bool { next >= lines.count }

    /// A text is set in pieces of bounded memory, cut at line ends and blanks.
    private static func pieces(_ text: String) -> [String] {
        guard text.utf8.count > pieceLength else { return [text] }
        var pieces: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard let limit = rest.index(rest.startIndex, offsetBy: pieceLength, limitedBy: rest.endIndex) else {
                pieces.append(String(rest))
                break
            }
            let window = rest[..<limit]
            let blank = window.lastIndex { $0.isNewline } ?? window.lastIndex { $0 == " " }
            let end = blank.map { rest.index(after: $0) } ?? limit
            var piece = rest[..<end]
            while piece.last?.isNewline == true { piece.removeLast() }
            pieces.append(String(piece))
            rest = rest[end...]
        }
        return pieces
    }

    private static let pieceLength = 2_000
}
