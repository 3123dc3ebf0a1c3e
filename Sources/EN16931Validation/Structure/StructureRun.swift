import ArchiveModel
import EN16931
import XML

/// One walk of the structure rules over a document, in document order.
struct StructureRun {
    let rules: StructureRules
    let document: XMLDocument
    let artefact: String
    /// Symbols of the rules' paths by the document's name numbers; 0 for names no rule knows.
    private let symbols: [Int32]
    private(set) var list = FindingList()
    /// A rule that could not be computed, as its publisher's set ends in an error there.
    private(set) var isUndecided = false
    /// First value, or number, of what may be there once, by rule.
    private var firstValues: [String: String] = [:]
    private var occurrences: [String: Int] = [:]
    /// Whether an invoiced quantity of a CII document has a unit; found when first asked.
    var isStatingUnits: Bool?

    init(_ rules: StructureRules, document: XMLDocument, artefact: String) {
        self.rules = rules
        self.document = document
        self.artefact = artefact
        symbols = document.names.map { rules.trie.symbols[$0] ?? 0 }
    }

    /// Applies all rules.
    mutating func run() {
        let names = document.names
        let nowhere = names.map { $0.namespace.isEmpty ? rules.attributeActions[$0.local] : nil }
        let hasNowhere = nowhere.contains { $0 != nil }
        let endings = names.map { name in
            rules.trie.endings.filter { ending in
                name.local.hasSuffix(ending.ending) && ending.namespace.map { $0 == name.namespace } ?? true
            }.map { Int32($0.node) }
        }
        // How far the paths to each open element have got: its part of `places`.
        var open: [(node: Int, start: Int)] = [(-1, 0)]
        var places = [Int32(PathTrie.document)]
        let trie = rules.trie.nodes
        for node in 0..<document.nodeCount {
            guard let element = document.element(node) else { continue }
            let parent = element.parentNode ?? -1
            while open.count > 1, open[open.count - 1].node != parent {
                places.removeSubrange(open[open.count - 1].start...)
                open.removeLast()
            }
            let above = open[open.count - 1].start..<places.count
            open.append((node, places.count))
            let name = element.nameNumber
            places += endings[name]
            let symbol = symbols[name]
            if symbol != 0 {
                for place in above {
                    if let next = trie[Int(places[place])].next[symbol] { places.append(next) }
                }
                if let next = trie[PathTrie.anywhere].next[symbol] { places.append(next) }
            }
            for place in above.upperBound..<places.count { perform(trie[Int(places[place])].actions, at: element) }
            if hasNowhere { checkAttributes(of: element, nowhere) }
        }
    }

    /// The first value given for a rule; nil for the first itself.
    mutating func firstValue(_ id: String, _ value: String) -> String? {
        if let first = firstValues[id] { return first }
        firstValues[id] = value
        return nil
    }

    /// How often that was asked for a rule, from 1.
    mutating func occurrence(_ id: String) -> Int {
        occurrences[id, default: 0] += 1
        return occurrences[id, default: 0]
    }

    private mutating func checkAttributes(of element: XMLElement, _ nowhere: [Int?]) {
        var found: [Int] = []
        element.eachAttribute { name, _ in
            if let action = nowhere[name] { found.append(action) }
        }
        if !found.isEmpty { perform(found, at: element) }
    }

    private mutating func perform(_ actions: [Int], at element: XMLElement) {
        for action in actions {
            switch rules.actions[action] {
            case .forbidden(let rule):
                report(rule, at: element) { "\(element.shown) is not part of an EN 16931 invoice. Remove it." }
            case .forbiddenAttribute(let rule, let name):
                if element.attribute(name) != nil { reportAttribute(rule, at: element, name) }
            case .count(let rule, let path, let written, let bound):
                check(rule, count(path[...], in: element), written, bound, at: element)
            case .code(let check): apply(check, at: element)
            case .function(let function): function(element, &self)
            }
        }
    }

    // MARK: Counting

    private func count(_ path: ArraySlice<Int32>, in element: XMLElement) -> Int {
        guard let symbol = path.first else { return 1 }
        var found = 0
        for child in element.children where symbols[child.nameNumber] == symbol {
            found += count(path.dropFirst(), in: child)
        }
        return found
    }

    private mutating func check(
        _ rule: StructureRule, _ count: Int, _ written: String, _ bound: StructureRules.Bound, at element: XMLElement
    ) {
        switch bound {
        case .atMostOnce where count > 1:
            report(rule, at: element) {
                "\(element.shown) has \(count) × \(written), but EN 16931 allows it once. Keep one."
            }
        case .exactlyOnce where count != 1:
            report(rule, at: element) {
                "\(element.shown) has \(count == 0 ? "no" : "\(count) ×") \(written), but EN 16931 demands exactly one. "
                    + (count == 0 ? "Add it." : "Keep one.")
            }
        case .computableOnce where count > 1:
            undecidable("has \(count) × \(written) where one is expected.", at: element)
        default: break
        }
    }

    // MARK: Codes

    private mutating func apply(_ check: CodeCheck, at element: XMLElement) {
        guard holds(check.condition, at: element) else { return }
        let written: String
        switch check.content {
        case .text: written = element.text
        case .attribute(let name):
            guard let value = element.attribute(name) else { return }
            written = value
        case .requiredAttribute(let name): written = element.attribute(name) ?? ""
        }
        guard !check.list.accepts(written) else { return }
        let code = written.trimmedOfXMLWhiteSpace
        report(StructureRule(id: check.rule, isFatal: true), at: element) {
            let place = check.content.attributeName.map { "\(element.shown)/@\($0)" } ?? element.shown
            return code.isEmpty
                ? "\(place) is empty. State a code of \(check.list.name)."
                : "\(place) “\(code.prefix(80))” is not a code of \(check.list.name) (\(check.list.edition)). Use one of the list."
        }
    }

    private func holds(_ condition: CodeCheck.Condition, at element: XMLElement) -> Bool {
        switch condition {
        case .always: true
        case .invoicedObject:
            element.parent?.children.contains { $0.name == "DocumentTypeCode" && $0.text == "130" } ?? false
        case .allowance: element.parent?.chargeIndicator == false
        case .charge: element.parent?.chargeIndicator == true
        case .creditor: element.isInside("AccountingSupplierParty") || element.isInside("PayeeParty")
        case .party: !element.isInside("AccountingSupplierParty") && !element.isInside("PayeeParty")
        case .globalParty: !element.isInside("SpecifiedTradeProduct") && !element.isInside("ShipToTradeParty")
        case .noTaxRegistration: !element.isInside("SpecifiedTaxRegistration")
        case .withoutScheme: element.attribute("schemeID") == nil
        }
    }

    // MARK: Reporting

    mutating func report(
        _ rule: StructureRule, at element: XMLElement, terms: [String]? = nil, _ message: () -> String
    ) {
        let place = SourcePlace(node: element.node, line: element.line, column: element.column)
        let (artefact, rules) = (artefact, rules)
        list.add(rule.id, at: place) {
            Finding(
                artefact: artefact, id: rule.id, flag: rule.isFatal ? .fatal : .warning,
                terms: terms ?? rules.terms.terms(of: element, prefixes: rules.prefixes), message: message())
        }
    }

    /// Reports a rule that is fatal.
    mutating func report(
        _ id: String, at element: XMLElement, terms: [String]? = nil, isFatal: Bool = true,
        _ message: @autoclosure () -> String
    ) {
        report(StructureRule(id: id, isFatal: isFatal), at: element, terms: terms, message)
    }

    private mutating func reportAttribute(_ rule: StructureRule, at element: XMLElement, _ name: String) {
        report(rule, at: element) {
            "\(element.shown) carries @\(name), which an EN 16931 invoice does not use here. Remove the attribute."
        }
    }

    /// Notes that a rule cannot be computed here: the document has no verdict.
    mutating func undecidable(_ what: String, at element: XMLElement) {
        isUndecided = true
        let place = SourcePlace(node: element.node, line: element.line, column: element.column)
        let rules = rules
        list.add("undecidable", at: place) {
            Finding(
                artefact: "model", id: "undecidable", flag: .fatal,
                terms: rules.terms.terms(of: element, prefixes: rules.prefixes),
                message:
                    "\(element.shown) \(what) The official rules end in an error here, so there is no verdict. Correct it."
            )
        }
    }
}

extension CodeCheck.Content {
    fileprivate var attributeName: String? {
        switch self {
        case .text: nil
        case .attribute(let name), .requiredAttribute(let name): name
        }
    }
}

extension XMLElement {
    /// Its name with the prefix the bindings write: `cbc:ID`.
    var shown: String {
        let prefix = Self.prefixes[namespace] ?? prefix
        return prefix.isEmpty ? name : "\(prefix):\(name)"
    }

    private static let prefixes = Dictionary(
        (UBLNames.namespaces.map { $0 } + CIINames.namespaces.map { $0 }).map { ($0.value, $0.key) }
    ) { first, _ in first }

    /// Of an allowance or charge in either syntax: true for a charge, nil where it does not say.
    var chargeIndicator: Bool? {
        guard let indicator = children.first(where: { $0.name == "ChargeIndicator" }) else { return nil }
        let value = indicator.children.first { $0.name == "Indicator" } ?? indicator
        switch value.text.trimmedOfXMLWhiteSpace {
        case "true", "1": return true
        case "false", "0": return false
        default: return nil
        }
    }
}
