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
        let added = Additions(added)
        var comparison = StatementComparison()
        let head = source.headStatements
        var count = head.count
        comparison.compareHead(
            head.filter { !lostPaths.contains($0.path) } + added.head, made.headStatements)
        // One line at a time: those of a long invoice are never all there. The n-th line that states something is held
        // against the n-th of the other, so that a lost one does not make the next ones differ.
        var next = 0
        for index in source.lines.indices {
            let stated = source.statements(ofLine: index)
            count += stated.count
            let expected =
                (lostPaths.isEmpty ? stated : stated.filter { !lostPaths.contains($0.path) }) + added.ofLine(index)
            guard !expected.isEmpty else { continue }
            var found: [StatedTerm] = []
            while found.isEmpty, next < made.lines.count {
                found = made.statements(ofLine: next)
                next += 1
            }
            comparison.compareGroup(expected, found)
        }
        while next < made.lines.count {
            comparison.compareGroup([], made.statements(ofLine: next))
            next += 1
        }
        stated = count
        missing = comparison.missing
        surplus = comparison.surplus
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

/// What was added, by where it stands.
private struct Additions {
    private(set) var head: [StatedTerm] = []
    private var lines: [Int: [StatedTerm]] = [:]

    init(_ added: [AddedTerm]) {
        for term in added {
            let stated = StatedTerm(term)
            if let line = stated.lineNumber { lines[line, default: []].append(stated) } else { head.append(stated) }
        }
    }

    func ofLine(_ index: Int) -> [StatedTerm] { lines[index] ?? [] }
}

/// What one side states and the other does not.
private struct StatementComparison {
    private(set) var missing: [StatedTerm] = []
    private(set) var surplus: [StatedTerm] = []

    /// Terms outside the lines, told apart by the group they are in.
    mutating func compareHead(_ expected: [StatedTerm], _ found: [StatedTerm]) {
        compare(expected, GroupNumbering.keys(of: expected), found, GroupNumbering.keys(of: found))
    }

    /// Terms of one group on each side.
    mutating func compareGroup(_ expected: [StatedTerm], _ found: [StatedTerm]) {
        let isSame =
            expected.count == found.count
            && zip(expected, found).allSatisfy { $0.agrees(with: $1) }
        if isSame { return }
        compare(expected, expected.map { $0.key("", 0) }, found, found.map { $0.key("", 0) })
    }

    private mutating func compare(
        _ expected: [StatedTerm], _ expectedKeys: [StatementKey], _ found: [StatedTerm], _ foundKeys: [StatementKey]
    ) {
        var counts: [StatementKey: Int] = [:]
        for key in foundKeys { counts[key, default: 0] += 1 }
        for (key, term) in zip(expectedKeys, expected) {
            if let count = counts[key], count > 0 { counts[key] = count - 1 } else { missing.append(term) }
        }
        var surplus: [StatedTerm] = []
        for (key, term) in zip(foundKeys, found).reversed() {
            guard let count = counts[key], count > 0 else { continue }
            counts[key] = count - 1
            surplus.append(term)
        }
        self.surplus += surplus.reversed()
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

    static func keys(of statements: [StatedTerm]) -> [StatementKey] {
        let numbering = GroupNumbering(statements)
        return statements.map { stated in
            let (list, position) = place(of: stated)
            return stated.key(list, position.flatMap { numbering.numbers[list]?[$0] } ?? -1)
        }
    }

    private init(_ statements: [StatedTerm]) {
        for stated in statements {
            let (list, position) = Self.place(of: stated)
            guard let position else { continue }
            numbers[list, default: [:]][position] = 0
        }
        for (list, positions) in numbers {
            for (number, position) in positions.keys.sorted().enumerated() { numbers[list]?[position] = number }
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
    fileprivate func key(_ list: Substring, _ group: Int) -> StatementKey {
        StatementKey(list: list, group: group, term: term, value: comparable)
    }

    /// Of the line it stands in; nil outside lines.
    fileprivate var lineNumber: Int? {
        guard path.hasPrefix("lines[") else { return nil }
        return Int(path.dropFirst("lines[".count).prefix { $0 != "]" })
    }

    /// Its value, numbers without trailing zeros, texts without the line end that only payment terms have.
    fileprivate var comparable: String {
        guard isNumber, let amount = Amount(value) else { return value.trimmedOfXMLWhiteSpace }
        return amount.normalised.description
    }

    /// Says the same.
    fileprivate func agrees(with other: StatedTerm) -> Bool {
        term == other.term && (value == other.value || comparable == other.comparable)
    }

    fileprivate init(_ added: AddedTerm) {
        let isNumber = Amount(added.value) != nil && ["BT-110", "BT-147", "BT-148"].contains(added.term)
        self.init(
            term: added.term, path: added.path, value: added.value, isReadable: true, isNumber: isNumber, place: nil)
    }
}
