import XML

/// A run that a table of rules drives over a document.
protocol RuleWalker: SendableMetatype {
    /// Some elements of the same parent were not judged, since there are more than a document of sense has.
    mutating func leaveOut(_ element: XMLElement)
}

/// Which rules speak of which elements: one walk over a document finds them all.
struct RuleTable<Run: RuleWalker>: Sendable {
    typealias Rules = @Sendable (inout Run, XMLElement) -> Void

    private struct Entry: Sendable {
        let namespace: XMLNamespace
        let rules: Rules
        let looksAround: Bool
    }

    /// Children of one element for which rules that look around are asked. Each may read all of its siblings, so that
    /// without a bound time would grow with their square.
    static var siblings: Int { 250 }

    private let entries: [String: [Entry]]
    private let everywhere: Rules

    /// - Parameters:
    ///   - everywhere: Rules about any element.
    ///   - inside: Rules that read the element, what is in it and the names around it. By the element's name with
    ///     prefix, or several names with a slash between them.
    ///   - around: Rules that read its siblings or its parent's too.
    init(
        everywhere: @escaping Rules = { _, _ in }, inside: KeyValuePairs<Path, Rules>,
        around: KeyValuePairs<Path, Rules>
    ) {
        self.everywhere = everywhere
        var entries: [String: [Entry]] = [:]
        for (rules, looksAround) in [(inside, false), (around, true)] {
            for (path, rules) in rules {
                for step in path.steps {
                    entries[step.name, default: []]
                        .append(Entry(namespace: step.namespace, rules: rules, looksAround: looksAround))
                }
            }
        }
        self.entries = entries
    }

    /// All elements from there on, in document order. No deeper than the parser let the document be.
    func walk(_ element: XMLElement, _ run: inout Run) { walk(element, ordinal: 0, &run) }

    private func walk(_ element: XMLElement, ordinal: Int, _ run: inout Run) {
        everywhere(&run, element)
        apply(to: element, ordinal, &run)
        var ordinal = 0
        for child in element.children {
            walk(child, ordinal: ordinal, &run)
            ordinal += 1
        }
    }

    private func apply(to element: XMLElement, _ ordinal: Int, _ run: inout Run) {
        guard let found = entries[element.name] else { return }
        for entry in found where element.namespace == entry.namespace.uri {
            if entry.looksAround, ordinal >= Self.siblings {
                run.leaveOut(element)
            } else {
                entry.rules(&run, element)
            }
        }
    }
}
