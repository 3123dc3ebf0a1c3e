/// A text set in lines.
package struct TextLayout {
    /// A sign at its place.
    struct Glyph {
        var index: UInt32
        /// Offsets from the line's start on its baseline, in points.
        var x: Double
        var y: Double
    }

    /// Which bytes of the text stand for which signs, so that it can be copied from the page.
    struct Cluster {
        var bytes: Int
        var glyphs: Int
    }

    /// Signs of one direction beside one another.
    struct Run {
        var glyphs: [Glyph] = []
        var clusters: [Cluster] = []
        var text: [UInt8] = []
        var isBackward: Bool
    }

    struct Line {
        var runs: [Run] = []
        /// In points.
        var width = 0.0
        /// Whether its paragraph runs from right to left.
        var isRightToLeft = false
    }

    let typeface: Typeface
    package let style: TextStyle
    var lines: [Line] = []

    package var lineCount: Int { lines.count }

    /// In points.
    package func width(ofLine index: Int) -> Double { lines[index].width }

    /// Whether the line is of a paragraph that runs from right to left, and so begins at the right.
    package func isRightToLeft(line index: Int) -> Bool { lines[index].isRightToLeft }
}

extension TextLayout.Run {
    /// Places signs from `x` on, which moves behind them.
    init(_ shaped: [ShapedGlyph], _ run: TextRun, of characters: [UInt32], size: Double, x: inout Double) {
        isBackward = run.isBackward
        glyphs.reserveCapacity(shaped.count)
        for glyph in shaped {
            glyphs.append(
                TextLayout.Glyph(index: glyph.index, x: x + glyph.offsetX * size, y: -glyph.offsetY * size))
            x += glyph.advance * size
        }
        let logical = run.isBackward ? Array(shaped.reversed()) : shaped
        var index = 0
        while index < logical.count {
            let start = logical[index].character
            var next = index
            while next < logical.count, logical[next].character == start { next += 1 }
            let end = next < logical.count ? logical[next].character : run.range.upperBound
            let before = text.count
            for character in characters[start..<max(start, end)] {
                text.append(contentsOf: String(Unicode.Scalar(character) ?? "\u{FFFD}").utf8)
            }
            clusters.append(TextLayout.Cluster(bytes: text.count - before, glyphs: next - index))
            index = next
        }
    }
}
