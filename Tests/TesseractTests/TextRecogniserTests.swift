import Tesseract
import Testing

@Suite struct TextRecogniserTests {
    @Test func `A language that is not there is told`() {
        #expect(throws: TextRecogniserError.self) { try TextRecogniser(languages: ["xxx"]) }
    }

    @Test func `A blank page has no words, and a picture of another size is refused`() throws {
        let recogniser = try TextRecogniser(languages: ["spa", "eng", "deu"])
        let blank = [UInt8](repeating: 255, count: 300 * 300)
        let words = try recogniser.words(width: 300, height: 300, pixels: blank, resolution: 300, milliseconds: 10_000)
        #expect(words.isEmpty)
        #expect(throws: TextRecogniserError.self) {
            try recogniser.words(width: 301, height: 300, pixels: blank, resolution: 300, milliseconds: 10_000)
        }
    }
}
