import CCairo

/// One face: its outlines for cairo, its tables for HarfBuzz. Lives as long as the process, as cairo keeps what it made
/// of it.
@safe
final class Typeface {
    let outlines: OpaquePointer
    private let tables: OpaquePointer
    private let buffer: OpaquePointer
    /// The font's units in an em.
    private let unitsPerEm: Double
    /// Ligatures are off: letters stay letters when a text is copied, and figures keep their places.
    private var features: [hb_feature_t] = []

    init(file: String, _ library: FT_Library) throws(CairoError) {
        var face: FT_Face?
        guard unsafe FT_New_Face(library, file, 0, &face) == 0, let face = unsafe face,
            let outlines = unsafe cairo_ft_font_face_create_for_ft_face(face, Int32(FT_LOAD_NO_HINTING)),
            let blob = unsafe hb_blob_create_from_file_or_fail(file), let tables = unsafe hb_face_create(blob, 0),
            let font = unsafe hb_font_create(tables), let buffer = unsafe hb_buffer_create()
        else { throw CairoError(.noTypeface, "The typeface \(file) cannot be opened.") }
        unsafe hb_blob_destroy(blob)
        unitsPerEm = Double(unsafe hb_face_get_upem(tables))
        unsafe hb_face_destroy(tables)
        unsafe self.outlines = outlines
        unsafe self.tables = font
        unsafe self.buffer = buffer
        for name in ["liga=0", "clig=0"] {
            var feature = hb_feature_t()
            if unsafe hb_feature_from_string(name, -1, &feature) != 0 { features.append(feature) }
        }
    }

    /// Whether the face has a sign for a character.
    func has(_ scalar: Unicode.Scalar) -> Bool {
        var glyph: hb_codepoint_t = 0
        return unsafe hb_font_get_nominal_glyph(tables, scalar.value, &glyph) != 0
    }

    /// Signs for a part of a text, in the order in which they stand from left to right. Measures in ems.
    func shape(_ text: [UInt32], _ run: TextRun) throws(CairoError) -> [ShapedGlyph] {
        unsafe hb_buffer_clear_contents(buffer)
        unsafe text.withUnsafeBufferPointer { text in
            unsafe hb_buffer_add_utf32(
                buffer, text.baseAddress, Int32(text.count), UInt32(run.range.lowerBound), Int32(run.range.count))
        }
        unsafe hb_buffer_set_direction(buffer, run.isBackward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
        unsafe hb_buffer_set_script(buffer, hb_script_t(rawValue: run.script))
        unsafe hb_buffer_set_language(buffer, hb_language_from_string("en", -1))
        unsafe features.withUnsafeBufferPointer { features in
            unsafe hb_shape(tables, buffer, features.baseAddress, UInt32(features.count))
        }
        var count: UInt32 = 0
        var placed: UInt32 = 0
        guard unsafe hb_buffer_allocation_successful(buffer) != 0 else {
            throw CairoError(.drawing, "There is no memory for a text.")
        }
        let information = unsafe hb_buffer_get_glyph_infos(buffer, &count)
        let positions = unsafe hb_buffer_get_glyph_positions(buffer, &placed)
        guard let information = unsafe information, let positions = unsafe positions else { return [] }
        var glyphs: [ShapedGlyph] = []
        glyphs.reserveCapacity(Int(count))
        for index in 0..<Int(min(count, placed)) {
            let (sign, place) = unsafe (information[index], positions[index])
            glyphs.append(
                ShapedGlyph(
                    index: sign.codepoint, character: Int(sign.cluster),
                    advance: Double(place.x_advance) / unitsPerEm, offsetX: Double(place.x_offset) / unitsPerEm,
                    offsetY: Double(place.y_offset) / unitsPerEm))
        }
        return glyphs
    }
}

/// Characters of one direction and one script.
struct TextRun {
    var range: Range<Int>
    /// UAX #9; odd from right to left.
    var level: Int8
    /// ISO 15924, as HarfBuzz writes it.
    var script: UInt32

    var isBackward: Bool { level & 1 == 1 }
}

/// A sign of a face; measures in ems.
struct ShapedGlyph {
    var index: UInt32
    /// The first character it stands for.
    var character: Int
    var advance: Double
    var offsetX: Double
    var offsetY: Double
}
