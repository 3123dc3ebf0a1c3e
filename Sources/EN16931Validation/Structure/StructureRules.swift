import XML

/// Rules about a syntax's tree, compiled: what must not be there, how often something may be there, which codes may
/// stand where, and functions for what no table can say.
struct StructureRules: Sendable {
    /// How often the elements at the end of a path may occur below a place.
    enum Bound: Sendable {
        case atMostOnce, exactlyOnce
        /// At most once, as the publisher's rules end in an error where it is repeated.
        case computableOnce
    }

    enum Action: Sendable {
        /// The element must not be there.
        case forbidden(StructureRule)
        /// An attribute must not be there.
        case forbiddenAttribute(StructureRule, String)
        case count(StructureRule, path: [Int32], written: String, Bound)
        case code(CodeCheck)
        case function(@Sendable (XMLElement, inout StructureRun) -> Void)
    }

    private(set) var trie: PathTrie
    private(set) var actions: [Action] = []
    /// What is to be done at every element with an attribute of that name.
    private(set) var attributeActions: [String: Int] = [:]
    let terms: TermPaths
    let prefixes: [String: String]

    init(namespaces: [String: String], roots: [String], terms: TermPaths) {
        trie = PathTrie(namespaces: namespaces, roots: roots)
        prefixes = Dictionary(namespaces.map { ($1, $0) }) { first, _ in first }
        self.terms = terms
    }

    /// Adds a table of restrictions. Keys are numbers after the prefix; expressions `cbc:X` (must not be there),
    /// `cbc:X/@a` (nor that attribute), `cbc:X<=1` (at most once), `cbc:X=1` (exactly once).
    mutating func add(_ table: PathTable, prefix: String, isFatal: Bool) {
        for entry in table.entries {
            let rule = StructureRule(id: prefix + entry.key, isFatal: isFatal)
            for place in entry.places { add(entry.expression, at: place, rule) }
        }
    }

    private mutating func add(_ expression: String, at place: String, _ rule: StructureRule) {
        if let path = expression.removing(ending: "<=1") {
            add(.count(rule, path: symbols(path), written: path, .atMostOnce), at: place)
        } else if let path = expression.removing(ending: "=1") {
            add(.count(rule, path: symbols(path), written: path, .exactlyOnce), at: place)
        } else if let sign = expression.firstIndex(of: "@") {
            let name = String(expression[expression.index(after: sign)...])
            let path = String(expression[..<sign].dropLast())
            if place == "//*" {
                actions.append(.forbiddenAttribute(rule, name))
                attributeActions[name] = actions.count - 1
            } else {
                add(.forbiddenAttribute(rule, name), at: path.isEmpty ? place : join(place, path))
            }
        } else {
            add(.forbidden(rule), at: join(place, expression))
        }
    }

    /// Adds a table of paths whose repetition no rule can be computed for.
    mutating func add(singles table: PathTable) {
        for entry in table.entries {
            let rule = StructureRule(id: "undecidable", isFatal: true)
            let path = entry.expression
            for place in entry.places {
                add(.count(rule, path: symbols(path), written: path, .computableOnce), at: place)
            }
        }
    }

    /// Adds checks of codes.
    mutating func add(_ checks: [CodeCheck]) {
        for check in checks {
            for path in check.paths { add(.code(check), at: path) }
        }
    }

    /// Adds a function called at every element of a path.
    mutating func add(at path: String, _ function: @escaping @Sendable (XMLElement, inout StructureRun) -> Void) {
        add(.function(function), at: path)
    }

    /// Adds a function called at every element with an attribute of that name.
    mutating func addAttribute(
        _ name: String, _ function: @escaping @Sendable (XMLElement, inout StructureRun) -> Void
    ) {
        actions.append(.function(function))
        attributeActions[name] = actions.count - 1
    }

    private mutating func add(_ action: Action, at path: String) {
        actions.append(action)
        trie.add(path, action: actions.count - 1)
    }

    private mutating func symbols(_ path: String) -> [Int32] {
        path.split(separator: "/").compactMap { trie.symbol($0) }
    }

    private func join(_ place: String, _ path: String) -> String {
        place.hasSuffix("/") ? place + path : "\(place)/\(path)"
    }
}

extension String {
    fileprivate func removing(ending: String) -> String? { hasSuffix(ending) ? String(dropLast(ending.count)) : nil }
}
