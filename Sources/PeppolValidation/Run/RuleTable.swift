import XML

/// Which rules speak of which elements: one walk over a document finds them all.
struct RuleTable<Run>: Sendable {
    typealias Rules = @Sendable (inout Run, XMLElement) -> Void

    private struct Entry: Sendable {
        let namespace: XMLNamespace
        let rules: Rules
    }

    private let entries: [String: [Entry]]
    private let everywhere: Rules

    /// - Parameters:
    ///   - everywhere: Rules about any element.
    ///   - rules: By the element's name with prefix, or several names with a slash between them.
    init(everywhere: @escaping Rules = { _, _ in }, _ rules: KeyValuePairs<Path, Rules>) {
        self.everywhere = everywhere
        var entries: [String: [Entry]] = [:]
        for (path, rules) in rules {
            for step in path.steps {
                entries[step.name, default: []].append(Entry(namespace: step.namespace, rules: rules))
            }
        }
        self.entries = entries
    }

    private func apply(to element: XMLElement, _ run: inout Run) {
        guard let found = entries[element.name] else { return }
        for entry in found where element.namespace == entry.namespace.uri { entry.rules(&run, element) }
    }

    /// All elements from there on, in document order. No deeper than the parser let the document be.
    func walk(_ element: XMLElement, _ run: inout Run) {
        everywhere(&run, element)
        apply(to: element, &run)
        for child in element.children { walk(child, &run) }
    }
}
