import ArchiveModel
import PDF
import Testing

/// What an increment may do to the catalog, and where a signature may hang.
@Suite struct `Catalogs in increments` {
    private let source = PlainDocument.of([
        "<</Type/Catalog/Pages 2 0 R/Lang(es)/ViewerPreferences<</HideMenubar true>>/X[1.50 null/A#20b<00FF>]>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>", "<</Type/Page/Parent 2 0 R/Resources<<>>>>",
    ])

    /// Inspects an update that writes a form and, as the catalog, what `change` makes of it.
    private func inspect(
        writing change: (inout PDFDictionary) -> Void, as number: PDFReference? = nil,
        keeping kept: KeptCatalog? = nil, also: (inout IncrementalUpdate) -> Void = { _ in }
    ) throws {
        let document = try PDFDocument(source)
        let catalog = try document.catalog()
        var update = try IncrementalUpdate(document)
        let form = update.add(.dictionary(["Fields": .array([])]))
        var dictionary = catalog.value.dictionaryValue ?? [:]
        dictionary["AcroForm"] = .reference(form)
        change(&dictionary)
        update.write(.dictionary(dictionary), as: number ?? catalog.reference)
        also(&update)
        let increment = try update.finish()
        try IncrementInspector.inspect(
            increment.bytes, sourceLength: increment.sourceLength, objects: increment.objects, byteRange: nil,
            catalog: try kept ?? KeptCatalog(of: document))
    }

    @Test func `they may name a form of the increment's own`() throws {
        try inspect { _ in }
        // An unwritten catalog is as it was.
        try inspect(writing: { _ in }, as: PDFReference(3))
    }

    @Test func `nothing else of them may change`() throws {
        let changes: [(inout PDFDictionary) -> Void] = [
            { $0["Pages"] = .reference(PDFReference(3)) }, { $0["Lang"] = nil }, { $0["Lang"] = .string([101, 110]) },
            { $0["OpenAction"] = .reference(PDFReference(3)) }, { $0["X"] = .array([.real("1.5"), .null]) },
            { $0["Names"] = .dictionary([:]) }, { $0["Perms"] = .dictionary([:]) },
            { $0 = ["AcroForm": $0["AcroForm"] ?? .null] },
        ]
        for (index, change) in changes.enumerated() {
            #expect(throws: PDFError.self, "\(index)") { try inspect(writing: change) }
        }
    }

    @Test func `their form is an object of the increment`() throws {
        for form: PDFObject? in [
            nil, .dictionary([:]), .reference(PDFReference(3)), .reference(PDFReference(99)), .null,
        ] {
            #expect(throws: PDFError.self) { try inspect { $0["AcroForm"] = form } }
        }
    }

    @Test func `the object stays the catalog, in its generation, and no stream`() throws {
        #expect(throws: PDFError.self) { try inspect(writing: { _ in }, as: PDFReference(1, 1)) }
        let catalog = try KeptCatalog(of: PDFDocument(source))
        var other = catalog
        other.reference = PDFReference(2)
        #expect(throws: PDFError.self) { try inspect(writing: { _ in }, keeping: other) }
        // Where nobody knows what it said, it is not written at all.
        other = catalog
        other.entries = nil
        #expect(throws: PDFError.self) { try inspect(writing: { _ in }, keeping: other) }
        let document = try PDFDocument(source)
        var update = try IncrementalUpdate(document)
        let form = update.add(.dictionary([:]))
        var dictionary = try #require(try document.catalog().value.dictionaryValue)
        dictionary["AcroForm"] = .reference(form)
        update.write(dictionary, data: [], as: catalog.reference)
        let increment = try update.finish()
        #expect(throws: PDFError.self) {
            try IncrementInspector.inspect(
                increment.bytes, sourceLength: increment.sourceLength, objects: increment.objects, byteRange: nil,
                catalog: catalog)
        }
    }

    @Test func `a signature hangs nowhere but where it is announced`() throws {
        let signature = PDFObject.dictionary(["Type": .name("Sig"), "ByteRange": .array([.integer(0), .integer(1)])])
        for value: PDFObject in [
            signature, .array([signature]), .dictionary(["V": signature]),
            .dictionary(["K": .array([.array([signature])])]),
        ] {
            #expect(throws: PDFError.self) { try inspect(writing: { _ in }, also: { _ = $0.add(value) }) }
        }
        try inspect(writing: { _ in }, also: { _ = $0.add(.dictionary(["V": .array([.name("ByteRange")])])) })
    }
}
