/// Facts about places in a document, written as text:
///
///     at /cac:OrderReference
///       016 cbc:CopyIndicator  017 cbc:UUID
///
/// Each entry is a key and an expression, a path below every place of the `at` line before it. Places are paths from
/// the root element (`/`), or, with `//`, from anywhere; several stand beside one another, and `a|b` in a step is
/// either name.
struct PathTable: Sendable {
    struct Entry: Sendable {
        /// Places the expression is below: `/cac:OrderReference`.
        let places: [String]
        let key: String
        let expression: String
    }

    let entries: [Entry]

    /// - Parameter names: Beginnings of places that the text abbreviates.
    init(_ text: String, names: [String: String] = [:]) {
        var entries: [Entry] = []
        var places: [String] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let first = words.first else { continue }
            if first == "at" {
                places = words.dropFirst().map { place in
                    let name = place.prefix { $0 != "/" }
                    return names[String(name)].map { $0 + place.dropFirst(name.count) } ?? place
                }
                continue
            }
            for index in stride(from: 0, to: words.count - 1, by: 2) {
                entries.append(Entry(places: places, key: words[index], expression: words[index + 1]))
            }
        }
        self.entries = entries
    }
}

/// A rule's id and flag.
struct StructureRule: Hashable, Sendable {
    let id: String
    let isFatal: Bool
}
