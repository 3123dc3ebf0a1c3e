import XML

/// Which business term or group stands where in a syntax, so that findings about the tree can name it.
struct TermPaths: Sendable {
    private let terms: [String: [String]]

    /// - Parameter text: A table of paths from the root element, keyed by term.
    init(_ text: String, names: [String: String] = [:]) {
        var terms: [String: [String]] = [:]
        for entry in PathTable(text, names: names).entries {
            for place in entry.places {
                terms[place == "/" ? "/" + entry.expression : "\(place)/\(entry.expression)", default: []].append(
                    entry.key)
            }
        }
        self.terms = terms
    }

    /// The terms an element holds, or those of the nearest group around it.
    ///
    /// - Parameter prefixes: By namespace.
    func terms(of element: XMLElement, prefixes: [String: String]) -> [String] {
        var steps: [String] = []
        var current = element
        while let parent = current.parent {
            steps.append((prefixes[current.namespace] ?? "?") + ":" + Self.invoiceName(current.name))
            current = parent
        }
        var path = steps.reversed()[...]
        while !path.isEmpty {
            if let found = terms["/" + path.joined(separator: "/")] { return found }
            path = path.dropLast()
        }
        return []
    }

    /// UBL's credit note has names of its own for the same terms.
    private static func invoiceName(_ name: String) -> String {
        switch name {
        case "CreditNoteLine": "InvoiceLine"
        case "CreditedQuantity": "InvoicedQuantity"
        case "CreditNoteTypeCode": "InvoiceTypeCode"
        default: name
        }
    }
}
