/// Counts and references of trailers against what was found.
extension InterchangeReading {
    mutating func check(_ stated: String, _ counted: [Int], _ what: String, _ place: InterchangePlace) {
        guard let number = Int(stated), number >= 0 else {
            reader.findings.add(
                stated.isEmpty ? .missing : .invalidValue, at: place,
                stated.isEmpty
                    ? "\(place.tag) states no number of \(what)." : "“\(stated.prefix(18))” is no number of \(what).")
            return
        }
        guard !counted.contains(number) else { return }
        reader.findings.add(
            .controlCountDoesNotMatch, at: place,
            "\(place.tag) states \(number) \(what); \(counted.first ?? 0) were found. Something is missing or was added."
        )
    }

    mutating func checkReference(
        _ stated: String, _ opened: String, _ trailer: String, _ header: String, _ place: InterchangePlace
    ) {
        guard stated != opened else { return }
        reader.findings.add(
            .referencesDoNotMatch, at: place,
            "\(trailer) refers to “\(stated.prefix(35))”, \(header) to “\(opened.prefix(35))”.")
    }
}
