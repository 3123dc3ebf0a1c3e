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

/// A text in a style.
struct PageText {
    var text: String
    var style: TextStyle
    /// What of it may not be broken, as a number: the type shrinks where it would not fit a line.
    var whole: String?
}

/// A column's part of a row.
struct PageCell {
    /// From the content's left edge.
    var x: Double
    var width: Double
    var parts: [PageText]
    var isTrailing = false

    init(
        x: Double = 0, width: Double, _ text: String, _ style: TextStyle, isTrailing: Bool = false,
        staysWhole: Bool = false
    ) {
        let part = PageText(text: text, style: style, whole: staysWhole ? text : nil)
        self.init(x: x, width: width, parts: text.isEmpty ? [] : [part])
        self.isTrailing = isTrailing
    }

    init(x: Double = 0, width: Double, parts: [PageText]) {
        self.x = x
        self.width = width
        self.parts = parts
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
        /// Nil where the line was only counted, as nothing is drawn.
        let layout: TextLayout?
        let index: Int
    }

    /// Sets the cell's texts; with `isMeasuring` their lines are only counted.
    init(_ cell: PageCell, _ setter: TextSetter, isMeasuring: Bool) throws(CairoError) {
        self.cell = cell
        for part in cell.parts {
            let style = try Self.shrunk(part, cell.width, setter)
            if isMeasuring {
                let count = try setter.lineCount(part.text, style, width: cell.width)
                for index in 0..<count { lines.append(SetLine(style: style, layout: nil, index: index)) }
            } else {
                let layout = try setter.set(part.text, style, width: cell.width)
                for index in 0..<layout.lineCount { lines.append(SetLine(style: style, layout: layout, index: index)) }
            }
        }
    }

    var height: Double { lines.reduce(0) { $0 + $1.style.leading } }
    var isDone: Bool { next >= lines.count }

    /// The style in type so small that what may not be broken fits a line, unless nobody could read it.
    private static func shrunk(
        _ part: PageText, _ width: Double, _ setter: TextSetter
    ) throws(CairoError) -> TextStyle {
        guard let whole = part.whole, whole.utf8.count <= longestWhole,
            try setter.lineCount(whole, part.style, width: width) > 1
        else { return part.style }
        let layout = try setter.set(whole, part.style, width: nil)
        guard layout.lineCount == 1 else { return part.style }
        var style = part.style
        style.size = max(leastSize, style.size * width / layout.width(ofLine: 0) * 0.98)
        return style
    }

    /// In bytes: an amount of 34 digits with its separators, its sign and its currency is shorter.
    private static let longestWhole = 240
    private static let leastSize = 3.5
}
