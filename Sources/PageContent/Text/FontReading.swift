import PDF

extension PageFont {
    /// A ToUnicode map longer than this is none.
    private static let longestMap = 4 << 20

    /// Reads the font's dictionary; what is missing or malformed gets typical values.
    static func read(_ dictionary: PDFDictionary, in document: PDFDocument) throws(PDFError) -> PageFont {
        let kind = try document.resolve(dictionary["Subtype"]).nameValue
        let name = try document.resolve(dictionary["BaseFont"]).nameValue ?? ""
        let map = try unicodeMap(dictionary, in: document)
        if kind == "Type0" {
            return try composite(dictionary, map: map, drawsBars: isOfBars(name), in: document)
        }
        let descriptor = try document.resolveDictionary(dictionary["FontDescriptor"])
        var source = unreadable
        source.map = map
        source.isType3 = kind == "Type3"
        source.dictionary = dictionary
        source.drawsBars = isOfBars(name)
        source.advances = try advances(dictionary, descriptor, name: name, isType3: kind == "Type3", in: document)
        try readEncoding(dictionary, descriptor, name: name, into: &source, in: document)
        return PageFont(source)
    }

    /// A map that cannot be decoded is none; the file may still be read.
    private static func unicodeMap(
        _ dictionary: PDFDictionary, in document: PDFDocument
    ) throws(PDFError) -> UnicodeMap? {
        guard case .stream(let stream) = try document.resolve(dictionary["ToUnicode"]) else { return nil }
        do { return UnicodeMap(try document.decodedData(of: stream, limit: longestMap)) } catch {
            switch error.code {
            case .unsupported, .tooLarge, .damaged: return nil
            default: throw error
            }
        }
    }

    private static func advances(
        _ dictionary: PDFDictionary, _ descriptor: PDFDictionary?, name: String, isType3: Bool, in document: PDFDocument
    ) throws(PDFError) -> [Double] {
        guard let widths = try document.resolveArray(dictionary["Widths"]),
            let first = try document.resolve(dictionary["FirstChar"]).integerValue, (0..<256).contains(first)
        else { return SimpleAdvances.standard(name) }
        var scale = 1.0
        if isType3 {
            let matrix = try document.resolveArray(dictionary["FontMatrix"]) ?? []
            scale = abs(try document.resolve(matrix.first).number ?? 0.001) * 1_000
        }
        let missing = try document.resolve(descriptor?["MissingWidth"]).number ?? 0
        var advances = [Double](repeating: missing, count: 256)
        for (index, width) in widths.prefix(256 - first).enumerated() {
            advances[first + index] = (try document.resolve(width).number ?? missing) * scale
        }
        return advances
    }

    /// The characters that /Encoding gives codes: a predefined encoding, changed where /Differences name glyphs.
    /// Without one, codes of a font with letters of its own (Symbol, ZapfDingbats, flag Symbolic) stand for themselves.
    private static func readEncoding(
        _ dictionary: PDFDictionary, _ descriptor: PDFDictionary?, name: String, into source: inout FontSource,
        in document: PDFDocument
    ) throws(PDFError) {
        let encoding = try document.resolve(dictionary["Encoding"])
        var base = encoding.nameValue.flatMap(SimpleEncoding.init)
        var differences: [PDFObject] = []
        if let entries = encoding.dictionaryValue {
            base = try document.resolve(entries["BaseEncoding"]).nameValue.flatMap(SimpleEncoding.init)
            differences = try document.resolveArray(entries["Differences"]) ?? []
        }
        let flags = try document.resolve(descriptor?["Flags"]).integerValue ?? 0
        let isSymbolic =
            descriptor == nil ? ["Symbol", "ZapfDingbats"].contains(name) : flags & 4 != 0 && flags & 32 == 0
        let start = base ?? (isSymbolic ? nil : .standard)
        var names: [Int: String] = [:]
        var code = 0
        for difference in differences.prefix(1_024) {
            switch try document.resolve(difference) {
            case .integer(let number): code = number
            case .name(let name):
                if (0..<256).contains(code) { names[code] = name }
                code += 1
            default: break
            }
        }
        source.names = names
        source.hasEncoding = base != nil
        source.scalars = { code in
            if let name = names[code] { return GlyphNames.scalar(name) }
            return start?.scalar(code)
        }
    }

    private static func composite(
        _ dictionary: PDFDictionary, map: UnicodeMap?, drawsBars: Bool, in document: PDFDocument
    ) throws(PDFError) -> PageFont {
        let descendants = try document.resolveArray(dictionary["DescendantFonts"])
        let descendant = try document.resolveDictionary(descendants?.first) ?? [:]
        let standard = try document.resolve(descendant["DW"]).number ?? 1_000
        var advances: [Int: Double] = [:]
        let elements = try document.resolveArray(descendant["W"]) ?? []
        var index = 0
        while index + 1 < elements.count, advances.count < 65_536 {
            guard let first = try document.resolve(elements[index]).integerValue, (0...65_535).contains(first) else {
                break
            }
            let next = try document.resolve(elements[index + 1])
            if case .array(let run) = next {
                for (offset, width) in run.prefix(65_536).enumerated() {
                    advances[first + offset] = try document.resolve(width).number ?? standard
                }
                index += 2
            } else if let last = next.integerValue, last <= 65_535, index + 2 < elements.count {
                let width = try document.resolve(elements[index + 2]).number ?? standard
                if last >= first { for code in first...last { advances[code] = width } }
                index += 3
            } else {
                break
            }
        }
        return PageFont(
            advances: advances, standard: standard, map: map, drawsBars: drawsBars, dictionary: dictionary)
    }

    private static let barFonts = ["barcode", "code128", "code39", "3of9", "ean13", "qrcode"].map { Array($0.utf8) }

    /// Fonts whose glyphs are the bars of a code carry its name.
    private static func isOfBars(_ name: String) -> Bool {
        // Digits stay what they are.
        let letters = name.utf8.map { $0 | 0x20 }
        return barFonts.contains { mark in
            letters.count >= mark.count
                && (0...(letters.count - mark.count)).contains { letters[$0...].starts(with: mark) }
        }
    }
}
