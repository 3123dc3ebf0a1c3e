import ArchiveModel
import PDF
import Tagging
import Testing

@Suite struct `Marks for inserting machines` {
    @Test func `each place says what it means`() {
        let marks = OpticalMarks(places: [
            .always, .first, .last, .sequence(digit: 0), .sequence(digit: 1), .parity,
        ])
        #expect(marks.isMarked(page: 1, of: 1) == [true, true, true, false, false, true])
        #expect(marks.isMarked(page: 1, of: 6) == [true, true, false, false, false, false])
        #expect(marks.isMarked(page: 2, of: 6) == [true, false, false, true, false, false])
        #expect(marks.isMarked(page: 4, of: 6) == [true, false, false, true, true, true])
        // Two digits count to four and begin again.
        #expect(marks.isMarked(page: 5, of: 6).dropFirst(3).prefix(2) == [false, false])
        for page in 1...6 { #expect(marks.isMarked(page: page, of: 6).count { $0 }.isMultiple(of: 2)) }
    }

    @Test(arguments: ["a4", "rotated-90", "unbalanced-state", "shifted-origin"])
    func `dashes stand where they are wanted and nothing else changes`(name: String) throws {
        let source = try TestDocument.fixture("Pages/\(name).pdf")
        let marks = OpticalMarks(left: 5, top: 60, pitch: 5, length: 9, thickness: 0.6)
        let increment = try PageOverlay.marks(marks, on: PDFDocument(source))
        try IncrementInspector.inspect(
            increment.bytes, sourceLength: source.length, objects: increment.objects, byteRange: nil)
        let whole = MemoryBytes(source.bytes + increment.bytes)
        let pages = try PDFDocument(whole).pages().count
        for number in 1...pages {
            let (before, after) = (try Drawing.page(number, of: source), try Drawing.page(number, of: whole))
            #expect(zip(before.pixels, after.pixels).allSatisfy { $1 <= $0 })
            let dot = 150 / 25.4
            for (index, isMarked) in marks.isMarked(page: number, of: pages).enumerated() {
                let (x, y) = (Int(9 * dot), Int(((60 + 5 * Double(index)) * dot).rounded(.down)))
                let was = before.pixels[y * before.width + x] < 128
                #expect((after.pixels[y * after.width + x] < 128) == (isMarked || was))
            }
        }
    }
}
