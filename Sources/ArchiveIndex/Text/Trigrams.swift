/// Likeness of names in spite of typing errors: shared runs of three characters, each word padded with two blanks
/// before and one after it.
enum Trigrams {
    static func of(_ words: [String]) -> Set<String> {
        var trigrams: Set<String> = []
        for word in words {
            let padded = Array("  \(word) ".unicodeScalars)
            for start in 0...(padded.count - 3) {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: padded[start..<(start + 3)])
                trigrams.insert(String(text))
            }
        }
        return trigrams
    }

    /// The part of what is sought that the name has, 0…1. What the name has beyond that does not count, since
    /// people type a part of it.
    static func likeness(of name: Set<String>, to sought: Set<String>) -> Double {
        sought.isEmpty ? 0 : Double(name.intersection(sought).count) / Double(sought.count)
    }
}
