import PDF

/// The resources a content stream names: producers list whatever they know, and what is not needed is not carried into
/// every document.
struct UsedResources {
    /// By category of the resource dictionary.
    private var names: [String: Set<String>] = [:]
    private var hasInlineImages = false
    /// Fonts that text is shown in; others are only named.
    private(set) var shownFonts: Set<String> = []

    init(_ content: [UInt8]) {
        var parser = ContentParser(content)
        var font: String?
        var saved: [String?] = []
        while let next = parser.next() {
            switch next {
            case .save: if saved.count < 512 { saved.append(font) }
            case .restore: font = saved.popLast() ?? font
            case .show, .showArray, .showNextLine, .showSpaced: if let font { shownFonts.insert(font) }
            case .font:
                font = parser.operands.first?.nameValue
                note("Font", parser.operands.first)
            case .object: note("XObject", parser.operands.first)
            case .parameters: note("ExtGState", parser.operands.first)
            case .strokeSpace, .fillSpace: note("ColorSpace", parser.operands.first)
            case .strokeColorName, .fillColorName: note("Pattern", parser.operands.last)
            case .shading: note("Shading", parser.operands.first)
            case .beginMarkedProperties, .pointProperties: note("Properties", parser.operands.last)
            case .inlineImage: hasInlineImages = true
            default: break
            }
        }
    }

    private mutating func note(_ category: String, _ operand: ContentOperand?) {
        if let name = operand?.nameValue { names[category, default: []].insert(name) }
    }

    /// The resources without what is not named. Forms without resources of their own take the page's (ISO 32000-2
    /// §7.8.3): then everything stays.
    func filter(_ resources: PDFObject?, in document: PDFDocument) throws(PDFError) -> PDFDictionary {
        var resources = try document.resolveDictionary(resources) ?? [:]
        let forms = try document.resolveDictionary(resources["XObject"]) ?? [:]
        for name in (names["XObject"] ?? []).sorted() {
            let form = try document.resolveDictionary(forms[name])
            if form?["Subtype"] == .name("Form"), form?["Resources"] == nil { return resources }
        }
        for category in resources.sortedKeys {
            guard let entries = try document.resolveDictionary(resources[category]) else { continue }
            if category == "ColorSpace", hasInlineImages { continue }
            let used = names[category] ?? []
            // Default colour spaces stand for the device's without being named.
            let kept = entries.entries.filter { used.contains($0.key) || $0.key.hasPrefix("Default") }
            resources[category] = kept.isEmpty ? nil : .dictionary(PDFDictionary(kept))
        }
        return resources
    }
}
