import ArchiveModel
import PDF
import PageContent
import SeededTesting
import Testing

@Suite struct `Pictures on pages` {
    private func image(_ entries: String, _ data: String) -> String {
        "<</Type/XObject/Subtype/Image\(entries)/Length \(data.utf8.count)>>\nstream\n\(data)\nendstream"
    }

    private func page(_ images: [String], content: String = "q 72 0 0 72 50 600 cm /X Do Q") throws -> [String] {
        try PageSample.lines(content, entries: "/Resources<</XObject<</X 5 0 R/Y 6 0 R>>>>", objects: images)
            .filter { $0.hasPrefix("image ") }
    }

    private let gray = "/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray"

    @Test func `the same samples packed in another way are the same picture`() throws {
        let plain = try page([image(gray, "ABCD")])
        #expect(plain.count == 1 && plain[0].hasPrefix("image "))
        #expect(try page([image(gray + "/Filter/ASCIIHexDecode", "41424344>")]) == plain)
        #expect(try page([image(gray + "/Filter[/ASCIIHexDecode/ASCII85Decode]", "35736442643E>")]).count == 1)
        #expect(try page([image(gray, "ABCE")]) != plain)
    }

    @Test func `its size, colours and mask are part of what it says`() throws {
        let plain = try page([image(gray, "ABCD")])
        let others = [
            "/Width 4/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", gray + "/Decode[1 0]", gray + "/SMask 6 0 R",
            "/Width 2/Height 2/BitsPerComponent 8/ColorSpace[/Indexed/DeviceGray 255(abc)]",
            "/Width 2/Height 2/BitsPerComponent 8/ColorSpace[/Indexed/DeviceGray 255(abd)]",
        ]
        var seen = [plain]
        for other in others {
            let said = try page([image(other, "ABCD"), image(gray, "EFGH")])
            #expect(!seen.contains(said), "\(other)")
            seen.append(said)
        }
    }

    @Test func `a form of pictures that is not unpacked is told by its bytes`() throws {
        let one = try page([image(gray + "/Filter/DCTDecode", "jpeg one")])
        let hex = try page([image(gray + "/Filter[/ASCIIHexDecode/DCTDecode]", "6A706567206F6E65>")])
        #expect(one == hex)
        #expect(try page([image(gray + "/Filter/DCTDecode", "jpeg two")]) != one)
    }

    @Test func `pictures are told in reading order, each time they are drawn, where they can be seen`() throws {
        let images = [image(gray, "ABCD"), image(gray, "EFGH")]
        let both = "q 10 0 0 10 50 600 cm /X Do Q q 10 0 0 10 50 700 cm /Y Do Q"
        let turned = "q 10 0 0 10 50 700 cm /Y Do Q q 10 0 0 10 50 600 cm /X Do Q"
        #expect(try page(images, content: both) == page(images, content: turned))
        #expect(try page(images, content: both).count == 2)
        #expect(try page(images, content: both + " q 10 0 0 10 900 700 cm /Y Do Q").count == 2)
        #expect(try page(images, content: both + " q 10 0 0 10 90 700 cm /Y Do Q").count == 3)
    }

    @Test func `a picture inside the content stream counts`() throws {
        func inline(_ byte: String) -> String { "q 9 0 0 9 50 600 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \(byte) EI Q" }
        #expect(try page([], content: inline("a")) != page([], content: inline("b")))
    }
}

@Suite struct `Symbols of others` {
    /// A matrix of modules with finders in three corners, else noise.
    private static func modules(_ side: Int) -> [[Bool]] {
        let random = SeededRandom(seed: 11)
        return (0..<side).map { y in
            (0..<side).map { x in
                for (x0, y0) in [(3, 3), (side - 4, 3), (3, side - 4)] {
                    // Ring, gap, core, and the light separator around them.
                    let ring = max(abs(x - x0), abs(y - y0))
                    if ring <= 4 { return ring != 2 && ring != 4 }
                }
                return random.next() % 2 == 0
            }
        }
    }

    @Test(arguments: [1.0, 1.7, 3.2])
    func `squares on a grid are found with their place`(module: Double) throws {
        let content = Self.modules(29).enumerated().flatMap { y, row in
            row.enumerated().filter(\.element).map { x, _ in
                "\(100 + Double(x) * module) \(600 - Double(y) * module) \(module) \(module) re"
            }
        }
        let symbols = try PageSample.symbols(PageSample.page(content: content.joined(separator: "\n") + " f"))
        #expect(symbols.map(\.kind) == [.matrix])
        let box = try #require(symbols.first?.box)
        #expect(abs(box.left - 100) < 1 && abs(box.width - 29 * module) < 1.5)
        // Each square by itself, in a form, drawn larger.
        let form = content.map { $0 + " f" }.joined(separator: "\n")
        let source = PageSample.page(
            content: "0.8 0 0 0.8 0 0 cm /X Do", entries: "/Resources<</XObject<</X 5 0 R>>>>",
            objects: [
                "<</Type/XObject/Subtype/Form/BBox[0 0 900 900]/Length \(form.utf8.count)>>\nstream\n\(form)\nendstream"
            ])
        #expect(try PageSample.symbols(source).map(\.kind) == [.matrix])
    }

    @Test func `bars are found, filled and as strokes`() throws {
        let random = SeededRandom(seed: 3)
        var filled = ""
        var stroked = ""
        var x = 50.0
        for _ in 0..<40 {
            let width = Double(1 + random.next() % 3)
            filled += "\(x) 100 \(width) 40 re f\n"
            stroked += "\(width) w \(x + width / 2) 100 m \(x + width / 2) 140 l S\n"
            x += width + Double(1 + random.next() % 3)
        }
        #expect(try PageSample.symbols(PageSample.page(content: filled)).map(\.kind) == [.linear])
        #expect(try PageSample.symbols(PageSample.page(content: stroked)).map(\.kind) == [.linear])
    }

    @Test func `tables, rules and curves are no symbols`() throws {
        var content = ""
        for row in 0..<30 { content += "50 \(100 + row * 20) 500 0.5 re f 50 \(100 + row * 20) 4 4 re f\n" }
        for turn in 0..<60 {
            content +=
                "300 \(400 + turn) m \(310 + turn % 7) \(402 + turn) 320 390 \(330 + turn % 11).3 \(401.7 + Double(turn)) c f\n"
        }
        #expect(try PageSample.symbols(PageSample.page(content: content)).isEmpty)
    }

    @Test func `a picture of a QR symbol is one, a photograph is not`() throws {
        let modules = Self.modules(25)
        var hex = ""
        for y in 0..<99 {
            for x in 0..<99 {
                let (column, row) = (x / 3 - 4, y / 3 - 4)
                let isDark = (0..<25).contains(column) && (0..<25).contains(row) && modules[row][column]
                hex += isDark ? "00" : "FF"
            }
        }
        func source(_ hex: String) -> MemoryBytes {
            PageSample.page(
                content: "q 99 0 0 99 50 600 cm /X Do Q", entries: "/Resources<</XObject<</X 5 0 R>>>>",
                objects: [
                    "<</Type/XObject/Subtype/Image/Width 99/Height 99/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode/Length \(hex.utf8.count + 1)>>\nstream\n\(hex)>\nendstream"
                ])
        }
        #expect(try PageSample.symbols(source(hex)).map(\.kind) == [.matrix])
        let random = SeededRandom(seed: 5)
        let noise = (0..<99 * 99).map { _ in ["20", "60", "A0", "E0"][random.below(4)] }.joined()
        #expect(try PageSample.symbols(source(noise)).isEmpty)
    }
}
