/// Sets texts in lines of a width.
package final class TextSetter {
    private let typefaces: Typefaces
    private var advances: [TextStyle: [Double]] = [:]
    /// How many characters were given to the shaper so far: what setting costs, whatever the machine.
    package private(set) var shapedCharacters = 0

    package init(_ typefaces: Typefaces) { self.typefaces = typefaces }

    /// The text in lines. What would leave no trace on the page is written out: `[U+1F9FE]`.
    ///
    /// - Parameter width: In points; nil for no limit.
    package func set(_ text: String, _ style: TextStyle, width: Double?) throws(CairoError) -> TextLayout {
        let typeface = typefaces[style]
        var layout = TextLayout(typeface: typeface, style: style)
        try breakLines(text, style, width: width) { paragraph, line throws(CairoError) in
            layout.lines.append(try set(line, of: paragraph, typeface, style))
        }
        return layout
    }

    /// How many lines the text takes, without keeping them.
    package func lineCount(_ text: String, _ style: TextStyle, width: Double) throws(CairoError) -> Int {
        if try fits(text, style, width: width) { return 1 }
        var count = 0
        try breakLines(text, style, width: width) { _, _ throws(CairoError) in count += 1 }
        return count
    }

    /// Whether a text of ASCII certainly stands on one line of that width, told without setting it.
    private func fits(_ text: String, _ style: TextStyle, width: Double) throws(CairoError) -> Bool {
        let advances = try self.advances(of: style)
        var total = 0.0
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte), total < width else { return false }
            total += advances[Int(byte)]
        }
        // Kerning moves letters by less.
        return total * 1.05 + 0.5 < width
    }

    private func breakLines(
        _ text: String, _ style: TextStyle, width: Double?,
        _ body: (Paragraph, Range<Int>) throws(CairoError) -> Void
    ) throws(CairoError) {
        let typeface = typefaces[style]
        let scalars = text[...].unicodeScalars
        var start = scalars.startIndex
        while true {
            let end = scalars[start...].firstIndex(where: Self.isLineEnd) ?? scalars.endIndex
            try breakLines(
                of: VisibleText.characters(scalars[start..<end], typeface), typeface,
                width: width.map { $0 / style.size }, body)
            guard end < scalars.endIndex else { return }
            start = scalars.index(after: end)
            if scalars[end] == "\r", start < scalars.endIndex, scalars[start] == "\n" {
                start = scalars.index(after: start)
            }
        }
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The lines of a paragraph, looked at in windows of bounded memory; the unfinished line at a window's end begins the
    /// next.
    private func breakLines(
        of characters: [UInt32], _ typeface: Typeface, width: Double?,
        _ body: (Paragraph, Range<Int>) throws(CairoError) -> Void
    ) throws(CairoError) {
        guard let width, !characters.isEmpty else {
            return try body(try Paragraph(characters), characters.indices)
        }
        var start = 0
        var direction = Paragraph.Direction.unknown
        while start < characters.count {
            let end = min(start + Self.windowLength, characters.count)
            let paragraph = try Paragraph(Array(characters[start..<end]), direction)
            direction = paragraph.direction
            var lines = try lines(of: paragraph, typeface, width: width)
            // A line that fills the window ends with it.
            if end < characters.count, lines.count > 1, let unfinished = lines.popLast() {
                start += unfinished.lowerBound
            } else {
                start = end
            }
            for line in lines { try body(paragraph, line) }
        }
    }

    /// In characters; some twenty lines of a page's width.
    private static let windowLength = 2_000

    /// Where the lines of a paragraph begin and end; spaces at a line's end are in none.
    private func lines(
        of paragraph: Paragraph, _ typeface: Typeface, width: Double
    ) throws(CairoError) -> [Range<Int>] {
        let characters = paragraph.characters
        let count = characters.count
        // Of each character that begins a sign; nil inside one.
        var measures = [Double?](repeating: nil, count: count)
        for run in paragraph.runs(0..<count) {
            for glyph in try shape(characters, run, typeface) {
                measures[glyph.character] = (measures[glyph.character] ?? 0) + glyph.advance
            }
        }
        var lines: [Range<Int>] = []
        var start = 0
        while start < count {
            var (used, index) = (0.0, start)
            var opportunity: Int?
            while index < count {
                var next = index + 1
                while next < count, measures[next] == nil { next += 1 }
                used += measures[index] ?? 0
                // Spaces may stand out of the line: nobody sees them.
                if used > width, index > start, characters[index] != 0x20 { break }
                if paragraph.mayBreak(behind: next - 1) { opportunity = next }
                index = next
            }
            let next = index < count ? opportunity ?? index : count
            var end = next
            while end > start, characters[end - 1] == 0x20 { end -= 1 }
            lines.append(start..<end)
            start = next
        }
        return lines
    }

    private func set(
        _ line: Range<Int>, of paragraph: Paragraph, _ typeface: Typeface, _ style: TextStyle
    ) throws(CairoError) -> TextLayout.Line {
        var result = TextLayout.Line(isRightToLeft: paragraph.direction == .rightToLeft)
        for run in paragraph.runsByPlace(line) {
            let shaped = try shape(paragraph.characters, run, typeface)
            result.runs.append(
                TextLayout.Run(shaped, run, of: paragraph.characters, size: style.size, x: &result.width))
        }
        return result
    }

    private func shape(
        _ characters: [UInt32], _ run: TextRun, _ typeface: Typeface
    ) throws(CairoError) -> [ShapedGlyph] {
        shapedCharacters += run.range.count
        return try typeface.shape(characters, run)
    }

    private func advances(of style: TextStyle) throws(CairoError) -> [Double] {
        if let known = advances[style] { return known }
        var widths = [Double](repeating: 0, count: 0x80)
        for byte in UInt8(0x20)..<0x7F {
            let layout = try set(String(UnicodeScalar(byte)), style, width: nil)
            widths[Int(byte)] = layout.width(ofLine: 0)
        }
        advances[style] = widths
        return widths
    }
}
