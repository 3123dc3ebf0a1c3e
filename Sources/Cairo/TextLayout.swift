import CCairo

/// A text set in lines.
package struct TextLayout {
    /// Signs of one direction beside one another.
    struct Run {
        /// Offsets from the line's start on its baseline, in points.
        var glyphs: [cairo_glyph_t]
        /// Which bytes of the text the signs stand for, so that it can be copied from the page.
        var clusters: [cairo_text_cluster_t]
        var text: [UInt8]
        var isBackward: Bool
    }

    struct Line {
        var runs: [Run] = []
        /// In points.
        var width = 0.0
    }

    let typeface: Typeface
    package let style: TextStyle
    var lines: [Line] = []

    package var lineCount: Int { lines.count }

    /// In points.
    package func width(ofLine index: Int) -> Double { lines[index].width }
}

extension TextLayout.Run {
    /// Places signs from `x` on, which moves behind them.
    init(_ shaped: [ShapedGlyph], _ run: TextRun, of characters: [UInt32], size: Double, x: inout Double) {
        glyphs = []
        clusters = []
        text = []
        isBackward = run.isBackward
        glyphs.reserveCapacity(shaped.count)
        for glyph in shaped {
            glyphs.append(
                cairo_glyph_t(
                    index: UInt(glyph.index), x: x + glyph.offsetX * size, y: -glyph.offsetY * size))
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
            clusters.append(
                cairo_text_cluster_t(num_bytes: Int32(text.count - before), num_glyphs: Int32(next - index)))
            index = next
        }
    }
}
