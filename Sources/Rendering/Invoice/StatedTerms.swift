import EN16931

/// The terms an invoice states, each taken once: what no part of the page took is left for its end, so that a page holds
/// every term whatever its parts know.
struct StatedTerms {
    private var terms: [StatedTerm]
    private var isTaken: [Bool]
    private let positions: [String: Int]
    /// By the first key of the path.
    private let groups: [Substring: [Int]]

    /// Of a canonical invoice. That a category is of VAT goes without saying.
    init(_ statements: [StatedTerm]) {
        terms = statements.filter { !($0.term.hasSuffix("-0") && $0.value == "VAT") }
        isTaken = [Bool](repeating: false, count: terms.count)
        var positions: [String: Int] = [:]
        var groups: [Substring: [Int]] = [:]
        for (index, stated) in terms.enumerated() {
            positions[stated.path] = index
            groups[stated.path.prefix { $0 != "." && $0 != "[" }, default: []].append(index)
        }
        self.positions = positions
        self.groups = groups
    }

    /// The term, whether taken or not.
    func look(_ path: String) -> StatedTerm? { positions[path].map { terms[$0] } }

    /// The term, unless somebody took it.
    mutating func take(_ path: String) -> StatedTerm? {
        guard let index = positions[path], !isTaken[index] else { return nil }
        isTaken[index] = true
        return terms[index]
    }

    /// The terms of a group that nobody took, in the model's order.
    mutating func takeAll(of group: Substring) -> [StatedTerm] {
        (groups[group] ?? []).compactMap { index in
            guard !isTaken[index] else { return nil }
            isTaken[index] = true
            return terms[index]
        }
    }

    /// What nobody took yet.
    mutating func takeRest() -> [StatedTerm] {
        terms.indices.compactMap { index in
            guard !isTaken[index] else { return nil }
            isTaken[index] = true
            return terms[index]
        }
    }
}
