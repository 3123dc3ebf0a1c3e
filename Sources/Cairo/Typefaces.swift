import CCairo

/// The faces pages are set in: DejaVu Sans, book and bold, as fontconfig finds them, and no other. What is installed
/// beside them so changes no page, and once made no file is opened for them: a sandboxed process that inherits them can
/// set any text.
///
/// Bound to one thread at a time, like the libraries' own objects.
@safe
package final class Typefaces: @unchecked Sendable {
    static let family = "DejaVu Sans"

    let book: Typeface
    let bold: Typeface

    /// Throws `no-typeface` where the family is not installed.
    package init() throws(CairoError) {
        guard let installed = unsafe FcConfigReference(nil) else {
            throw CairoError(.noTypeface, "fontconfig cannot be used. Install the Debian package fontconfig.")
        }
        defer { unsafe FcConfigDestroy(installed) }
        guard let book = unsafe Self.file(of: FC_WEIGHT_NORMAL, in: installed),
            let bold = unsafe Self.file(of: FC_WEIGHT_BOLD, in: installed)
        else {
            throw CairoError(
                .noTypeface,
                "The typeface \(Self.family) is not installed. Install the Debian package fonts-dejavu-core.")
        }
        let library = try FaceLibrary()
        self.book = try Typeface(file: book, library)
        self.bold = try Typeface(file: bold, library)
    }

    subscript(style: TextStyle) -> Typeface { style.isBold ? bold : book }

    /// The regular file of the family in that weight; nil where fontconfig would offer another family.
    private static func file(of weight: Int32, in configuration: OpaquePointer) -> String? {
        guard let pattern = unsafe FcPatternCreate() else { return nil }
        defer { unsafe FcPatternDestroy(pattern) }
        _ = unsafe FcPatternAddString(pattern, FC_FAMILY, Array(family.utf8) + [0])
        _ = unsafe FcPatternAddInteger(pattern, FC_WEIGHT, weight)
        _ = unsafe FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
        _ = unsafe FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
        _ = unsafe FcConfigSubstitute(configuration, pattern, FcMatchPattern)
        unsafe FcDefaultSubstitute(pattern)
        var result = FcResultMatch
        guard let match = unsafe FcFontMatch(configuration, pattern, &result) else { return nil }
        defer { unsafe FcPatternDestroy(match) }
        var found: Int32 = 0
        guard unsafe FcPatternGetInteger(match, FC_WEIGHT, 0, &found) == FcResultMatch, found == weight,
            unsafe text(FC_FAMILY, of: match) == family
        else { return nil }
        return unsafe text(FC_FILE, of: match)
    }

    private static func text(_ property: String, of pattern: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<FcChar8>?
        guard unsafe FcPatternGetString(pattern, property, 0, &text) == FcResultMatch, let text = unsafe text else {
            return nil
        }
        return unsafe String(cString: text)
    }
}
