import PDF

/// What a template's pages use that a document's standard may forbid.
struct TemplateTraits: Hashable {
    /// Fonts whose programs are not in the file.
    private(set) var missingFonts: Set<String> = []
    private(set) var isTransparent = false
    /// Some font's letters are procedures of the file (Type 3).
    private(set) var drawsLetters = false
    /// Colours of a device: `DeviceGray`, `DeviceRGB`, `DeviceCMYK`.
    private(set) var deviceSpaces: Set<String> = []
    /// Stream filters no part of ISO 19005 allows, or not its first.
    private(set) var filters: Set<String> = []

    mutating func join(_ other: TemplateTraits) {
        missingFonts.formUnion(other.missingFonts)
        deviceSpaces.formUnion(other.deviceSpaces)
        filters.formUnion(other.filters)
        isTransparent = isTransparent || other.isTransparent
        drawsLetters = drawsLetters || other.drawsLetters
    }

    /// Why the pages may not be part of a document with that claim; empty for nothing.
    func conflicts(with claim: ArchivalDemands) -> [String] {
        var reasons = missingFonts.sorted().map { "the font \($0) is not embedded" }
        if isTransparent, claim.part == 1 { reasons.append("it is transparent in parts") }
        for space in deviceSpaces.sorted() {
            let components = ["DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4][space]
            let fits = claim.outputComponents == components || space == "DeviceGray" && claim.outputComponents != nil
            if !fits {
                reasons.append("its colours are \(space), which the document's output intent does not describe")
            }
        }
        if filters.contains("LZWDecode") { reasons.append("it is compressed with LZW") }
        if filters.contains("JPXDecode"), claim.part == 1 { reasons.append("it has a JPEG 2000 picture") }
        return reasons
    }

    private static let devices: [String: String] = [
        "DeviceGray": "DeviceGray", "G": "DeviceGray", "DeviceRGB": "DeviceRGB", "RGB": "DeviceRGB",
        "DeviceCMYK": "DeviceCMYK", "CMYK": "DeviceCMYK",
    ]

    /// A colour space by its name.
    mutating func note(space name: String) {
        if let device = Self.devices[name] { deviceSpaces.insert(device) }
    }

    /// An object on its way.
    mutating func note(
        _ copied: PDFDictionary, as kind: CopiedKind, from dictionary: PDFDictionary, in document: PDFDocument
    ) throws(PDFError) {
        note(filters: copied["Filter"])
        switch kind {
        case .font: try note(font: dictionary, in: document)
        case .group: isTransparent = isTransparent || copied["S"] == .name("Transparency")
        case .object: isTransparent = isTransparent || copied["SMask"] != nil
        case .graphicsState:
            let opacities = [copied["CA"], copied["ca"]].compactMap { $0?.number }
            let mode = copied["BM"]?.nameValue
            let hasMask = copied["SMask"].map { $0 != .name("None") } ?? false
            let isPlain = mode == nil || mode == "Normal" || mode == "Compatible"
            if opacities.contains(where: { $0 < 1 }) || hasMask || !isPlain { isTransparent = true }
        default: break
        }
    }

    private mutating func note(filters value: PDFObject?) {
        let names = value?.arrayValue?.compactMap(\.nameValue) ?? [value?.nameValue].compactMap(\.self)
        filters.formUnion(names)
    }

    /// Glyphs of Type 3 fonts are drawn in the file; a composite font's program hangs on its descendant.
    private mutating func note(font: PDFDictionary, in document: PDFDocument) throws(PDFError) {
        let subtype = try document.resolve(font["Subtype"]).nameValue
        drawsLetters = drawsLetters || subtype == "Type3"
        guard subtype != "Type3", subtype != "Type0", subtype != nil else { return }
        let descriptor = try document.resolveDictionary(font["FontDescriptor"])
        guard ["FontFile", "FontFile2", "FontFile3"].allSatisfy({ descriptor?[$0] == nil }) else { return }
        missingFonts.insert(try document.resolve(font["BaseFont"]).nameValue ?? "without a name")
    }

    /// The device colours a content stream sets with operators of their own.
    mutating func note(content: [UInt8]) {
        var parser = ContentParser(content)
        while let next = parser.next() {
            switch next {
            case .strokeGray, .fillGray: deviceSpaces.insert("DeviceGray")
            case .strokeRGB, .fillRGB: deviceSpaces.insert("DeviceRGB")
            case .strokeCMYK, .fillCMYK: deviceSpaces.insert("DeviceCMYK")
            case .strokeSpace, .fillSpace: note(space: parser.operands.first?.nameValue ?? "")
            default: break
            }
        }
    }
}
