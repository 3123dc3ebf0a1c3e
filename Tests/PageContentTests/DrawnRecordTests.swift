import ArchiveModel
import PDF
import PageContent
import Testing

/// What a page shows is held in all that it is drawn with: no two of these pages say the same.
@Suite struct `Two looks of a page` {
    private static let fonts =
        "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>/D<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[49/nine]>>>>/U 7 0 R>>"
    private static let resources =
        "/Resources<<\(fonts)/XObject<</X 5 0 R/Y 6 0 R>>/ExtGState<</G<</Font[10 0 R 12]>>/A<</ca 0>>/B<</ca 1>>>>"
        + "/Pattern<</P 9 0 R>>/ColorSpace<</S[/Separation/a/DeviceGray 11 0 R]/T[/Separation/a/DeviceGray 12 0 R]>>>>"

    private static func stream(_ entries: String, _ data: String) -> String {
        "<<\(entries)/Length \(data.utf8.count)>>\nstream\n\(data)\nendstream"
    }

    private static let objects = [
        // A form that takes its font, its colour and its mode from where it is drawn.
        stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "BT 50 600 Td (121,00) Tj ET"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]", "/X Do"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 8 0 R>>",
        stream("", "1 beginbfrange <00> <FF> [ \(String(repeating: "<0020> ", count: 256))] endbfrange"),
        stream(
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 595 842]/XStep 595/YStep 842/Resources<<\(fonts)>>",
            "BT /F 12 Tf 50 600 Td (999,00) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>", "<</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>>",
    ]

    private func digest(_ content: String, _ objects: [String] = objects, entries: String = "") throws -> String {
        try PageSample.reading(
            PageSample.page(content: content, entries: Self.resources + entries, objects: objects)
        ).digest
    }

    private static let text = "BT /F 12 Tf 50 700 Td (Total 121,00) Tj ET"

    @Test(arguments: [
        // Colour, transparency, mode.
        "1 g \(text)", "/A gs \(text)", "3 Tr \(text)", "/S cs 0 sc \(text)", "/T cs 0 sc \(text)",
        // Another order of the glyphs, another font, another place.
        "-14 Tc \(text)", "BT /F 12 Tf 50 700 Td [(Total 1) 900 (2) 300 (1,00)] TJ ET",
        "BT /D 12 Tf 50 700 Td (Total 121,00) Tj ET", "BT /U 12 Tf 50 700 Td (Total 121,00) Tj ET",
        "BT /F 12 Tf 50 690 Td (Total 121,00) Tj ET", "BT /F 12 Tf -1 0 0 1 150 700 Tm (Total 121,00) Tj ET",
        // What covers it, what lies below it, what cuts it.
        "\(text) 1 g 40 690 200 30 re f", "1 g 40 690 200 30 re f 0 g \(text)",
        "q 0 0 595 704 re W n \(text) Q", "q 0 0 m 595 842 l 0 842 l W n \(text) Q",
        "q 0 0 m 595 842 l 0 842 l W* n \(text) Q",
        // Words that no text of the page's own has.
        "\(text) /Pattern cs /P scn 0 0 595 842 re f", "\(text) BT /U 12 Tf 50 600 Td (999,00) Tj ET",
        "\(text) BT /U 12 Tf 50 600 Td (888,00) Tj ET", "\(text) /G gs BT 50 600 Td (999,00) Tj ET",
        "\(text) BT /F 12 Tf 2000 Tc 50 600 Td (9) Tj 8 0 Td (9) Tj ET",
        // Forms, whose look is that of where they are drawn.
        "/F 12 Tf /X Do", "/X Do", "/F 12 Tf 1 g /X Do", "/F 12 Tf 3 Tr /X Do", "/D 12 Tf /X Do", "/F 12 Tf /Y Do",
        // Lines.
        "10 10 m 20 20 l S", "10 20 m 20 10 l S", "10 10 m 20 20 l 2 w S", "10 10 m [1 1000] 0 d 20 20 l S",
        "10 10 m 12 30 18 30 20 10 c S", "10 10 m 12 30 18 30 20 30 c S",
    ])
    func `say different things`(content: String) throws {
        #expect(try digest(content) != digest(Self.text))
        #expect(try digest(content) != digest(content + " 0 0 1 1 re f"))
    }

    @Test func `and none of them is another`() throws {
        let pages = [
            "/F 12 Tf /X Do", "/F 12 Tf 1 g /X Do", "/F 12 Tf 3 Tr /X Do", "/D 12 Tf /X Do", "/X Do",
            "10 10 m 20 20 l S", "10 20 m 20 10 l S", "10 10 m 20 20 l 2 w S", "10 10 m [1 1000] 0 d 20 20 l S",
            "/S cs 0 sc \(Self.text)", "/T cs 0 sc \(Self.text)", "BT /U 12 Tf 50 600 Td (999,00) Tj ET",
            "BT /U 12 Tf 50 600 Td (888,00) Tj ET", "1 g 40 690 200 30 re f 0 g \(Self.text)",
            "\(Self.text) 1 g 40 690 200 30 re f",
            "q 0 0 m 595 842 l 0 842 l W n \(Self.text) Q", "q 0 0 m 595 842 l 0 842 l W n Q \(Self.text)",
        ]
        #expect(Set(try pages.map { try digest($0) }).count == pages.count)
    }

    @Test func `a form met first while it was cut away is not taken to be empty`() throws {
        var objects = Self.objects
        let own = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<\(Self.fonts)/XObject<</X 5 0 R/Y 6 0 R>>>>"
        objects[0] = Self.stream(own, "/Y Do BT /F 12 Tf 50 600 Td (999,00) Tj ET")
        objects[1] = Self.stream(own, "/X Do")
        let page = PageSample.page(
            content: "q 0 0 1 1 re W n /X Do Q /Y Do", entries: Self.resources, objects: objects)
        #expect(try PageSample.reading(page).text.contains("999,00"))
    }

    @Test func `annotations without an appearance count`() throws {
        func note(_ text: String) -> String {
            "/Annots[<</Type/Annot/Subtype/FreeText/Rect[50 590 300 620]/F 4/Contents(\(text))/DA(/Helv 12 Tf 0 g)>>]"
        }
        let plain = try digest(Self.text)
        let one = try digest(Self.text, entries: note("IBAN DE99"))
        #expect(try one != plain && digest(Self.text, entries: note("IBAN DE98")) != one)
    }

    @Test func `drawing a form thousands of times is no more than that`() throws {
        let content = "/F 12 Tf " + String(repeating: "q 1 0 0 1 9999 0 cm /Y Do Q ", count: 100_000)
        #expect(try digest(content) != digest(Self.text))
    }

    @Test func `forms beyond measure are refused, not left out`() throws {
        var objects = Self.objects
        for depth in 0..<14 {
            objects.append(
                Self.stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X \(objects.count + 6) 0 R>>>>",
                    depth == 13 ? "0 0 9 9 re f" : "/X Do"))
        }
        let entries = "/Resources<</XObject<</X 13 0 R>>>>"
        #expect(throws: PDFError.self) {
            try PageSample.reading(PageSample.page(content: "/X Do", entries: entries, objects: objects))
        }
    }
}
