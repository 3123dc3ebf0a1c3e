import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

/// What of a template's file gets into documents, and which files are refused.
@Suite struct `Files of templates` {
    private static let sheet = TemplateLayout(sheets: [.init(file: "letterhead.pdf")])

    /// Everything an increment says, streams apart.
    private func names(in document: Dressed, source: MemoryBytes) throws -> Set<String> {
        let whole = try PDFDocument(document.whole)
        let before = try PDFDocument(source).highestObjectNumber
        var names: Set<String> = []
        func collect(_ value: PDFObject) {
            switch value {
            case .name(let name): names.insert(name)
            case .array(let elements): elements.forEach(collect)
            case .dictionary(let dictionary): collect(dictionary)
            case .stream(let stream): collect(stream.dictionary)
            default: break
            }
        }
        func collect(_ dictionary: PDFDictionary) {
            for (name, value) in dictionary.entries {
                names.insert(name)
                collect(value)
            }
        }
        for number in whole.numbers where number > before { collect(try whole.object(PDFReference(number)).value) }
        return names
    }

    @Test func `scripts, actions, annotations, files and metadata stay behind`() throws {
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let hostile = try Dressed(source, Self.sheet, replacing: ["letterhead.pdf": "hostile.pdf"])
        let names = try names(in: hostile, source: source)
        let forbidden: Set<String> = [
            "JavaScript", "JS", "AA", "OpenAction", "Names", "Annots", "Annot", "URI", "A", "S", "AF", "Filespec",
            "Ref",
            "OPI", "PieceInfo", "Metadata", "OCG", "Link", "EmbeddedFiles", "Page", "Parent",
        ]
        #expect(names.intersection(forbidden) == [])
        #expect(names.isSuperset(of: ["XObject", "Font", "FontFile2", "Properties"]))
        // It looks like the same letterhead without all that.
        let drawn = try Drawing.page(1, of: hostile.whole)
        #expect(zip(drawn.pixels, try Drawing.page(1, of: source).pixels).count { $0 != $1 } > 5_000)
    }

    @Test(arguments: [
        ("Templates/hidden-layer.pdf", "hidden layers"), ("Bad/user-password.pdf", "encrypted"),
        ("Bad/truncated.pdf", "cannot be used"), ("Bad/note.txt", "cannot be used"),
        ("Bad/page-tree-loop.pdf", "cannot be used"), ("Pages/fifty.pdf", "50 pages"),
    ])
    func `what cannot be drawn from is refused with its reason`(path: String, reason: String) throws {
        let request = TemplateInspectionRequest(layout: Self.sheet, names: ["letterhead.pdf"])
        let file = try TestDocument.fixture(path)
        let inspection = try TemplateInspector.inspect(request, files: [file])
        let fatal = try #require(inspection.findings.first { $0.flag == .fatal })
        #expect(fatal.message.contains(reason) && fatal.message.contains("letterhead.pdf"))
        let order = Dressing(layout: Self.sheet, files: ["letterhead.pdf"])
        let refusal = #expect(throws: WorkerRefusal.self) {
            try PagePreparation.prepare(
                PreparationRequest(dressing: order), source: TestDocument.fixture("Pages/a4.pdf"), files: [file])
        }
        #expect(refusal?.code == "template-unfit")
    }

    @Test func `three pages are no letterhead, but terms`() throws {
        let file = try TestDocument.fixture("Templates/three-pages.pdf")
        func flags(_ layout: TemplateLayout) throws -> [String] {
            let request = TemplateInspectionRequest(layout: layout, names: ["letterhead.pdf"])
            let report = try TemplateInspector.inspect(request, files: [file])
            #expect(report.pages == [3])
            return report.findings.filter { $0.flag == .fatal }.map(\.id)
        }
        #expect(try flags(Self.sheet) == ["template-pages"])
        #expect(try flags(TemplateLayout(terms: ["letterhead.pdf"])) == [])
    }

    @Test func `colours and fonts are told when it is recorded`() throws {
        let request = TemplateInspectionRequest(layout: Self.sheet, names: ["letterhead.pdf"])
        let ids = try TemplateInspector.inspect(
            request, files: [TestDocument.fixture("Templates/letterhead.pdf")]
        ).findings.map(\.id)
        #expect(ids == ["template-colours", "template-length"])
        let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        let plain = TestDocument.page(
            content: "BT /F 12 Tf 50 50 Td (x) Tj ET", entries: "/Resources<</Font<</F 5 0 R/Unused 5 0 R>>>>",
            objects: [font])
        let found = try TemplateInspector.inspect(request, files: [plain]).findings
        #expect(found.first { $0.id == "template-fonts" }?.message.contains("Helvetica") == true)
        let unused = TestDocument.page(
            content: "0 0 9 9 re f", entries: "/Resources<</Font<</F 5 0 R>>>>", objects: [font])
        #expect(
            !(try TemplateInspector.inspect(request, files: [unused])).findings.contains { $0.id == "template-fonts" })
    }

    @Test(arguments: [("2", "DeviceRGB", 1), ("2", "DeviceRGB", 3), ("1", "", 3)])
    func `a PDF-A stays one, or is not dressed`(part: String, space: String, components: Int) throws {
        let metadata = "<x xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/' pdfaid:part='\(part)'/>"
        let source = TestDocument.page(
            content: "", catalog: "/Metadata 5 0 R/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile 6 0 R>>]",
            objects: [
                "<</Length \(metadata.utf8.count)>>\nstream\n\(metadata)\nendstream",
                "<</N \(components)/Length 1>>\nstream\nx\nendstream",
            ])
        let fits = components == 3
        do {
            _ = try Dressed(source, Self.sheet)
            #expect(fits)
        } catch let refusal as WorkerRefusal {
            #expect(!fits && refusal.code == "template-unfit" && refusal.message.contains(space))
        }
    }

    @Test(arguments: [0, 90, 180, 270], [1.0, 2.0])
    func `a template's page is taken as its reader sees it`(rotation: Int, unit: Double) throws {
        // A square of 10 mm against the upper left corner of a page of 100 × 50 mm, whichever way it is stored.
        let mm = 72 / 25.4 / unit
        let (wide, high, square) = (100 * mm, 50 * mm, 10 * mm)
        let (box, x, y) =
            switch rotation {
            case 90: ((high, wide), 0.0, 0.0)
            case 180: ((wide, high), wide - square, 0.0)
            case 270: ((high, wide), high - square, wide - square)
            default: ((wide, high), 0.0, high - square)
            }
        let file = TestDocument.page(
            content: "\(7 + x) \(9 + y) \(square) \(square) re f",
            entries:
                "/MediaBox[0 0 2000 2000]/CropBox[7 9 \(7 + box.0) \(9 + box.1)]/Rotate \(rotation)/UserUnit \(unit)")
        let layout = TemplateLayout(sheets: [
            .init(file: "letterhead.pdf", place: .init(x: 30, y: 40, width: 100, height: 50))
        ])
        let source = TestDocument.page(content: "", entries: "/Rotate 90/UserUnit 1.5/CropBox[100 100 500 700]")
        let order = Dressing(layout: layout, files: ["letterhead.pdf"])
        let increment = try PagePreparation.prepare(
            PreparationRequest(dressing: order), source: source, files: [file]
        ).1
        let drawn = try Drawing.page(1, of: MemoryBytes(source.bytes + increment))
        // poppler takes a unit for a point whatever /UserUnit says.
        let dots = 150 / 25.4 / 1.5
        let dark = drawn.pixels.indices.filter { drawn.pixels[$0] < 128 }
        let (columns, rows) = (dark.map { $0 % drawn.width }, dark.map { $0 / drawn.width })
        for (found, expected) in [
            (columns.min(), 30 * dots), (columns.max(), 40 * dots), (rows.min(), 40 * dots), (rows.max(), 50 * dots),
        ] {
            #expect(abs(Double(try #require(found)) - expected) <= 2)
        }
    }

    @Test func `unbalanced and split content of a template is mended`() throws {
        let second = "Q Q Q 0 0 200 200 re f BT /X BMC"
        let file = TestDocument.page(
            content: "q q 0.5 0 0 0.5 0 0 cm",
            objects: ["[4 0 R 6 0 R]", "<</Length \(second.utf8.count)>>\nstream\n\(second)\nendstream"])
        var bytes = String(decoding: file.bytes, as: UTF8.self)
        bytes = bytes.replacing("/Contents 4 0 R", with: "/Contents 5 0 R")
        let layout = TemplateLayout(sheets: [.init(file: "letterhead.pdf", layer: .over)])
        let order = Dressing(layout: layout, files: ["letterhead.pdf"])
        let source = TestDocument.page(content: "q 0.1 0 0 0.1 0 0 cm")
        let increment = try PagePreparation.prepare(
            PreparationRequest(id: TestDocument.id, dressing: order), source: source,
            files: [MemoryBytes(Array(bytes.utf8))]
        ).1
        let drawn = try Drawing.page(1, of: MemoryBytes(source.bytes + increment))
        #expect(try drawn.tags().count == 1)
        #expect(drawn.pixels[(drawn.height - 100) * drawn.width + 100] < 128)
    }

    @Test func `elements are counted as well as objects`() throws {
        // One array of a hundred thousand numbers, named by four functions: each is a copy.
        let samples = "[" + String(repeating: "0 1 ", count: 50_000) + "]"
        let functions = (0..<4).map { _ in "<</FunctionType 2/N 1/Domain[0 1]/C0 5 0 R>>" }
        let named = (0..<4).map {
            "/S\($0)<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function \($0 + 6) 0 R>>"
        }
        let content = (0..<4).map { "/S\($0) sh" }.joined(separator: " ")
        let file = TestDocument.page(
            content: content, entries: "/Resources<</Shading<<\(named.joined())>>>>", objects: [samples] + functions)
        let inspection = try TemplateInspector.inspect(
            TemplateInspectionRequest(layout: Self.sheet, names: ["letterhead.pdf"]), files: [file])
        #expect(inspection.findings.contains { $0.flag == .fatal && $0.message.contains("more than 200000 values") })
    }

    @Test func `damaged templates are refused or copied, never a crash`() throws {
        let whole = try TestDocument.fixture("Templates/hostile.pdf").bytes
        let source = try TestDocument.fixture("Pages/a4.pdf")
        let order = Dressing(layout: Self.sheet, files: ["letterhead.pdf"])
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var copied = 0
        for round in 0..<400 {
            var bytes = whole
            if round % 8 == 0 { bytes.removeLast(random(bytes.count)) }
            for _ in 0...random(6) where !bytes.isEmpty {
                bytes[random(bytes.count)] = [48, 57, 47, 60, 62, 91, 82, 0][random(8)]
            }
            guard
                let (prepared, increment) = try? PagePreparation.prepare(
                    PreparationRequest(dressing: order), source: source, files: [MemoryBytes(bytes)]),
                let dressing = prepared.dressing
            else { continue }
            try IncrementInspector.inspect(
                increment, sourceLength: source.length, objects: dressing.objects, byteRange: nil)
            copied += 1
        }
        #expect(copied > 50)
    }
}
