import Tesseract

/// The words that two searches of one picture found: those of the first, and of the second what the first passed over or
/// cut short.
struct SearchUnion {
    private(set) var words: [RecognisedWord]

    /// Less sure words of the second search are dirt.
    private static let leastConfidence = 0.45

    init(_ first: [RecognisedWord], _ second: [RecognisedWord]) {
        words = first
        let lines = (first.map(\.line).max() ?? 0) + 1
        // By strips of the picture, so that each word is held against its neighbours only.
        var strips: [Int: [Int]] = [:]
        for (index, word) in first.enumerated() {
            for strip in Self.strips(of: word) { strips[strip, default: []].append(index) }
        }
        for word in second where word.confidence >= Self.leastConfidence {
            let near = Set(Self.strips(of: word).flatMap { strips[$0] ?? [] }).filter { Self.touch(words[$0], word) }
            if near.isEmpty {
                var added = word
                added.line += lines
                words.append(added)
            } else if near.count == 1, let index = near.first, Self.completes(word, words[index]) {
                var whole = word
                whole.line = words[index].line
                words[index] = whole
            }
        }
    }

    private static func strips(of word: RecognisedWord) -> ClosedRange<Int> {
        let (top, bottom) = (word.bounds[1] / 64, word.bounds[3] / 64)
        return top...max(top, bottom)
    }

    /// Both share a part of their area.
    private static func touch(_ one: RecognisedWord, _ other: RecognisedWord) -> Bool {
        let across = min(one.bounds[2], other.bounds[2]) - max(one.bounds[0], other.bounds[0])
        let down = min(one.bounds[3], other.bounds[3]) - max(one.bounds[1], other.bounds[1])
        return across > 0 && down > 0
    }

    /// The same word, and more of it.
    private static func completes(_ whole: RecognisedWord, _ part: RecognisedWord) -> Bool {
        whole.text.utf8.count > part.text.utf8.count && whole.text.contains(part.text)
            && whole.confidence >= part.confidence - 0.15 && whole.bounds[0] <= part.bounds[0] + 3
            && whole.bounds[2] >= part.bounds[2] - 3
    }
}
