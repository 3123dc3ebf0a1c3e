import PDF

/// What following a page's text needs of a font: how far each glyph advances, in thousandths of the text size (ISO
/// 32000-2 §9.2.4, §9.7.4.3), and which characters it shows (§9.10.2).
final class PageFont {
    /// One code of the font.
    struct Glyph {
        var advance: Double
        /// Its plain characters, UTF-8 in ``texts``.
        var text: Range<Int>
        var isSpace = false
    }

    /// Codes of two bytes (composite fonts).
    let isComposite: Bool
    /// A font that draws bar codes, by its name.
    let drawsBars: Bool
    /// Glyphs that are content streams, which rendering modes do not hide.
    let isType3: Bool
    /// Nil for a font that cannot be read.
    let dictionary: PDFDictionary?
    /// SHA-256 of the dictionary with all that it refers to, once that was asked for.
    var identity: [UInt8]?
    /// Whether its letters are a tag's, once that was asked for.
    var hasSmallLetters: Bool?
    /// Of the glyphs met so far.
    private(set) var texts: [UInt8]
    private var glyphs: [Glyph]
    /// Place of a code in ``glyphs``, -1 for one not met yet.
    private var places: [Int32]
    private let advances: [Int: Double]
    private let map: UnicodeMap?
    private let standard: Double
    /// Nil for a composite font.
    private let simple: FontSource?

    /// For fonts that cannot be read: advances on the generous side, characters of the standard encoding.
    static var unreadable: FontSource {
        FontSource(
            advances: SimpleAdvances.standard(""), scalars: SimpleEncoding.standard.scalar, drawsBars: false)
    }

    /// A simple font as far as it could be read.
    struct FontSource {
        var advances: [Double]
        var scalars: (Int) -> Unicode.Scalar?
        /// Whether the file itself gives the codes without a name an encoding.
        var hasEncoding = false
        var isType3 = false
        var dictionary: PDFDictionary?
        var names: [Int: String] = [:]
        var map: UnicodeMap?
        var drawsBars: Bool
    }

    init(_ source: FontSource) {
        isComposite = false
        drawsBars = source.drawsBars
        isType3 = source.isType3
        dictionary = source.dictionary
        texts = []
        glyphs = []
        places = []
        advances = [:]
        map = nil
        standard = 0
        simple = source
    }

    /// Viewers draw what the encoding says, whatever the map says: where the two differ, both are text.
    private func addEncoded(_ scalar: Unicode.Scalar, behind start: Int, isSpace: inout Bool) {
        var encoded: [UInt8] = []
        var isEncodedSpace = false
        guard Self.append([scalar], to: &encoded, isSpace: &isEncodedSpace),
            isSpace != isEncodedSpace || !texts[start...].elementsEqual(encoded)
        else { return }
        PlainText.appendUnmapped("", to: &texts)
        texts += encoded
        isSpace = false
    }

    /// A composite font; `advances` by character identifier.
    init(
        advances: [Int: Double], standard: Double, map: UnicodeMap?, drawsBars: Bool, dictionary: PDFDictionary
    ) {
        isComposite = true
        isType3 = false
        self.dictionary = dictionary
        self.drawsBars = drawsBars
        texts = []
        glyphs = []
        places = []
        self.advances = advances
        self.map = map
        self.standard = standard
        simple = nil
    }

    /// The glyph of a code: a byte, or two of a composite font.
    func glyph(_ code: Int) -> Glyph {
        let code = isComposite ? code : code & 255
        if code < places.count, places[code] >= 0 { return glyphs[Int(places[code])] }
        guard let simple else { return addComposite(code) }
        return addSimple(code, simple)
    }

    private func addSimple(_ code: Int, _ source: FontSource) -> Glyph {
        let start = texts.count
        let units = source.map?.characters[code]
        var isSpace = false
        let isMapped =
            units.map { Self.append($0, to: &texts, isSpace: &isSpace) }
            ?? source.scalars(code).map { Self.append([$0], to: &texts, isSpace: &isSpace) } ?? false
        if !isMapped {
            let name = source.names[code] ?? PlainText.digits(code, isComposite: false)
            PlainText.appendUnmapped(name, to: &texts)
        } else if units != nil, source.hasEncoding || source.names[code] != nil, let scalar = source.scalars(code) {
            addEncoded(scalar, behind: start, isSpace: &isSpace)
        }
        return keep(Glyph(advance: source.advances[code], text: start..<texts.count, isSpace: isSpace), code, of: 256)
    }

    private func addComposite(_ code: Int) -> Glyph {
        let start = texts.count
        var isSpace = false
        let isMapped = map?.characters[code].map { Self.append($0, to: &texts, isSpace: &isSpace) } ?? false
        if !isMapped { PlainText.appendUnmapped(PlainText.digits(code, isComposite: true), to: &texts) }
        let glyph = Glyph(advance: advances[code] ?? standard, text: start..<texts.count, isSpace: isSpace)
        return keep(glyph, code, of: max(256, code + 1 + code / 4))
    }

    private func keep(_ glyph: Glyph, _ code: Int, of count: Int) -> Glyph {
        if code >= places.count { places.append(contentsOf: repeatElement(-1, count: count - places.count)) }
        places[code] = Int32(glyphs.count)
        glyphs.append(glyph)
        return glyph
    }

    /// False when nothing of the characters is visible or a space, so that the code has to stand for itself.
    private static func append(_ units: [UInt16], to bytes: inout [UInt8], isSpace: inout Bool) -> Bool {
        append(String(decoding: units, as: UTF16.self).unicodeScalars, to: &bytes, isSpace: &isSpace)
    }

    private static func append(
        _ scalars: some Sequence<Unicode.Scalar>, to bytes: inout [UInt8], isSpace: inout Bool
    ) -> Bool {
        let start = bytes.count
        var hasSpace = false
        for scalar in scalars where PlainText.append(scalar, to: &bytes) == .space { hasSpace = true }
        isSpace = hasSpace && bytes.count == start
        return hasSpace || bytes.count > start
    }
}

/// Advances of fonts that come without any: the standard fonts of ISO 32000-2 §9.6.2.2.
enum SimpleAdvances {
    /// By the font's name: Helvetica's, broad enough for Times too, those of its bold face, or Courier's.
    static func standard(_ name: String) -> [Double] {
        if name.contains("Courier") { return [Double](repeating: 600, count: 256) }
        return name.contains("Bold") ? bold : regular
    }

    private static let regular = table([
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556,
        556, 556, 278, 278, 584, 584, 584, 556, 1_015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
        722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556,
        278, 556,
        556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334,
        584,
    ])

    private static let bold = table([
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
        556, 556,
        556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
        722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556,
        333, 611,
        611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389,
        584,
    ])

    /// From blank to tilde; others as broad as letters are.
    private static func table(_ printable: [Double]) -> [Double] {
        let head = [Double](repeating: 600, count: 32)
        return head + printable + [Double](repeating: 600, count: 256 - 32 - printable.count)
    }
}

/// One font of a document is one object.
extension PageFont: Hashable {
    static func == (left: PageFont, right: PageFont) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
