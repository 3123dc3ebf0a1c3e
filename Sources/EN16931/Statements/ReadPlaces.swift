/// What an invoice was read from: the values by the number of the element they stand in.
package struct ReadPlaces: Sendable {
    private struct Reading: Sendable {
        var node: Int32
        var value: String
    }

    /// By element.
    private var readings: [Reading] = []

    package init(of invoice: Invoice) {
        invoice.eachStatement { stated in
            guard let node = stated.place?.node else { return }
            readings.append(Reading(node: Int32(clamping: node), value: stated.value))
        }
        readings.sort { $0.node < $1.node }
    }

    /// Whether something was read from that element.
    package func contain(_ node: Int) -> Bool {
        let first = first(of: node)
        return first < readings.count && Int(readings[first].node) == node
    }

    /// Whether that value was read from that element: its scheme, its unit, its currency.
    package func contain(_ node: Int, _ value: String) -> Bool {
        var index = first(of: node)
        while index < readings.count, Int(readings[index].node) == node {
            if readings[index].value == value { return true }
            index += 1
        }
        return false
    }

    private func first(of node: Int) -> Int {
        var (low, high) = (0, readings.count)
        while low < high {
            let middle = low + (high - low) / 2
            if Int(readings[middle].node) < node { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension LostTerm {
    /// What stands in the source outside the model.
    package static func outside(_ path: String, _ value: String) -> LostTerm {
        LostTerm(term: nil, path: path, value: value, reason: noTerm)
    }

    /// The reason where nothing else is to be said.
    package static let noTerm = "It stands in the source outside EN 16931, whose semantic model has no term for it."

    /// The same of many places, of which at most `outsideLimit` are named.
    ///
    /// - Parameter count: How many there are; nil where all are given.
    package static func outside(_ found: [(path: String, value: String)], of count: Int? = nil) -> [LostTerm] {
        var terms = found.prefix(outsideLimit).map { outside($0.path, $0.value) }
        let more = (count ?? found.count) - terms.count
        if more > 0 { terms.append(moreOutside(more)) }
        return terms
    }

    /// How many places are named at most.
    package static let outsideLimit = 10_000

    /// Where there are more places than are named.
    package static func moreOutside(_ count: Int) -> LostTerm {
        LostTerm(
            term: nil, path: "", value: "\(count)",
            reason: "So many more places of the source stand outside EN 16931; they are not named.")
    }
}

/// Attributes that name the code list, agency or language which the standard prescribes anyway.
package enum CodeListAttributes {
    package static let names: Set<String> = [
        "listID", "listAgencyID", "listAgencyName", "listName", "listVersionID", "listURI", "listSchemeURI",
        "languageID", "languageLocaleID", "schemeName", "schemeAgencyID", "schemeAgencyName", "schemeVersionID",
        "schemeDataURI", "schemeURI", "unitCodeListID", "unitCodeListAgencyID", "unitCodeListAgencyName",
        "currencyCodeListVersionID",
    ]
}
