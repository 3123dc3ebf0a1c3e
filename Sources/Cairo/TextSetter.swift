import CCairo

/// Sets texts in lines of a width.
package final class TextSetter {
    private let typefaces: Typefaces
    private var advances: [TextStyle: [Double]] = [:]

    package init(_ typefaces: Typefaces) { self.typefaces = typefaces }

    /// The text in lines. Characters the typeface has no sign for are written out: `[U+1F9FE]`.
    ///
    /// - Parameter width: In points; nil for no limit.
    package func set(_ text: String, _ style: TextStyle, width: Double?) throws(CairoError) -> TextLayout {
        let typeface = typefaces[style]
        var layout = TextLayout(typeface: typeface, style: style)
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let paragraph = try Paragraph(Self.visible(part, typeface))
            for line in try Self.lines(of: paragraph, typeface, width: width.map { $0 / style.size }) {
                layout.lines.append(try Self.set(line, of: paragraph, typeface, style))
            }
        }
        return layout
    }

    /// Whether a text of ASCII certainly stands on one line of that width, told without setting it.
    package func fits(_ text: String, _ style: TextStyle, width: Double) throws(CairoError) -> Bool {
        let advances = try self.advances(of: style)
        var total = 0.0
        for byte in text.utf8 {
            guard (0x20..<0x7F).contains(byte) else { return false }
            total += advances[Int(byte)]
        }
        // Kerning moves letters by less.
        return total * 1.05 + 0.5 < width
    }

    /// The characters, each sign that is missing as its code point.
    private static func visible(_ text: Substring, _ typeface: Typeface) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace && !typeface.has(scalar) {
                result.append(0x20)
            } else if properties.isDefaultIgnorableCodePoint || typeface.has(scalar) {
                result.append(scalar.value)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let name = "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
                result.append(contentsOf: name.unicodeScalars.map(\.value))
            }
        }
        return result
    }

    /// Where the lines of a paragraph begin and end; spaces at a line's end are in none.
    private static func lines(
        of paragraph: Paragraph, _ typeface: Typeface, width: Double?
    ) throws(CairoError) -> [Range<Int>] {
        let characters = paragraph.characters
        let count = characters.count
        guard let width, count > 0 else { return [0..<count] }
        // Of each character that begins a sign; nil inside one.
        var measures = [Double?](repeating: nil, count: count)
        for run in paragraph.runs(0..<count) {
            for glyph in try typeface.shape(characters, run) {
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

    private static func set(
        _ line: Range<Int>, of paragraph: Paragraph, _ typeface: Typeface, _ style: TextStyle
    ) throws(CairoError) -> TextLayout.Line {
        var result = TextLayout.Line()
        for run in paragraph.runsByPlace(line) {
            let shaped = try typeface.shape(paragraph.characters, run)
            result.runs.append(
                TextLayout.Run(shaped, run, of: paragraph.characters, size: style.size, x: &result.width))
        }
        return result
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
