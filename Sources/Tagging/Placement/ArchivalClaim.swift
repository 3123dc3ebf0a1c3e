import PDF

/// What a document that says it is PDF/A (ISO 19005) demands of everything added to it.
struct ArchivalClaim {
    /// 1 to 4; nil where the metadata do not say it plainly.
    var part: Int?
    /// Colour components of the output intent's profile: 1, 3 or 4; nil for a document without output intent.
    var outputComponents: Int?

    /// Nil for a document whose XMP metadata do not name the PDF/A schema.
    init?(of document: PDFDocument) throws(PDFError) {
        let catalog = try document.catalog().value.dictionaryValue
        guard case .stream(let metadata) = try document.resolve(catalog?["Metadata"]) else { return nil }
        let text = try document.decodedData(of: metadata, limit: 8 << 20)
        guard Self.place(of: "pdfaid", in: text) != nil else { return nil }
        // An element `<pdfaid:part>2</pdfaid:part>` or an attribute `pdfaid:part="2"`.
        if let place = Self.place(of: "pdfaid:part", in: text) {
            let value = text[place...].prefix(4).first { (48...57).contains($0) }
            part = value.map { Int($0) - 48 }
        }
        if let intents = try document.resolveArray(catalog?["OutputIntents"]), !intents.isEmpty {
            let profile = try document.resolveDictionary(
                document.resolveDictionary(intents[0])?["DestOutputProfile"])
            outputComponents = try document.resolve(profile?["N"]).integerValue ?? 3
        }
    }

    /// A grey without a device where nothing says how device colours look: there DeviceGray would be against the standard
    /// (ISO 19005-2 §6.2.4.3). Nil where it is not needed.
    var gray: PDFObject? {
        guard outputComponents == nil else { return nil }
        return .array([
            .name("CalGray"),
            .dictionary(["WhitePoint": .array([.real("0.9642"), .integer(1), .real("0.8249")]), "Gamma": .real("2.2")]),
        ])
    }

    /// Behind the first occurrence of the words.
    private static func place(of words: String, in text: [UInt8]) -> Int? {
        let mark = Array(words.utf8)
        return text.indices.dropLast(mark.count).first { text[$0] == mark[0] && text[$0...].starts(with: mark) }
            .map { $0 + mark.count }
    }
}
