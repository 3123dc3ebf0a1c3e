import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

@Suite struct `Preparing originals` {
    private let place = PreparationRequest.SignaturePlace(
        capacity: 512, time: UTCTime(milliseconds: 1_795_466_640_000), reason: "Sello del archivo")

    private func prepare(_ source: MemoryBytes, _ request: PreparationRequest? = nil) throws -> (
        PreparedIncrement, MemoryBytes
    ) {
        let request = request ?? PreparationRequest(id: TestDocument.id, signature: place)
        let (prepared, increment) = try PagePreparation.prepare(request, source: source)
        #expect(prepared.sourceLength == source.length)
        #expect(prepared.incrementLength == UInt64(increment.count))
        try IncrementInspector.inspect(
            increment, sourceLength: source.length, objects: prepared.objects, byteRange: prepared.byteRange)
        return (prepared, MemoryBytes(source.bytes + increment))
    }

    @Test(arguments: TestDocument.geometries)
    func `the source stays the first revision and every page gets a tag`(name: String) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let before = try PDFDocument(source)
        let (prepared, whole) = try prepare(source)
        let document = try PDFDocument(whole)
        let revisions = try document.revisions()
        #expect(revisions.count == (try before.revisions().count) + 1)
        #expect(revisions.last?.extent == source.length..<whole.length)
        let pages = try document.pages()
        #expect(pages.count == prepared.pages)
        for (old, new) in zip(try before.pages(), pages) {
            #expect(old.reference == new.reference && old.rotation == new.rotation && old.cropBox == new.cropBox)
            let resources = try #require(try document.resolveDictionary(new.resources))
            #expect(try document.resolveDictionary(resources["Font"])?["LegajoTag"] != nil)
            // What the page had is still there.
            let known = try before.resolveDictionary(old.resources) ?? [:]
            for category in known.sortedKeys {
                let entries = try before.resolveDictionary(known[category])?.sortedKeys ?? []
                let kept = try document.resolveDictionary(resources[category])?.sortedKeys ?? []
                #expect(Set(entries).isSubset(of: kept))
            }
        }
    }

    @Test func `the signature field joins a new form`() throws {
        let (prepared, whole) = try prepare(try TestDocument.fixture("Pages/a4.pdf"))
        let document = try PDFDocument(whole)
        let field = try #require(try document.signatureFields().first)
        let signature = try #require(field.signature)
        #expect(signature.subFilter == "ETSI.CAdES.detached" && signature.filter == "Adobe.PPKLite")
        #expect(signature.signingTime == "D:20261123204400+00'00'")
        #expect(signature.reason == "Sello del archivo")
        #expect(signature.byteRange == prepared.byteRange?.map(Int.init))
        #expect(
            signature.contentsExtent.map { [$0.lowerBound, $0.upperBound] }
                == prepared.byteRange.map { Array($0[1...2]) })
        #expect(signature.contents == [UInt8](repeating: 0, count: 512))
        let form = try document.resolveDictionary(document.catalog().value.dictionaryValue?["AcroForm"])
        #expect(form?["SigFlags"] == .integer(3))
        let page = try document.pages()[0].dictionary
        #expect(try document.resolveArray(page["Annots"])?.last == field.reference.map(PDFObject.reference))
    }

    @Test func `an existing form keeps its fields and a taken name is avoided`() throws {
        let source = TestDocument.page(
            content: "", entries: "/Annots 7 0 R", catalog: "/AcroForm 5 0 R",
            objects: ["<</Fields[6 0 R]/DA(/F 0 Tf)>>", "<</FT/Tx/T(LegajoSeal)>>", "[6 0 R]"])
        let (_, whole) = try prepare(source)
        let document = try PDFDocument(whole)
        let form = try #require(try document.resolveDictionary(.reference(PDFReference(5))))
        #expect(form["DA"] == .string(Array("/F 0 Tf".utf8)))
        #expect(try document.resolveArray(form["Fields"])?.first == .reference(PDFReference(6)))
        #expect(try document.signatureFields().map(\.name) == ["LegajoSeal2"])
        #expect(try document.resolveArray(document.pages()[0].dictionary["Annots"])?.count == 2)
        // The shared array itself is untouched.
        #expect(try document.resolveArray(.reference(PDFReference(7)))?.count == 1)
    }

    @Test func `tags and signature place can be asked for one by one, nothing at all cannot`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let (tagged, _) = try prepare(source, PreparationRequest(id: TestDocument.id))
        #expect(tagged.byteRange == nil)
        let (signed, whole) = try prepare(source, PreparationRequest(signature: place))
        #expect(signed.byteRange != nil)
        let resources = try PDFDocument(whole).pages()[0].dictionary["Resources"]
        #expect(resources == (try PDFDocument(source).pages()[0].dictionary["Resources"]))
        #expect(throws: WorkerRefusal.self) { try prepare(source, PreparationRequest()) }
    }

    @Test func `the same request gives the same bytes`() throws {
        let source = try TestDocument.fixture("Pages/fifty.pdf")
        #expect(try prepare(source).1.bytes == prepare(source).1.bytes)
    }

    @Test func `what must not be changed is refused with its reason`() throws {
        let once = try prepare(try TestDocument.fixture("Pages/a4.pdf")).1
        for (source, code) in [
            (once, "signed"), (try TestDocument.fixture("Bad/user-password.pdf"), "encrypted"),
            (try TestDocument.fixture("Bad/truncated.pdf"), "unreadable"),
            (try TestDocument.fixture("Bad/empty.pdf"), "unreadable"),
            (try TestDocument.fixture("Bad/page-tree-loop.pdf"), "unreadable"),
            (try TestDocument.fixture("Bad/note.txt"), "unreadable"),
            (try TestDocument.fixture("Bad/flate-bomb.pdf"), "too-large"),
        ] {
            let refusal = #expect(throws: WorkerRefusal.self) { try prepare(source) }
            #expect(refusal?.code == code)
            #expect(refusal?.message.isEmpty == false)
        }
    }

    @Test func `shared resources are copied once and stay as they were for others`() throws {
        let source = try TestDocument.fixture("Pages/inherited-resources.pdf")
        let document = try PDFDocument(prepare(source).1)
        let references = Set(try document.pages().compactMap { $0.resources?.referenceValue })
        #expect(references.count == 1)
    }

    @Test func `a PDF/A without output intent gets a grey of its own`() throws {
        let metadata = "<x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'/>"
        func spaces(_ catalog: String) throws -> PDFObject? {
            let source = TestDocument.page(
                content: "", catalog: catalog,
                objects: ["<</Length \(metadata.utf8.count)>>\nstream\n\(metadata)\nendstream"])
            let document = try PDFDocument(prepare(source).1)
            return try document.resolveDictionary(document.pages()[0].resources)?["ColorSpace"]
        }
        #expect(try spaces("") == nil)
        #expect(try spaces("/Metadata 5 0 R/OutputIntents[<<>>]") == nil)
        #expect(try spaces("/Metadata 5 0 R") != nil)
    }

    @Test(arguments: [(1, "no change at all"), (2, "filling in forms"), (3, "annotations"), (9, "filling in forms")])
    func `A certified document is not changed, and the reason says what its author allows`(
        level: Int, allowed: String
    ) throws {
        let source = TestDocument.page(
            content: "0 0 m", catalog: "/Perms<</DocMDP 5 0 R>>",
            objects: [
                "<</Type/Sig/Reference[<</TransformMethod/DocMDP/TransformParams<</Type/TransformParams/P \(level)>>>>]>>"
            ])
        #expect(try PDFDocument(source).certification()?.allowed.contains(allowed) == true)
        #expect {
            try PagePreparation.prepare(PreparationRequest(id: TestDocument.id), source: source)
        } throws: {
            let refusal = $0 as? WorkerRefusal
            return refusal?.code == "signed" && refusal?.message.contains(allowed) == true
        }
        #expect(try PDFDocument(TestDocument.page(content: "0 0 m")).certification() == nil)
    }
}
