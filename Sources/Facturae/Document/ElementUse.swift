/// What the reader did with the elements of a parsed document.
final class ElementUse {
    private enum Fate { case unused, used, closed }

    private var fates: [Fate] = []
    private var reasons: [Int: String] = [:]

    func mark(_ node: Int) { set(node, .used) }

    func close(_ node: Int) { set(node, .closed) }

    /// The reason stays, whoever reads the element besides.
    func tell(_ node: Int, _ reason: String) { reasons[node] = reason }

    /// Whether a term holds the element's text as it is.
    func isCarried(_ node: Int) -> Bool { fate(node) != .unused && reasons[node] == nil }

    func isClosed(_ node: Int) -> Bool { fate(node) == .closed }

    /// Why no term holds the element's text; nil where EN 16931 just has none.
    func reason(_ node: Int) -> String? { reasons[node] }

    private func fate(_ node: Int) -> Fate { node < fates.count ? fates[node] : .unused }

    private func set(_ node: Int, _ fate: Fate) {
        if node >= fates.count { fates.append(contentsOf: repeatElement(.unused, count: node + 1 - fates.count)) }
        if fates[node] != .closed { fates[node] = fate }
    }
}
