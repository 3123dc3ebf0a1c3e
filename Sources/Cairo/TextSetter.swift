import CCairo

/// Sets texts in lines of a width: the Unicode algorithms of line breaking and direction are pango's.
@safe
package final class TextSetter {
    /// The library's unit, in parts of a point.
    static let unit = 1_024.0

    private let typefaces: Typefaces
    private let context: OpaquePointer
    private var descriptions: [TextStyle: FontDescription] = [:]
    private var advances: [TextStyle: [Double]] = [:]
    private let face: UnsafeMutablePointer<PangoFont>
    private let attributes: OpaquePointer

    package init(_ typefaces: Typefaces) throws(CairoError) {
        self.typefaces = typefaces
        guard let context = unsafe pango_font_map_create_context(typefaces.map),
            let options = unsafe cairo_font_options_create()
        else { throw CairoError(.drawing, "There is no memory for text.") }
        // Print has no pixels: letters keep their places whatever the size.
        unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        unsafe pango_cairo_context_set_font_options(context, options)
        unsafe cairo_font_options_destroy(options)
        unsafe pango_context_set_round_glyph_positions(context, 0)
        unsafe self.context = context
        let description = try FontDescription(TextStyle(size: 9))
        guard let face = unsafe pango_context_load_font(context, description.pointer),
            let attributes = unsafe pango_attr_list_new()
        else {
            unsafe g_object_unref(UnsafeMutableRawPointer(context))
            throw CairoError(.noTypeface, "The typeface \(Typefaces.family) cannot be opened.")
        }
        unsafe self.face = face
        unsafe self.attributes = attributes
        // A number broken at a line's end must not gain a hyphen, and letters stay letters when text is copied.
        unsafe pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(0))
        unsafe pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"))
    }

    deinit {
        unsafe pango_attr_list_unref(attributes)
        unsafe g_object_unref(face)
        unsafe g_object_unref(UnsafeMutableRawPointer(context))
    }

    /// The text in lines. Characters the typeface has no sign for are written out: `[U+1F9FE]`.
    ///
    /// - Parameter width: In points; nil for no limit.
    package func set(_ text: String, _ style: TextStyle, width: Double?) throws(CairoError) -> TextLayout {
        guard let layout = unsafe pango_layout_new(context) else {
            throw CairoError(.drawing, "There is no memory for a text.")
        }
        let result = unsafe TextLayout(layout, style)
        unsafe pango_layout_set_font_description(layout, try description(of: style).pointer)
        unsafe pango_layout_set_attributes(layout, attributes)
        if let width {
            unsafe pango_layout_set_width(layout, Int32(max(1, width * Self.unit)))
            unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        unsafe pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
        if unsafe pango_layout_get_unknown_glyphs_count(layout) > 0 {
            let visible = writtenOut(text)
            unsafe pango_layout_set_text(layout, visible, Int32(clamping: visible.utf8.count))
        }
        return result
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

    /// Each sign that is missing as its code point.
    private func writtenOut(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if unsafe properties.isDefaultIgnorableCodePoint || properties.isWhitespace
                || pango_font_has_char(face, scalar.value) != 0
            {
                result.unicodeScalars.append(scalar)
            } else {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
            }
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

    private func description(of style: TextStyle) throws(CairoError) -> FontDescription {
        if let known = descriptions[style] { return known }
        let made = try FontDescription(style)
        descriptions[style] = made
        return made
    }
}

/// A style in pango's words.
@safe
private final class FontDescription {
    let pointer: OpaquePointer

    init(_ style: TextStyle) throws(CairoError) {
        guard let description = unsafe pango_font_description_new() else {
            throw CairoError(.drawing, "There is no memory for a typeface's description.")
        }
        unsafe pango_font_description_set_family(description, Typefaces.family)
        unsafe pango_font_description_set_weight(
            description, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        unsafe pango_font_description_set_absolute_size(description, style.size * TextSetter.unit)
        unsafe pointer = description
    }

    deinit { unsafe pango_font_description_free(pointer) }
}

/// A text set in lines.
@safe
package final class TextLayout {
    private let layout: OpaquePointer
    package let style: TextStyle
    package private(set) lazy var lineCount = Int(unsafe pango_layout_get_line_count(layout))

    init(_ layout: OpaquePointer, _ style: TextStyle) {
        unsafe self.layout = layout
        self.style = style
    }

    deinit { unsafe g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// In points.
    package func width(ofLine index: Int) -> Double {
        var extents = PangoRectangle()
        guard let line = unsafe line(index) else { return 0 }
        unsafe pango_layout_line_get_extents(line, nil, &extents)
        return Double(extents.width) / TextSetter.unit
    }

    func line(_ index: Int) -> UnsafeMutablePointer<PangoLayoutLine>? {
        unsafe pango_layout_get_line_readonly(layout, Int32(index))
    }
}
