import ArchiveModel
import CII
import Cairo
import EN16931
import InvoiceTesting
import PDF
import Rendering
import Testing
import WorkerProtocol

/// Each clause of the list in Documentation/FacturX.md is broken once, by an update to a sound document.
@Suite struct ArchivalCheckTests {
    private static func sound() throws -> [UInt8] {
        var invoice = SmallInvoice.minimal()
        invoice.processControl = ProcessControl()
        invoice.processControl?.specificationIdentifier = Term("urn:cen.eu:en16931:2017")
        return try InvoicePages.facturX(
            invoice, xml: CIIWriter.write(invoice).bytes, language: .es, time: PageSamples.time, typefaces: Typefaces())
    }

    /// The clauses that are broken after a change to catalog and first page.
    private static func clauses(
        _ change: (inout IncrementalUpdate, inout PDFDictionary, inout PDFDictionary) throws -> Void
    ) throws -> Set<String> {
        let bytes = try sound()
        let document = try PDFDocument(MemoryBytes(bytes))
        var update = try IncrementalUpdate(document)
        let catalog = try document.catalog()
        let page = try #require(try document.pages().first)
        var entries = try #require(catalog.value.dictionaryValue)
        var pageEntries = page.dictionary
        try change(&update, &entries, &pageEntries)
        update.write(.dictionary(entries), as: catalog.reference)
        update.write(.dictionary(pageEntries), as: page.reference)
        let changed = bytes + (try update.finish()).bytes
        return Set(try ArchivalCheck.faults(of: PDFDocument(MemoryBytes(changed))).map(\.clause))
    }

    /// A page that draws one object.
    private static func drawing(_ object: PDFDictionary, data: String = "") throws -> Set<String> {
        try clauses { update, _, page in
            let form = update.add(object, data: Array(data.utf8))
            page["Contents"] = .reference(update.add([:], data: Array("q /X Do Q".utf8)))
            page["Resources"] = .dictionary(["XObject": .dictionary(["X": .reference(form)])])
        }
    }

    private static func annotated(_ annotation: PDFDictionary) throws -> Set<String> {
        try clauses { update, _, page in
            page["Annots"] = .array([.reference(update.add(.dictionary(annotation)))])
        }
    }

    @Test func `a document that was only continued is sound`() throws {
        #expect(try Self.clauses { _, _, _ in }.isEmpty)
    }

    @Test func `streams`() throws {
        #expect(
            try Self.clauses { update, _, _ in _ = update.add(["F": .string(Array("a.bin".utf8))], data: []) } == [
                "6.1.7.1"
            ])
        #expect(
            try Self.clauses { update, _, _ in _ = update.add(["Filter": .name("LZWDecode")], data: []) } == ["6.1.7.2"]
        )
    }

    @Test(
        arguments: [
            PDFObject.string([UInt8](repeating: 65, count: 32_768)), .name(String(repeating: "n", count: 128)),
            .integer(1 << 31), .real("1" + String(repeating: "0", count: 39) + ".0"),
            .dictionary([String(repeating: "k", count: 128): .integer(1)]),
        ])
    func `limits of values`(value: PDFObject) throws {
        #expect(try Self.clauses { update, _, _ in _ = update.add(.array([value])) } == ["6.1.13"])
    }

    @Test func `limits of values are reached without fault`() throws {
        let values: [PDFObject] = [
            .string([UInt8](repeating: 65, count: 32_767)), .name(String(repeating: "n", count: 127)),
            .integer((1 << 31) - 1), .integer(-(1 << 31)),
        ]
        #expect(try Self.clauses { update, _, _ in _ = update.add(.array(values)) }.isEmpty)
    }

    @Test func `contents`() throws {
        for (content, clause) in [
            (String(repeating: "q ", count: 29), "6.1.13"), ("0 0 0 1 k", "6.2.4"), ("/DeviceCMYK cs", "6.2.4"),
            ("BT /None 9 Tf ET", "6.2.11.4.1"),
        ] {
            let found = try Self.clauses { update, _, page in
                page["Contents"] = .reference(update.add([:], data: Array(content.utf8)))
            }
            #expect(found == [clause], "\(content)")
        }
    }

    @Test func `pictures and forms`() throws {
        let image: PDFDictionary = [
            "Subtype": .name("Image"), "Width": .integer(1), "Height": .integer(1), "BitsPerComponent": .integer(8),
            "ColorSpace": .name("DeviceGray"),
        ]
        for (key, value) in [
            ("Interpolate", PDFObject.boolean(true)), ("Alternates", .array([])), ("OPI", .dictionary([:])),
        ] {
            var image = image
            image[key] = value
            #expect(try Self.drawing(image, data: "x") == ["6.2.8"], "\(key)")
        }
        let box = PDFObject.array([.integer(0), .integer(0), .integer(9), .integer(9)])
        for key in ["Ref", "PS", "OPI"] {
            #expect(
                try Self.drawing(["Subtype": .name("Form"), "BBox": box, key: .dictionary([:])]) == ["6.2.9"], "\(key)")
        }
        #expect(try Self.drawing(["Subtype": .name("PS")]) == ["6.2.9"])
        #expect(try Self.drawing(["Subtype": .name("Form"), "BBox": box], data: "1 0 0 0 k") == ["6.2.4"])
    }

    @Test func `fonts`() throws {
        let fonts: [(PDFDictionary, Set<String>)] = [
            (["Subtype": .name("Type0"), "BaseFont": .name("A"), "Encoding": .name("Identity-H")], ["6.2.11.3"]),
            (["Subtype": .name("Type1"), "BaseFont": .name("Helvetica")], ["6.2.11.4.1"]),
        ]
        for (font, clauses) in fonts {
            let found = try Self.clauses { update, _, page in
                page["Contents"] = .reference(update.add([:], data: Array("BT /F 9 Tf ET".utf8)))
                page["Resources"] = .dictionary(["Font": .dictionary(["F": .dictionary(font)])])
            }
            #expect(found == clauses)
        }
    }

    @Test func `annotations`() throws {
        let rectangle = PDFObject.array([.integer(0), .integer(0), .integer(9), .integer(9)])
        #expect(
            try Self.annotated(["Subtype": .name("Sound"), "Rect": rectangle, "F": .integer(4)])
                .isSuperset(of: ["6.3.1"]))
        #expect(try Self.annotated(["Subtype": .name("Link"), "Rect": rectangle]) == ["6.3.2"])
        #expect(try Self.annotated(["Subtype": .name("Link"), "Rect": rectangle, "F": .integer(6)]) == ["6.3.2"])
        #expect(try Self.annotated(["Subtype": .name("Text"), "Rect": rectangle, "F": .integer(4)]) == ["6.3.3"])
        #expect(try Self.annotated(["Subtype": .name("Link"), "Rect": rectangle, "F": .integer(4)]).isEmpty)
    }

    @Test func `forms, actions and presentations`() throws {
        let script = PDFObject.dictionary(["S": .name("JavaScript"), "JS": .string(Array("1".utf8))])
        let next = PDFObject.dictionary(["S": .name("GoTo"), "Next": script])
        let cases: [(key: String, value: PDFObject, clause: String)] = [
            ("AcroForm", .dictionary(["NeedAppearances": .boolean(true)]), "6.4.1"),
            ("AcroForm", .dictionary(["XFA": .array([])]), "6.4.2"), ("OpenAction", script, "6.5.1"),
            ("OpenAction", next, "6.5.1"),
            ("OpenAction", .dictionary(["S": .name("Named"), "N": .name("Print")]), "6.5.1"),
            ("AA", .dictionary([:]), "6.5.2"),
            ("AcroForm", .dictionary(["Fields": .array([.dictionary(["AA": .dictionary([:])])])]), "6.5.2"),
            ("Requirements", .array([]), "6.11"),
        ]
        for (key, value, clause) in cases {
            #expect(try Self.clauses { _, catalog, _ in catalog[key] = value } == [clause], "\(key) \(value)")
        }
        let named = PDFObject.dictionary(["S": .name("Named"), "N": .name("NextPage")])
        #expect(try Self.clauses { _, catalog, _ in catalog["OpenAction"] = named }.isEmpty)
        #expect(try Self.clauses { _, _, page in page["PresSteps"] = .dictionary([:]) } == ["6.10"])
        let presented = try Self.clauses { _, catalog, _ in
            var names = catalog["Names"]?.dictionaryValue ?? [:]
            names["AlternatePresentations"] = .dictionary([:])
            catalog["Names"] = .dictionary(names)
        }
        #expect(presented == ["6.10"])
    }
}
