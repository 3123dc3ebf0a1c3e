import CCairo

/// One face: its outlines for cairo, its tables for HarfBuzz.
@safe
final class Typeface {
    private let outlines: OpaquePointer
    private let tables: OpaquePointer
    private let buffer: OpaquePointer
    /// The font's units in an em.
    private let unitsPerEm: Double
    /// Ligatures are off: letters stay letters when a text is copied, and figures keep their places.
    private let features: [hb_feature_t]

    init(file: String, _ library: FaceLibrary) throws(CairoError) {
        guard let outlines = try unsafe FaceFile(file, library).outlines() else { throw Self.cannotOpen(file) }
        guard let blob = unsafe hb_blob_create_from_file_or_fail(file) else {
            unsafe cairo_font_face_destroy(outlines)
            throw Self.cannotOpen(file)
        }
        // HarfBuzz gives an inert object where memory is short, never null; each keeps what it was made of.
        let face = unsafe hb_face_create(blob, 0)
        unsafe hb_blob_destroy(blob)
        let tables = unsafe hb_font_create(face)
        let unitsPerEm = Double(unsafe hb_face_get_upem(face))
        unsafe hb_face_destroy(face)
        let buffer = unsafe hb_buffer_create()
        guard let tables = unsafe tables, let buffer = unsafe buffer else {
            unsafe hb_font_destroy(tables)
            unsafe hb_buffer_destroy(buffer)
            unsafe cairo_font_face_destroy(outlines)
            throw Self.cannotOpen(file)
        }
        self.unitsPerEm = unitsPerEm
        unsafe self.outlines = outlines
        unsafe self.tables = tables
        unsafe self.buffer = buffer
        features = ["liga=0", "clig=0"].compactMap { name in
            var feature = hb_feature_t()
            return unsafe hb_feature_from_string(name, -1, &feature) != 0 ? feature : nil
        }
    }

    deinit {
        unsafe hb_buffer_destroy(buffer)
        unsafe hb_font_destroy(tables)
        unsafe cairo_font_face_destroy(outlines)
    }

    static func cannotOpen(_ file: String) -> CairoError {
        CairoError(.noTypeface, "The typeface \(file) cannot be opened.")
    }

    /// Makes it the face that texts are drawn with.
    @unsafe
    func choose(in context: OpaquePointer, size: Double) {
        unsafe cairo_set_font_face(context, outlines)
        unsafe cairo_set_font_size(context, size)
    }

    /// Whether the face has a sign for a character.
    func has(_ scalar: Unicode.Scalar) -> Bool {
        var glyph: hb_codepoint_t = 0
        return unsafe hb_font_get_nominal_glyph(tables, scalar.value, &glyph) != 0
    }

    /// Whether the face draws something for a character: it has a sign, and the sign has ink.
    func shows(_ scalar: Unicode.Scalar) -> Bool {
        var glyph: hb_codepoint_t = 0
        guard unsafe hb_font_get_nominal_glyph(tables, scalar.value, &glyph) != 0 else { return false }
        var extents = hb_glyph_extents_t()
        return unsafe scalar.isASCII
            || hb_font_get_glyph_extents(tables, glyph, &extents) != 0 && extents.width != 0 && extents.height != 0
    }

    /// Signs for a part of a text, in the order in which they stand from left to right. Measures in ems. Throws `drawing`
    /// for a character it has no sign for.
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
            // Glyph 0 is the box for what a face does not have: no page may show it for a character.
            guard sign.codepoint != 0 else {
                throw CairoError(.drawing, "The typeface has no sign for a part of the text.")
            }
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
