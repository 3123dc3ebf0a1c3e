import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

/// Sheets over a page, which may hide nothing of what the page says.
@Suite struct `Covering sheets` {
    private static let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    /// Says its total in the middle.
    private static let document = TestDocument.page(
        content: "BT /F 12 Tf 200 400 Td (Total 121,00) Tj ET", entries: "/Resources<</Font<</F 5 0 R>>>>",
        objects: [font])

    private func refusal(
        _ content: String, entries: String = "", objects: [String] = [], _ layer: TemplateLayout.Layer = .over,
        place: TemplateLayout.Place? = nil, source: MemoryBytes = Self.document
    ) throws -> WorkerRefusal? {
        let file = TestDocument.page(content: content, entries: entries, objects: objects)
        let order = Dressing(
            layout: TemplateLayout(sheets: [.init(file: "sheet.pdf", layer: layer, place: place)]), files: ["sheet.pdf"]
        )
        do throws(WorkerRefusal) {
            _ = try PagePreparation.prepare(PreparationRequest(dressing: order), source: source, files: [file])
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "1 g 190 390 200 30 re f", "1 1 1 rg 0 0 595 842 re f", "0 0 0 0 k 190 390 m 400 390 l 300 420 l f",
        "0 g 190 390 200 30 re f", "40 w 1 G 190 405 m 400 405 l S",
        "q 200 0 0 30 190 390 cm BI /W 1/H 1/BPC 8/CS/G ID x EI Q",
        "/X Do", "/S sh", "BT /F 12 Tf 200 400 Td (Total 999,00) Tj ET", "BT /P 1 Tf 0 0 Td (a) Tj ET",
    ])
    func `whatever hides or overwrites what the page says is refused`(content: String) throws {
        let box = "1 g 190 390 200 30 re f"
        let glyph = "9 0 d0 1 g 190 390 200 30 re f"
        let found = try refusal(
            content,
            entries: "/Resources<</Font<</F 5 0 R/P 8 0 R>>/XObject<</X 6 0 R>>/Shading<</S 7 0 R>>>>",
            objects: [
                Self.font,
                "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length \(box.utf8.count)>>\nstream\n\(box)\nendstream",
                "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/N 1>>/Extend[true true]>>",
                "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
                    + "/Encoding<</Differences[97/a]>>/CharProcs<</a 9 0 R>>>>",
                "<</Length \(glyph.utf8.count)>>\nstream\n\(glyph)\nendstream",
            ])
        #expect(found?.code == "template-unfit")
        #expect(found?.message.contains("page 1") == true && found?.message.contains("sheet.pdf") == true)
    }

    @Test(arguments: ["0 0 200 40 re f", "0 0 m 200 40 l S", "q 200 0 0 40 0 0 cm /P Do Q"])
    func `a page without letters says what it has ink for`(drawn: String) throws {
        // A tint of the whole page says nothing.
        let source = TestDocument.page(
            content: "0.9 g 0 0 595 842 re f 0 g 1 0 0 1 190 390 cm \(drawn)",
            entries: "/Resources<</XObject<</P 5 0 R>>>>",
            objects: [
                "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\n0\nendstream"
            ])
        #expect(try refusal("0 0 595 300 re f", source: source) == nil)
        #expect(try refusal("0 0 595 420 re f", source: source)?.code == "template-unfit")
    }

    @Test func `what keeps clear of the page's words, or lies below them, is put on it`() throws {
        let frame = "1 g 0 g 20 20 555 1 re f 20 20 1 800 re f 0 780 595 60 re f 190 440 200 30 re f"
        #expect(try refusal(frame) == nil)
        #expect(try refusal("1 g 0 0 595 842 re f", .under) == nil)
        // Outside its page nothing of it shows.
        #expect(try refusal("1 g 0 0 595 842 re f", place: .init(x: 0, y: 0, width: 50, height: 50)) == nil)
        #expect(
            try refusal("1 g 0 0 595 842 re f", place: .init(x: 60, y: 140, width: 50, height: 60))?.code
                == "template-unfit")
    }

    @Test(arguments: [0, 90, 180, 270])
    func `pages that are turned are covered as their readers see them`(rotation: Int) throws {
        // Words in the upper left quarter of what is stored.
        let source = TestDocument.page(
            content: "BT /F 12 Tf 100 700 Td (Total 121,00) Tj ET",
            entries: "/Rotate \(rotation)/UserUnit 2/Resources<</Font<</F 5 0 R>>>>", objects: [Self.font])
        let isSideways = rotation % 180 != 0
        let (width, height) = (isSideways ? (594.0, 420.0) : (420.0, 594.0))
        let corners = [0: (0, 0), 90: (1, 0), 180: (1, 1), 270: (0, 1)]
        for (turn, corner) in corners {
            let place = TemplateLayout.Place(
                x: Double(corner.0) * width / 2, y: Double(corner.1) * height / 2, width: width / 2, height: height / 2)
            let found = try refusal(
                "1 g 0 0 \(width) \(height) re f", entries: "/MediaBox[0 0 \(width) \(height)]", place: place,
                source: source)
            #expect((found != nil) == (turn == rotation), "\(turn)")
        }
    }

    @Test(arguments: [
        ("1 g 0 0 595 842 re f", Finding.Flag.fatal), ("0 0 595 200 re f", .warning), ("0 0 595 60 re f", nil),
    ])
    func `how much a sheet hides is told when it is recorded`(content: String, flag: Finding.Flag?) throws {
        let file = TestDocument.page(content: content)
        func found(_ layer: TemplateLayout.Layer) throws -> Finding? {
            let layout = TemplateLayout(sheets: [.init(file: "sheet.pdf", layer: layer)])
            let request = TemplateInspectionRequest(layout: layout, names: ["sheet.pdf"])
            return try TemplateInspector.inspect(request, files: [file]).findings.first { $0.id == "template-covers" }
        }
        #expect(try found(.over)?.flag == flag)
        #expect(try found(.under) == nil)
    }
}
