import EN16931

/// Holds a document against Facturae's structure: what must be there, in which order, and what values may be.
struct StructureCheck {
    let version: FacturaeVersion
    private(set) var findings: [FacturaeFinding] = []
    private let limit = 500

    init(version: FacturaeVersion) { self.version = version }

    mutating func check(_ file: FacturaeElement) {
        check(file, type: "Facturae", path: "")
        if let name = wrongNamespace {
            note(
                "FAE-NAMESPACE",
                "The elements below the root stand in its namespace (first \(name.name)); in Facturae they "
                    + "have none. Ask the sender to declare the namespace with a prefix.", at: name)
        }
    }

    /// The first element in the root's namespace.
    private var wrongNamespace: FacturaeElement?

    private mutating func check(_ element: FacturaeElement, type: String, path: String) {
        guard type != "any", findings.count < limit else { return }
        guard let expected = StructureGrammar.types[type] else {
            checkValue(element, type: type, path: path)
            return
        }
        // The rule that takes the next child at the earliest; what is passed over must be optional.
        var position = 0
        var isTaken = false
        for child in element.children {
            guard findings.count < limit else { return }
            noteNamespace(of: child)
            let start = isTaken && !expected[position].repeats ? position + 1 : position
            guard
                let next = expected.indices.first(where: { index in
                    index >= start && expected[index].since <= version && expected[index].type(of: child.name) != nil
                }), let type = expected[next].type(of: child.name)
            else {
                noteUnexpected(child, expected, path)
                continue
            }
            noteMissing(
                expected[(isTaken ? position + 1 : position)..<max(next, isTaken ? position + 1 : position)], path,
                next: child)
            position = next
            isTaken = true
            check(child, type: type, path: "\(path)/\(child.name)")
        }
        noteMissing(expected[(isTaken ? position + 1 : position)...], path, in: element)
    }

    private mutating func noteNamespace(of child: FacturaeElement) {
        let isSignature = child.name == "Signature" && !child.isFacturae
        if wrongNamespace == nil, !child.namespace.isEmpty, !isSignature { wrongNamespace = child }
    }

    private mutating func checkValue(_ element: FacturaeElement, type: String, path: String) {
        if let inner = element.children.first {
            noteUnexpected(inner, [], path)
            return
        }
        let kind = ValueType(type, version: version)
        // Attachments are long and may be anything.
        if kind == .text(atLeast: 0, atMost: .max) { return }
        let text = element.textLength > 65_536 ? String(repeating: "x", count: 65_536) : element.text
        guard let complaint = kind.complaint(text, version: version) else { return }
        let shown = text.isEmpty ? "is empty and" : "“\(text.prefix(60))”"
        note("FAE-VALUE", "\(element.name) \(shown) \(complaint).", at: element)
    }

    private mutating func noteMissing(
        _ passed: ArraySlice<StructureGrammar.Child>, _ path: String, next: FacturaeElement? = nil,
        in parent: FacturaeElement? = nil
    ) {
        for rule in passed where !rule.isOptional && rule.since <= version {
            let names = rule.alternatives.map(\.name).joined(separator: " or ")
            let owner = path.split(separator: "/").last ?? "Facturae"
            let before = next.map { " before \($0.name)" } ?? ""
            note(
                "FAE-MISSING", "\(owner) lacks \(names), which Facturae \(version.rawValue) demands\(before).",
                at: next ?? parent)
        }
    }

    private mutating func noteUnexpected(_ child: FacturaeElement, _ expected: [StructureGrammar.Child], _ path: String)
    {
        let owner = path.split(separator: "/").last ?? "Facturae"
        let rule = expected.first { $0.type(of: child.name) != nil }
        let why =
            rule.map {
                $0.since > version ? "came only with \($0.since.rawValue)" : "stands too late or too often"
            } ?? "is not part of it"
        note("FAE-UNEXPECTED", "\(owner) has \(child.name), which \(why).", at: child)
    }

    private mutating func note(_ id: String, _ message: String, at element: FacturaeElement?) {
        guard findings.count < limit else { return }
        findings.append(FacturaeFinding(id, .fatal, message, place: element?.place))
    }
}

extension FacturaeVersion: Comparable {
    package static func < (left: FacturaeVersion, right: FacturaeVersion) -> Bool { left.rawValue < right.rawValue }
}
