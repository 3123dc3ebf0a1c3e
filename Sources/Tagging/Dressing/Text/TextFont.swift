import PDF

/// The font of templates' texts: a Type 3 font (ISO 32000-2 §9.6.4) of ``TextAlphabet`` with the characters that are
/// needed, part of the document and mapped to Unicode.
struct TextFont {
    /// Glyph space to text space: capitals are 0.72 of the size high, as in the usual text fonts.
    private static let scale = 0.001_2
    /// More different characters than a simple font has codes.
    private static let mostCharacters = 220

    let reference: PDFReference
    private let codes: [Character: UInt8]

    /// Adds the font to the update. What has no code any more is set as a question mark.
    init(for texts: [String], to update: inout IncrementalUpdate) {
        let characters = Set(texts.joined()).union("?").subtracting("\n")
            .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }.prefix(Self.mostCharacters)
        var codes: [Character: UInt8] = [:]
        var procedures: PDFDictionary = [:]
        var differences: [PDFObject] = []
        var widths: [PDFObject] = []
        for (index, character) in characters.enumerated() {
            let code = index + 32
            let glyph = TextAlphabet.glyph(character)
            codes[character] = UInt8(code)
            procedures["g\(code)"] = .reference(update.add([:], data: Self.procedure(glyph)))
            differences.append(contentsOf: [.integer(code), .name("g\(code)")])
            widths.append(.integer(glyph.advance))
        }
        self.codes = codes
        let map = update.add([:], data: Self.unicodeMap(characters))
        let (bottom, top) = (TextAlphabet.bottom, TextAlphabet.top)
        let scale = PDFObject.real("0.0012")
        reference = update.add(
            .dictionary([
                "Type": .name("Font"), "Subtype": .name("Type3"),
                "FontBBox": .array([.integer(0), .integer(bottom), .integer(900), .integer(top)]),
                "FontMatrix": .array([scale, .integer(0), .integer(0), scale, .integer(0), .integer(0)]),
                "CharProcs": .dictionary(procedures),
                "Encoding": .dictionary(["Type": .name("Encoding"), "Differences": .array(differences)]),
                "FirstChar": .integer(32), "LastChar": .integer(31 + characters.count), "Widths": .array(widths),
                "Resources": .dictionary([:]), "ToUnicode": .reference(map),
            ]))
    }

    /// In points, at a size in points.
    static func width(of text: some StringProtocol, size: Double) -> Double {
        Double(text.reduce(0) { $0 + TextAlphabet.glyph($1).advance }) * scale * size
    }

    /// The text in the font's codes, as a hexadecimal string.
    func encoded(_ text: some StringProtocol) -> String {
        let unknown = codes["?"] ?? 32
        let digits = text.map { character in
            let code = codes[character] ?? unknown
            return (code < 16 ? "0" : "") + String(code, radix: 16)
        }
        return "<\(digits.joined())>"
    }

    private static func procedure(_ glyph: TextAlphabet.Glyph) -> [UInt8] {
        var content = ContentWriter()
        content.raw("\(glyph.advance) 0 0 \(TextAlphabet.bottom) \(glyph.advance) \(TextAlphabet.top) d1\n")
        guard !glyph.strokes.isEmpty else { return content.bytes }
        content.raw("62 w 1 J 1 j\n")
        for stroke in glyph.strokes {
            for (index, point) in stroke.enumerated() {
                content.operation([point.x, point.y], index == 0 ? "m" : "l")
            }
            content.raw("S\n")
        }
        return content.bytes
    }

    /// A ToUnicode CMap (§9.10.3).
    private static func unicodeMap(_ characters: ArraySlice<Character>) -> [UInt8] {
        var lines = [
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def", "1 begincodespacerange", "<00> <FF>",
            "endcodespacerange",
        ]
        let entries = characters.enumerated().map { index, character in
            let units = String(character).utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }
            return "<\(String(index + 32, radix: 16, uppercase: true))> <\(units.joined())>"
        }
        // At most a hundred in one operator.
        for start in stride(from: 0, to: entries.count, by: 100) {
            let part = entries[start..<min(entries.count, start + 100)]
            lines += ["\(part.count) beginbfchar"] + part + ["endbfchar"]
        }
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
        return Array(lines.joined(separator: "\n").utf8)
    }
}
