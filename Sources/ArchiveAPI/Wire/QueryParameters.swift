/// The query part of a URI: names and values, decoded. Each name once, unless it may repeat.
package struct QueryParameters: Hashable, Sendable {
    /// In the order they were given.
    package private(set) var items: [Item] = []

    package struct Item: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package init() {}

    /// Reads a query string. Throws `WireFailure` on a broken escape.
    package init(parsing query: String) throws(WireFailure) {
        for part in query.split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(halves[0]),
                let value = halves.count == 2 ? PercentEncoding.decode(halves[1]) : ""
            else { throw WireFailure("the query has a broken escape in \"\(part)\"") }
            items.append(Item(name: name, value: value))
        }
    }

    /// Nil values are left out.
    package mutating func set(_ name: String, _ value: String?) {
        if let value { items.append(Item(name: name, value: value)) }
    }

    package func value(_ name: String) -> String? { items.first { $0.name == name }?.value }

    package func values(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

    /// Throws `WireFailure` when a name is unknown, or given twice where it may not repeat: a typing error must
    /// not widen a search.
    package func allow(once: Set<String>, repeated: Set<String> = []) throws(WireFailure) {
        var seen: Set<String> = []
        for item in items where !repeated.contains(item.name) {
            guard once.contains(item.name) else {
                let known = once.union(repeated).sorted().joined(separator: ", ")
                throw WireFailure("unknown parameter \"\(item.name)\"; known are: \(known)")
            }
            guard seen.insert(item.name).inserted else {
                throw WireFailure("parameter \"\(item.name)\" is given twice")
            }
        }
    }

    /// `?a=b&c=d`, or nothing.
    package var text: String {
        guard !items.isEmpty else { return "" }
        return "?"
            + items.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(
                separator: "&")
    }
}
