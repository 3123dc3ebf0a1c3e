import PDF
import PageContent

/// The font of the tags' readable line: a Type 3 font (ISO 32000-2 §9.6.4) made of ``StrokeAlphabet``, part of the
/// document like any embedded font and mapped to Unicode, so that PDF/A stays PDF/A and the text can be found and
/// copied.
enum TagFont {
    /// Glyph space units, a thousand to the em, from one character to the next.
    static let advance = 540
    /// Of capitals and digits.
    static let capHeight = 600

    /// The characters that a document's tags use.
    struct Letters {
        fileprivate var isUsed = [Bool](repeating: false, count: 128)

        mutating func insert(_ text: String) {
            for byte in text.utf8 where byte < 128 { isUsed[Int(byte)] = true }
        }
    }

    /// Writes the font with only the characters that are used.
    static func write(_ letters: Letters, as reference: PDFReference, to update: inout IncrementalUpdate) {
        let characters = letters.isUsed.indices.filter { letters.isUsed[$0] }.map { Unicode.Scalar(UInt8($0)) }
        var procedures: PDFDictionary = [:]
        var differences: [PDFObject] = []
        for scalar in characters {
            let name = glyphName(scalar)
            procedures[name] = .reference(update.add([:], data: glyphs[scalar] ?? []))
            differences.append(contentsOf: [.integer(Int(scalar.value)), .name(name)])
        }
        let first = Int(characters.first?.value ?? 32)
        let last = Int(characters.last?.value ?? 32)
        let used = Set(characters.map { Int($0.value) })
        let map = update.add([:], data: unicodeMap(characters))
        update.write(
            .dictionary([
                "Type": .name("Font"), "Subtype": .name("Type3"),
                "FontBBox": .array([.integer(0), .integer(-60), .integer(advance), .integer(660)]),
                "FontMatrix": .array([
                    .real("0.001"), .integer(0), .integer(0), .real("0.001"), .integer(0), .integer(0),
                ]),
                "CharProcs": .dictionary(procedures),
                "Encoding": .dictionary(["Type": .name("Encoding"), "Differences": .array(differences)]),
                "FirstChar": .integer(first), "LastChar": .integer(last),
                "Widths": .array((first...last).map { .integer(used.contains($0) ? advance : 0) }),
                "Resources": .dictionary([:]), "ToUnicode": .reference(map),
            ]), as: reference)
    }

    /// The content stream of each character, drawn once for the life of the process.
    private static let glyphs: [Unicode.Scalar: [UInt8]] = Dictionary(
        uniqueKeysWithValues: (32..<127).map { code in
            let scalar = Unicode.Scalar(UInt8(code))
            return (scalar, glyph(Character(scalar)))
        })

    /// Draws one character in whatever colour the text has (operator d1).
    private static func glyph(_ character: Character) -> [UInt8] {
        var content = ContentWriter()
        content.raw("\(advance) 0 0 -60 \(advance) 660 d1\n")
        let strokes = StrokeAlphabet.strokes(of: character)
        guard !strokes.isEmpty else { return content.bytes }
        content.raw("84 w 1 J 1 j\n")
        content.strokes(strokes) { (70 + $0.x * 100, $0.y * 100) }
        return content.bytes
    }

    /// Names of the Adobe Glyph List.
    private static func glyphName(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case " ": "space"
        case "-": "hyphen"
        case "/": "slash"
        case ".": "period"
        case "0"..."9":
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][Int(scalar.value) - 48]
        default: String(Character(scalar))
        }
    }

    /// A ToUnicode CMap (§9.10.3): every code is the character's own.
    private static func unicodeMap(_ characters: [Unicode.Scalar]) -> [UInt8] {
        var lines = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <00> <FF>
            endcodespacerange

            """
        lines += "\(characters.count) beginbfchar\n"
        for scalar in characters {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            lines += "<\(digits)> <00\(digits)>\n"
        }
        lines += """
            endbfchar
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end

            """
        return Array(lines.utf8)
    }
}
