import ArchiveModel
import PDF
import PageContent
import Testing

/// What a page says, line by line.
@Suite struct `Transcripts` {
    @Test func `words stand in reading order, whatever the order of drawing`() throws {
        let lines = try PageSample.text(
            "BT /F 10 Tf 1 0 0 1 300 700 Tm (121,00) Tj 1 0 0 1 50 700 Tm (Total) Tj 1 0 0 1 50 720 Tm (Factura F-1) Tj ET"
        )
        #expect(lines == ["Factura F-1", "Total 121,00"])
    }

    @Test(arguments: [
        "(Total 12,00) Tj", "(Total) Tj 30 0 Td (12,00) Tj", "[(Total) -1500 (12,00)] TJ",
        "[(To) 20 (tal ) (12,00)] TJ",
        "[(T) 15 (ot) -5 (al) -400 (12,00)] TJ", "(Tot) Tj (al 12,00) Tj", "<546F74616C2031322C3030> Tj",
        "12 TL (Total) Tj 12 Ts 0 -12 Td 30 0 Td (12,00) Tj",
    ])
    func `one text set in many ways is one text`(showing: String) throws {
        #expect(try PageSample.text("BT /F 10 Tf 50 700 Td \(showing) ET") == ["Total 12,00"])
    }

    @Test func `a digit that goes to another column makes another text`() throws {
        func page(_ left: String, _ right: String) throws -> [String] {
            try PageSample.text("BT /F 10 Tf 50 700 Td (\(left)) Tj 100 0 Td (\(right)) Tj ET")
        }
        #expect(try page("1", "23") != page("12", "3"))
    }

    @Test(arguments: [
        "3 Tr (hidden) Tj", "7 Tr (hidden) Tj", "900 0 Td (hidden) Tj", "0 -900 Td (hidden) Tj",
        "ET 0 0 10 10 re W n BT 50 600 Td (hidden) Tj",
    ])
    func `what cannot be seen is not said`(showing: String) throws {
        #expect(try PageSample.text("q BT /F 10 Tf 50 700 Td (seen) Tj \(showing) ET Q") == ["seen"])
    }

    @Test func `a layer that is switched off is not said, one that is on is`() throws {
        let resources =
            "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/Properties<</A 5 0 R/B 6 0 R/C 7 0 R>>>>"
        let lines = try PageSample.text(
            "BT /F 10 Tf 50 700 Td /OC /A BDC (one) Tj EMC 60 0 Td /OC /B BDC (two) Tj EMC 60 0 Td /OC /C BDC (three) Tj EMC ET",
            entries: resources,
            objects: ["<</Type/OCG/Name(a)>>", "<</Type/OCG/Name(b)>>", "<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/AllOn>>"],
            catalog: "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[6 0 R]>>>>")
        #expect(lines == ["one"])
    }

    @Test func `forms are read where they are drawn`() throws {
        let form =
            "<</Type/XObject/Subtype/Form/BBox[0 0 100 20]/Matrix[1 0 0 1 0 5]/Length 34>>\nstream\nBT /F 10 Tf 0 0 Td (Importe) Tj ET\nendstream"
        let resources =
            "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</X 5 0 R>>>>"
        let content =
            "q 1 0 0 1 50 500 cm /X Do Q q 1 0 0 1 50 700 cm /X Do Q BT /F 10 Tf 100 505 Td (7,00) Tj ET"
        #expect(try PageSample.text(content, entries: resources, objects: [form]) == ["Importe", "Importe 7,00"])
    }

    @Test func `annotations say what their appearance shows`() throws {
        let appearance =
            "<</Type/XObject/Subtype/Form/BBox[0 0 50 10]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Length 29>>\nstream\nBT /F 8 Tf 0 2 Td (PAGADO) Tj\n\nendstream"
        func page(_ annotation: String) throws -> [String] {
            try PageSample.text(
                "BT /F 10 Tf 50 700 Td (Factura) Tj ET",
                entries: "/Annots[<</Type/Annot\(annotation)/Rect[50 600 150 620]/AP<</N 5 0 R>>>>]"
                    + "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
                objects: [appearance])
        }
        #expect(try page("/Subtype/Stamp") == ["Factura", "PAGADO"])
        #expect(try page("/Subtype/Widget/FT/Tx") == ["Factura", "PAGADO"])
        #expect(try page("/Subtype/Widget/FT/Sig") == ["Factura", "PAGADO"])
        #expect(try page("/Subtype/Stamp/F 36") == ["Factura", "PAGADO"])
        #expect(try page("/Subtype/Stamp/F 32") == ["Factura"])
        #expect(try page("/Subtype/Stamp/F 2") == ["Factura"])
    }

    @Test func `a font's own map comes before its encoding, and codes without any stand for themselves`() throws {
        let map =
            "1 beginbfchar <41> <00E1> endbfchar 2 beginbfrange <42> <43> <0031> <44> <45> [<FB01> <00200020>] endbfrange"
        let font =
            "<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/LastChar 70/Widths[500 500 500 500 500 500]/ToUnicode 6 0 R/FontDescriptor<</Flags 4>>>>"
        let lines = try PageSample.text(
            "BT /F 10 Tf 50 700 Td (ABCDEAF) Tj ET", entries: "/Resources<</Font<</F 5 0 R>>>>",
            objects: [font, "<</Length \(map.utf8.count)>>\nstream\n\(map)\nendstream"])
        #expect(lines == ["á12fi á\u{FFFD}46"])
    }

    @Test func `named glyphs have their characters`() throws {
        let font =
            "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[65/Euro/ntilde/uni00F3/g17/one.oldstyle]>>>>"
        let lines = try PageSample.text(
            "BT /F 10 Tf 50 700 Td (ABCDE\\200) Tj ET", entries: "/Resources<</Font<</F 5 0 R>>>>", objects: [font])
        #expect(lines == ["€ñó\u{FFFD}g171€"])
    }

    @Test func `composite fonts are read two bytes at a time`() throws {
        let map = "1 beginbfrange <0010> <0019> <0030> endbfrange 1 beginbfchar <0003> <0020> endbfchar"
        let font =
            "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 500>>]/ToUnicode 6 0 R>>"
        let lines = try PageSample.text(
            "BT /F 10 Tf 50 700 Td <00110012000300180020> Tj ET", entries: "/Resources<</Font<</F 5 0 R>>>>",
            objects: [font, "<</Length \(map.utf8.count)>>\nstream\n\(map)\nendstream"])
        #expect(lines == ["12 8\u{FFFD}0020"])
    }

    @Test func `a page is read the same way turned, cropped and scaled`() throws {
        let content = "BT /F 10 Tf 1 0 0 1 50 700 Tm (arriba) Tj 1 0 0 1 50 100 Tm (abajo) Tj ET"
        #expect(try PageSample.text(content, entries: "/UserUnit 2") == ["arriba", "abajo"])
        #expect(try PageSample.text(content, entries: "/Rotate 180") == ["abajo", "arriba"])
        #expect(try PageSample.text(content, entries: "/CropBox[0 300 595 842]") == ["arriba"])
    }

    @Test func `a page without text is told by its lines`() throws {
        let three = try PageSample.lines("10 10 m 20 10 l 20 20 l 10 20 l S")
        let eight = try PageSample.lines("10 10 m 20 10 l 20 20 l 10 21 l S")
        #expect(!three.isEmpty && three != eight)
    }

    @Test(arguments: [
        "one 1", "1.5", "Total 1.234,56", "ES9121000418450200051332", "2026-11-27",
    ])
    func `every changed digit changes the digest`(text: String) throws {
        let source = "BT /F 10 Tf 50 700 Td (\(text)) Tj ET"
        let resources = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        let digest = try PageSample.reading(PageSample.page(content: source, entries: resources)).digest
        for (place, character) in text.enumerated() where character.isNumber {
            var changed = Array(text)
            changed[place] = character == "9" ? "8" : "9"
            let other = source.replacing("(\(text))", with: "(\(String(changed)))")
            #expect(try PageSample.reading(PageSample.page(content: other, entries: resources)).digest != digest)
        }
    }

    /// The vectors of `Documentation/PageTags.md`.
    @Test func `the published vectors hold`() throws {
        let resources = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        let first = try PageSample.reading(
            PageSample.page(
                content: "BT /F 10 Tf 50 700 Td (Factura F-1) Tj 0 -20 Td (Total 121,00) Tj ET", entries: resources))
        #expect(
            first.text == "legajo-page-1\nFactura F-1\nTotal 121,00\n\npage 0 0 5950 8420 0\n"
                + "drawn ea6c81c9e7a063d3a1b779bd43aa6138ca2152f0c76718c1e27bf3d4362ec03e\n")
        #expect(first.digest == "THQZSG16KH7MD6BH")
        let second = try PageSample.reading(
            PageSample.page(
                content: "q 72 0 0 72 50 600 cm /X Do Q", entries: "/Resources<</XObject<</X 5 0 R>>>>",
                objects: [
                    "<</Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Length 4>>\nstream\nABCD\nendstream"
                ]))
        #expect(second.text.hasPrefix("legajo-page-1\n\nimage "))
        #expect(second.digest == "AZJYG2A5SP7BZHM6")
    }
}
