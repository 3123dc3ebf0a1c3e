/// What two invoices state differently, an account of losses and additions taken into it.
package struct InvoiceDifference: Hashable, Sendable {
    /// Stated by the source, not accounted for, and not found in what was made of it.
    package let missing: [StatedTerm]
    /// Stated by what was made, and neither by the source nor by the account.
    package let surplus: [StatedTerm]
    /// Attachments whose content changed or is gone, by their number in the source.
    package let attachments: [Int]
    /// How many terms the source states.
    package let stated: Int

    package var isEmpty: Bool { missing.isEmpty && surplus.isEmpty && attachments.isEmpty }

    /// Compares in canonical form. Numbers are equal when their values are; the order of lines, notes, allowances and
    /// other repeated groups counts.
    ///
    /// - Parameters:
    ///   - lost: Terms of the source that `made` may lack.
    ///   - added: Terms `made` may have beyond the source.
    package init(
        from source: consuming Invoice, to made: consuming Invoice, lost: [LostTerm] = [], added: [AddedTerm] = []
    ) {
        source.makeCanonical()
        made.makeCanonical()
        let lostPaths = Set(lost.lazy.filter { $0.term != nil }.map(\.path))
        var expected = source.statements
        stated = expected.count
        if !lostPaths.isEmpty { expected.removeAll { lostPaths.contains($0.path) } }
        expected += added.map { StatedTerm($0) }
        let found = made.statements
        // Most documents agree from the beginning: what does so needs no keys, which take more memory than the terms.
        var same = 0
        while same < expected.count, same < found.count, expected[same].agrees(with: found[same]) { same += 1 }
        let (expectedRest, foundRest) = (expected[same...], found[same...])
        let differs = !expectedRest.isEmpty || !foundRest.isEmpty
        let expectedKeys = differs ? GroupNumbering(expected).keys(of: expectedRest) : []
        let foundKeys = differs ? GroupNumbering(found).keys(of: foundRest) : []
        var counts: [StatementKey: Int] = [:]
        for key in foundKeys { counts[key, default: 0] += 1 }
        var missing: [StatedTerm] = []
        for (key, term) in zip(expectedKeys, expectedRest) {
            if let count = counts[key], count > 0 { counts[key] = count - 1 } else { missing.append(term) }
        }
        var surplus: [StatedTerm] = []
        for (key, term) in zip(foundKeys, foundRest).reversed() {
            guard let count = counts[key], count > 0 else { continue }
            counts[key] = count - 1
            surplus.append(term)
        }
        self.missing = missing
        self.surplus = surplus.reversed()
        let carried = source.supportingDocuments.enumerated().filter { index, document in
            document.attachment != nil && !lostPaths.contains("supportingDocuments[\(index)].attachment.content")
        }
        let contents = made.supportingDocuments.compactMap(\.attachment).map(\.content)
        attachments = carried.enumerated().compactMap { position, entry in
            let isKept =
                contents.indices.contains(position) && contents[position] == entry.element.attachment?.content
            return isKept ? nil : entry.offset
        }
    }
}

/// What makes two statements the same: the group they are in, the term, the value.
private struct StatementKey: Hashable {
    let list: Substring
    /// Which of the groups of that list that state something; a lost group does not make the next ones differ.
    let group: Int
    let term: String
    let value: String
}

/// Numbers the groups of each list that state something, by their place in the list.
private struct GroupNumbering {
    private var numbers: [Substring: [Int: Int]] = [:]

    init(_ statements: [StatedTerm]) {
        for stated in statements {
            let (list, position) = Self.place(of: stated)
            guard let position else { continue }
            numbers[list, default: [:]][position] = 0
        }
        for (list, positions) in numbers {
            for (number, position) in positions.keys.sorted().enumerated() { numbers[list]?[position] = number }
        }
    }

    func keys(of statements: ArraySlice<StatedTerm>) -> [StatementKey] {
        statements.map { stated in
            let (list, position) = Self.place(of: stated)
            let group = position.flatMap { numbers[list]?[$0] } ?? -1
            return StatementKey(list: list, group: group, term: stated.term, value: stated.comparable)
        }
    }

    private static func place(of stated: StatedTerm) -> (list: Substring, position: Int?) {
        let list = stated.path.prefix { $0 != "[" && $0 != "." }
        // Totals in several currencies are told apart by their currency.
        guard list != "vatTotals", list.endIndex < stated.path.endIndex, stated.path[list.endIndex] == "[" else {
            return (list, nil)
        }
        return (list, Int(stated.path[stated.path.index(after: list.endIndex)...].prefix { $0 != "]" }))
    }
}

extension StatedTerm {
    /// Its value, numbers without trailing zeros, texts without the line end that only payment terms have.
    fileprivate var comparable: String {
        guard isNumber, let amount = Amount(value) else { return value.trimmedOfXMLWhiteSpace }
        return amount.normalised.description
    }

    /// Says the same at the same place.
    fileprivate func agrees(with other: StatedTerm) -> Bool {
        term == other.term && path == other.path
            && (value == other.value || comparable == other.comparable)
    }

    fileprivate init(_ added: AddedTerm) {
        let isNumber = Amount(added.value) != nil && ["BT-110", "BT-147", "BT-148"].contains(added.term)
        self.init(
            term: added.term, path: added.path, value: added.value, isReadable: true, isNumber: isNumber, place: nil)
    }
}
