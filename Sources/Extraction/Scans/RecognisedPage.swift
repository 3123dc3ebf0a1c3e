import Poppler
import Tesseract

/// What was recognised in a picture of a page, as words that stand as those of a page with text do: in boxes as high
/// as their type, whatever letters they are of.
struct RecognisedPage {
    private let lines: [[RecognisedWord]]
    private let width: Int
    private let height: Int
    private let resolution: Double
    private let placement: PagePlacement
    /// 0…1, of a letter on average; 0 for a page without words.
    let confidence: Double

    init(
        _ words: [RecognisedWord], width: Int, height: Int, resolution: Double, placement: PagePlacement
    ) {
        let words = words.filter(Self.isText)
        lines = Dictionary(grouping: words, by: \.line).sorted { $0.key < $1.key }.map(\.value)
        self.width = width
        self.height = height
        self.resolution = resolution
        self.placement = placement
        let letters = words.reduce(0) { $0 + $1.text.count }
        confidence =
            letters == 0 ? 0 : words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(letters)
    }

    /// Rules, frames and dirt are read as strokes.
    private static func isText(_ word: RecognisedWord) -> Bool {
        if word.text.unicodeScalars.contains(where: { $0.isLetter || $0.isASCII && $0.isPlain }) {
            return word.confidence >= 0.1
        }
        return word.confidence >= 0.5
            && word.text.unicodeScalars.contains { !"|_—–~=‘’'`\"°«»<>[]{}\\!".unicodeScalars.contains($0) }
    }

    func words(page: Int) -> PageWords {
        let scale = 72 / resolution
        var words: [PageWord] = []
        for line in lines {
            let usual = Self.median(line.compactMap(Self.size))
            let level = Self.median(line.map { Double($0.baseline) })
            for word in line {
                let own = Self.size(word)
                // Letters of one line are of one type and stand on one level, unless they differ by much: dirt beside a
                // word makes it seem larger.
                let size: Double
                if let usual, let own {
                    size = word.text.count > 2 && abs(own - usual) > 0.4 * usual ? own : usual
                } else {
                    size = own ?? usual ?? Double(word.bounds[3] - word.bounds[1])
                }
                let base =
                    level.map { abs($0 - Double(word.baseline)) < 0.4 * size ? $0 : Double(word.baseline) }
                    ?? Double(word.baseline)
                let box = PageBox(
                    x0: Double(word.bounds[0]) * scale, y0: (base - Self.ascent * size) * scale,
                    x1: Double(word.bounds[2]) * scale, y1: (base + Self.descent * size) * scale)
                words.append(PageWord(text: word.text, box: box, confidence: word.confidence))
            }
        }
        return PageWords(
            page: page, width: Double(width) * scale, height: Double(height) * scale, words: words, placement: placement
        )
    }

    /// Of common type, in parts of its size.
    private static let (ascent, descent) = (0.9, 0.22)
    private static let (capitalHeight, smallHeight) = (0.72, 0.53)

    /// The size of a word's type by the height of its letters over the line; nil for signs, whose height says nothing.
    private static func size(_ word: RecognisedWord) -> Double? {
        let height = Double(word.baseline - word.bounds[1])
        guard height > 2 else { return nil }
        var isSmall = false
        for scalar in word.text.unicodeScalars {
            if small.contains(scalar) {
                isSmall = true
            } else if scalar.isLetter || scalar.isPlain || "€$£%&/()".unicodeScalars.contains(scalar) {
                return height / capitalHeight
            }
        }
        return isSmall ? height / smallHeight : nil
    }

    /// Letters without strokes that reach above the others.
    private static let small = Set("acegmnopqrsuvwxyz".unicodeScalars)

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        return values.sorted()[values.count / 2]
    }
}
