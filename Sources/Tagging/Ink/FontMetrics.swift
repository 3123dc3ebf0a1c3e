import PDF

/// Advance widths of a font, in thousandths of the text size (ISO 32000-2 §9.2.4, §9.7.4.3).
final class FontMetrics {
    /// Codes of two bytes (composite fonts).
    let isComposite: Bool
    private let simple: [Double]
    private let composite: [Int: Double]
    private let standard: Double

    /// For fonts that cannot be read: widths on the generous side.
    static var unknown: FontMetrics { FontMetrics(simple: typicalWidths, standard: 600) }

    private init(simple: [Double], composite: [Int: Double] = [:], isComposite: Bool = false, standard: Double) {
        self.simple = simple
        self.composite = composite
        self.isComposite = isComposite
        self.standard = standard
    }

    /// Reads the font's dictionary; what is missing or malformed gets typical values.
    static func read(_ dictionary: PDFDictionary, in document: PDFDocument) throws(PDFError) -> FontMetrics {
        if try document.resolve(dictionary["Subtype"]).nameValue == "Type0" {
            return try readComposite(dictionary, in: document)
        }
        guard let widths = try document.resolveArray(dictionary["Widths"]),
            let first = try document.resolve(dictionary["FirstChar"]).integerValue, (0..<256).contains(first)
        else { return unknown }
        var scale = 1.0
        if try document.resolve(dictionary["Subtype"]).nameValue == "Type3" {
            let matrix = try document.resolveArray(dictionary["FontMatrix"]) ?? []
            scale = abs(try document.resolve(matrix.first).number ?? 0.001) * 1_000
        }
        let descriptor = try document.resolveDictionary(dictionary["FontDescriptor"])
        let missing = try document.resolve(descriptor?["MissingWidth"]).number ?? 0
        var simple = [Double](repeating: missing, count: 256)
        for (index, width) in widths.prefix(256 - first).enumerated() {
            simple[first + index] = (try document.resolve(width).number ?? missing) * scale
        }
        return FontMetrics(simple: simple, standard: missing)
    }

    private static func readComposite(
        _ dictionary: PDFDictionary, in document: PDFDocument
    ) throws(PDFError) -> FontMetrics {
        let descendants = try document.resolveArray(dictionary["DescendantFonts"])
        let descendant = try document.resolveDictionary(descendants?.first) ?? [:]
        let standard = try document.resolve(descendant["DW"]).number ?? 1_000
        var widths: [Int: Double] = [:]
        let elements = try document.resolveArray(descendant["W"]) ?? []
        var index = 0
        while index + 1 < elements.count, widths.count < 65_536 {
            guard let first = try document.resolve(elements[index]).integerValue, (0...65_535).contains(first) else {
                break
            }
            let next = try document.resolve(elements[index + 1])
            if case .array(let run) = next {
                for (offset, width) in run.prefix(65_536).enumerated() {
                    widths[first + offset] = try document.resolve(width).number ?? standard
                }
                index += 2
            } else if let last = next.integerValue, last <= 65_535, index + 2 < elements.count {
                let width = try document.resolve(elements[index + 2]).number ?? standard
                if last >= first { for code in first...last { widths[code] = width } }
                index += 3
            } else {
                break
            }
        }
        return FontMetrics(simple: [], composite: widths, isComposite: true, standard: standard)
    }

    /// The advance of a shown string in thousandths, how many characters it has, and how many are word spaces.
    func measure(_ text: [UInt8]) -> (advance: Double, characters: Int, spaces: Int) {
        var advance = 0.0
        guard isComposite else {
            var spaces = 0
            for byte in text {
                advance += simple[Int(byte)]
                if byte == 32 { spaces += 1 }
            }
            return (advance, text.count, spaces)
        }
        for index in stride(from: 0, to: text.count - 1, by: 2) {
            advance += composite[Int(text[index]) << 8 | Int(text[index + 1])] ?? standard
        }
        return (advance, text.count / 2, 0)
    }

    /// Rough widths of a sans serif, for the standard fonts that come without any.
    private static let typicalWidths: [Double] = (0..<256).map { code in
        switch UInt8(code) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 700
        case UInt8(ascii: "a")...UInt8(ascii: "z"): 540
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 560
        case 32, UInt8(ascii: "."), UInt8(ascii: ","): 280
        default: 600
        }
    }
}
