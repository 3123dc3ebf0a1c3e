import PDF

/// What a document that says it is PDF/A (ISO 19005) demands of everything added to it.
struct ArchivalDemands {
    /// 1 to 4; nil where the metadata do not say it plainly.
    var part: Int?
    /// Colour components of the output intent's profile: 1, 3 or 4; nil for a document without output intent.
    var outputComponents: Int?

    /// Nil for a document whose XMP metadata do not name the PDF/A schema.
    init?(of document: PDFDocument) throws(PDFError) {
        guard let packet = try document.metadataPacket(), ArchivalClaim.isMade(in: packet) else { return nil }
        part = ArchivalClaim(packet: packet)?.part
        let catalog = try document.catalog().value.dictionaryValue
        if let intents = try document.resolveArray(catalog?["OutputIntents"]), !intents.isEmpty {
            let profile = try document.resolveDictionary(
                document.resolveDictionary(intents[0])?["DestOutputProfile"])
            outputComponents = try document.resolve(profile?["N"]).integerValue ?? 3
        }
    }

    /// A grey without a device where nothing says how device colours look: there DeviceGray would be against the standard
    /// (ISO 19005-2 §6.2.4.3). Its white is that of screens: viewers that adapt nothing show grey as grey. Nil where it is not
    /// needed.
    var gray: PDFObject? {
        guard outputComponents == nil else { return nil }
        return .array([
            .name("CalGray"),
            .dictionary(["WhitePoint": .array([.real("0.9505"), .integer(1), .real("1.089")]), "Gamma": .real("2.2")]),
        ])
    }
}
