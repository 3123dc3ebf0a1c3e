import Cairo
import EN16931
import Foundation
import InvoiceTesting
import Poppler
import Rendering
import Testing
import WorkerProtocol

/// What strangers write as text: all of it is on the page, at a price that grows with its length alone.
@Suite struct TextTests {
    private static func note(_ text: String) -> Invoice {
        var invoice = SmallInvoice.minimal()
        var note = InvoiceNote()
        note.text = Term(text)
        invoice.notes = [note]
        return invoice
    }

    private static let style = TextStyle(size: 8.5)

    /// Four times as much text costs at most little more than four times as much.
    @Test(
        arguments: [
            "a" + String(repeating: "\u{301}", count: 999), String(repeating: "\u{301}", count: 1_000),
            String(repeating: "x", count: 1_000), String(repeating: "word ", count: 200),
            String(repeating: " ", count: 1_000), String(repeating: "שלום ", count: 200),
            String(repeating: "(א)", count: 333), String(repeating: "\u{200D}", count: 1_000),
            String(repeating: "a\n", count: 500), String(repeating: "e\u{301}", count: 500),
            "\u{1F468}" + String(repeating: "\u{200D}\u{1F469}", count: 499),
        ])
    func `setting costs as the text is long`(piece: String) throws {
        func cost(_ count: Int) throws -> Int {
            let setter = TextSetter(try Typefaces())
            // One cluster where the piece is one.
            let text = String(String.UnicodeScalarView((0..<count).flatMap { _ in Array(piece.unicodeScalars) }))
            _ = try setter.set(text, Self.style, width: 480)
            return setter.shapedCharacters
        }
        let (small, large) = (try cost(4), try cost(16))
        #expect(large <= small * 5)
        // Once to measure, once to set; written out, a character is ten.
        #expect(large <= 16 * piece.unicodeScalars.count * 10 * 5 / 2)
    }

    @Test func `a long paragraph has no short line in its middle`() throws {
        let setter = TextSetter(try Typefaces())
        let layout = try setter.set((1...2_000).map { "word\($0)" }.joined(separator: " "), Self.style, width: 300)
        for line in 0..<layout.lineCount - 1 { #expect(layout.width(ofLine: line) > 240, "line \(line)") }
        #expect(try setter.lineCount("one two", Self.style, width: 300) == 1)
        let text = String(repeating: "una frase ", count: 400)
        #expect(
            try setter.lineCount(text, Self.style, width: 90) == setter.set(text, Self.style, width: 90).lineCount)
    }

    @Test func `marks beyond thirty on a letter are written out`() throws {
        let text = "a" + String(repeating: "\u{301}", count: 33)
        let page = try PageSamples.pages(PageSamples.draw(Self.note(text))).joined().joined()
        #expect(page.ranges(of: "[U+0301]").count == 3)
    }

    /// Fillers and formats that HarfBuzz draws as boxes, and what nobody would see on the page.
    @Test(
        arguments: [
            0x00AD, 0x061C, 0x115F, 0x1160, 0x17B4, 0x200B, 0x200E, 0x202E, 0x2061, 0x2064, 0x206A, 0x3164, 0xFEFF,
            0xFFA0, 0x1BCA0, 0x1BCA3, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE0FFF, 0xE000, 0x10FFFD, 0x378,
        ] as [UInt32])
    func `what leaves no trace on a page is written out`(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let page = try PageSamples.pages(PageSamples.draw(Self.note("before\(Character(scalar))after"))).joined()
            .joined()
        let digits = String(code, radix: 16, uppercase: true)
        let name = "[U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
        #expect(page.contains("before\(name)after"))
    }

    /// Joiners and variation selectors: once they choose a shape, in a row they would carry a hidden message.
    @Test(arguments: ["\u{200C}", "\u{200D}", "\u{FE0F}", "\u{E0100}", "\u{34F}", "\u{2060}"])
    func `what scripts need is obeyed once and written out beyond`(mark: String) throws {
        let once = try PageSamples.pages(PageSamples.draw(Self.note("before\(mark)after"))).joined().joined()
        #expect(!once.contains("[U+"))
        let twice = try PageSamples.pages(PageSamples.draw(Self.note("before\(mark)\(mark)after"))).joined().joined()
        #expect(twice.ranges(of: "[U+").count == 1)
    }

    @Test(arguments: 0...15)
    func `no character of the planes 0, 1 and 14 makes a text fail or vanish`(part: UInt32) throws {
        let setter = TextSetter(try Typefaces())
        for plane: UInt32 in [0, 0x10000, 0xE0000] {
            for low: UInt32 in 0...0xFFF {
                guard let scalar = Unicode.Scalar(plane + part << 12 + low), !scalar.properties.isWhitespace,
                    scalar.properties.generalCategory != .nonspacingMark,
                    scalar.properties.generalCategory != .enclosingMark,
                    ![0x200C, 0x200D, 0x2060].contains(scalar.value)
                else { continue }
                let layout = try setter.set(String(Character(scalar)), Self.style, width: nil)
                #expect(layout.width(ofLine: 0) > 0, "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func `a paragraph from right to left stands at the right`() throws {
        let setter = TextSetter(try Typefaces())
        let layout = try setter.set("שלום 12\nshalom 12\n12", Self.style, width: 300)
        #expect((0..<3).map { layout.isRightToLeft(line: $0) } == [true, false, false])
        let long = try setter.set(String(repeating: "שלום ", count: 2_000) + "end", Self.style, width: 300)
        for line in 0..<long.lineCount { #expect(long.isRightToLeft(line: line)) }
        /// Words that end at the right margin of 20 mm.
        func atMargin(_ text: String) throws -> Int {
            try PageSamples.places(PageSamples.draw(Self.note(text))).count { abs($0.box.x1 - 538.58) < 0.5 }
        }
        #expect(try atMargin("שלום") == atMargin("shalom") + 1)
    }

    @Test func `typefaces are given back`() throws {
        func mapped() throws -> Int {
            try String(contentsOfFile: "/proc/self/maps", encoding: .utf8).ranges(of: "DejaVuSans").count
        }
        for _ in 0..<3 { _ = try Typefaces() }
        let before = try mapped()
        for _ in 0..<100 { _ = try TextSetter(Typefaces()).set("a", Self.style, width: 10) }
        // Other tests hold some meanwhile.
        #expect(try mapped() < before + 100)
    }
}
