extension ArchivalCheck {
    /// §6.2.11: every font a page uses is in the file.
    mutating func checkFont(_ value: PDFObject?, _ place: String) throws(PDFError) {
        if case .reference(let reference) = value, !visited.insert(reference).inserted { return }
        guard let font = try document.resolveDictionary(value) else {
            return note("6.2.11.4.1", "\(place) uses a font that is not in the file.")
        }
        let name = try document.resolve(font["BaseFont"]).nameValue ?? "without a name"
        switch try document.resolve(font["Subtype"]).nameValue {
        case "Type3": return
        case "Type0": try checkComposite(font, name)
        default: try checkSimple(font, name)
        }
    }

    private mutating func checkComposite(_ font: PDFDictionary, _ name: String) throws(PDFError) {
        let descendants = try document.resolveArray(font["DescendantFonts"]) ?? []
        guard let descendant = try document.resolveDictionary(descendants.first) else {
            return note("6.2.11.3", "The composite font \(name) has no descendant.")
        }
        try checkProgram(of: descendant, name)
        if descendant["Subtype"] == .name("CIDFontType2"), descendant["CIDToGIDMap"] == nil {
            note("6.2.11.3.2", "The font \(name) does not say which sign a character is (/CIDToGIDMap).")
        }
        if case .name(let encoding) = try document.resolve(font["Encoding"]), !encoding.hasPrefix("Identity-") {
            // Predefined character maps are allowed where the font's collection is theirs, which is not looked at.
            if descendant["CIDSystemInfo"] == nil {
                note("6.2.11.3.1", "The font \(name) does not name its character collection.")
            }
        }
    }

    private mutating func checkSimple(_ font: PDFDictionary, _ name: String) throws(PDFError) {
        try checkProgram(of: font, name)
        guard font["Subtype"] == .name("TrueType"),
            let descriptor = try document.resolveDictionary(font["FontDescriptor"])
        else { return }
        let isSymbolic = (try document.resolve(descriptor["Flags"]).integerValue ?? 0) & 4 != 0
        let encoding = try document.resolve(font["Encoding"])
        let named = try document.resolve(encoding.dictionaryValue?["BaseEncoding"]).nameValue
        let base = encoding.nameValue ?? named
        if isSymbolic, !encoding.isNull { note("6.2.11.6", "The symbolic font \(name) has an encoding.") }
        if !isSymbolic, base != "WinAnsiEncoding", base != "MacRomanEncoding" {
            note("6.2.11.6", "The font \(name) has neither WinAnsi nor MacRoman encoding.")
        }
    }

    /// §6.2.11.4.1.
    private mutating func checkProgram(of font: PDFDictionary, _ name: String) throws(PDFError) {
        let descriptor = try document.resolveDictionary(font["FontDescriptor"]) ?? [:]
        for key in ["FontFile", "FontFile2", "FontFile3"] {
            if case .stream = try document.resolve(descriptor[key]) { return }
        }
        note("6.2.11.4.1", "The font \(name) is not embedded.")
    }
}
