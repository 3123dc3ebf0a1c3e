import ArchiveModel
import PDF
import WorkerProtocol

/// A document cairo drew, and what cairo has no call for, appended to it.
struct DrawnDocument {
    private let bytes: [UInt8]
    private let document: PDFDocument
    private var update: IncrementalUpdate
    private var catalog: PDFDictionary
    private let root: PDFReference

    init(_ bytes: [UInt8]) throws(PDFError) {
        self.bytes = bytes
        document = try PDFDocument(MemoryBytes(bytes))
        let catalog = try document.catalog()
        self.catalog = catalog.value.dictionaryValue ?? [:]
        root = catalog.reference
        update = try IncrementalUpdate(document)
    }

    /// Its language (ISO 32000-1 §14.9.2), and that viewers show its title (§12.2).
    ///
    /// cairo 1.16 writes dates without the `D:` that §7.9.4 demands.
    mutating func state(_ language: ViewLanguage, time: UTCTime) throws(PDFError) {
        if case .reference(let reference) = document.trailer["Info"],
            var information = try document.object(reference).value.dictionaryValue
        {
            information["CreationDate"] = .string(PDFDate.string(time))
            information["ModDate"] = .string(PDFDate.string(time))
            update.write(.dictionary(information), as: reference)
        }
        catalog["Lang"] = .string(Array(language.rawValue.utf8))
        catalog["ViewerPreferences"] = .dictionary(["DisplayDocTitle": .boolean(true)])
    }

    /// What makes the document a PDF/A-3 of level B: metadata (ISO 19005-3 §6.6.2), colours (§6.2.3), and what cairo
    /// leaves to its default though the standard wants it said (§6.2.11.3.2).
    mutating func conform(_ metadata: MetadataPacket) throws(PDFError) {
        catalog["Metadata"] = .reference(
            update.add(["Type": .name("Metadata"), "Subtype": .name("XML")], data: metadata.bytes))
        let profile = update.add(["N": .integer(3)], data: ColourProfile.bytes)
        let name = PDFObject.string(Array(ColourProfile.name.utf8))
        catalog["OutputIntents"] = .array([
            .dictionary([
                "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"), "OutputConditionIdentifier": name,
                "Info": name, "DestOutputProfile": .reference(profile),
            ])
        ])
        try nameGlyphMaps()
    }

    /// An invoice beside the pages (ISO 19005-3 §6.8).
    mutating func embed(_ xml: [UInt8], as profile: FacturXProfile, time: UTCTime) {
        let moment = PDFDate.string(time)
        let stream = update.add(
            [
                "Type": .name("EmbeddedFile"), "Subtype": .name("text/xml"),
                "Params": .dictionary([
                    "Size": .integer(xml.count), "CreationDate": .string(moment), "ModDate": .string(moment),
                ]),
            ], data: xml)
        let name = PDFObject.string(Array(profile.fileName.utf8))
        let specification = update.add(
            .dictionary([
                "Type": .name("Filespec"), "F": name, "UF": name,
                "AFRelationship": .name(profile.relationship), "Desc": .string(Array("Invoice data (Factur-X)".utf8)),
                "EF": .dictionary(["F": .reference(stream), "UF": .reference(stream)]),
            ]))
        catalog["AF"] = .array([.reference(specification)])
        catalog["Names"] = .dictionary([
            "EmbeddedFiles": .dictionary(["Names": .array([name, .reference(specification)])])
        ])
    }

    consuming func finish() throws(PDFError) -> [UInt8] {
        update.write(.dictionary(catalog), as: root)
        return bytes + (try update.finish()).bytes
    }

    private mutating func nameGlyphMaps() throws(PDFError) {
        for number in document.numbers.sorted() {
            let object = try document.object(PDFReference(number))
            guard case .dictionary(var font) = object.value, font["Subtype"] == .name("CIDFontType2"),
                font["CIDToGIDMap"] == nil
            else { continue }
            font["CIDToGIDMap"] = .name("Identity")
            update.write(.dictionary(font), as: object.reference)
        }
    }
}

/// Dates of ISO 32000-1 §7.9.4.
enum PDFDate {
    static func string(_ time: UTCTime) -> [UInt8] {
        Array(("D:" + time.description.prefix(19).filter(\.isNumber) + "Z").utf8)
    }
}
