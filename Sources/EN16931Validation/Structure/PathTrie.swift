import XML

/// Paths compiled for one walk over a document: whatever their number, an element costs a look-up per path that has
/// matched so far above it.
struct PathTrie: Sendable {
    struct Node: Sendable {
        /// Next node by name.
        var next: [Int32: Int32] = [:]
        /// What is to be done at an element that ends a path here.
        var actions: [Int] = []
    }

    /// The document itself: absolute paths begin here.
    static let document = 0
    /// Above every element: paths that begin anywhere.
    static let anywhere = 1

    private(set) var nodes = [Node(), Node()]
    /// Numbers of the names in paths.
    private(set) var symbols: [XMLName: Int32] = [:]
    /// Single steps that match by the end of a name (`*Amount`), in any namespace or in one.
    private(set) var endings: [(ending: String, namespace: String?, node: Int)] = []
    private let namespaces: [String: String]
    private let roots: [String]

    /// - Parameters:
    ///   - namespaces: By prefix.
    ///   - roots: Names of root elements; absolute paths stand below each.
    init(namespaces: [String: String], roots: [String]) {
        self.namespaces = namespaces
        self.roots = roots
    }

    /// The number of a prefixed name; nil for a prefix that is not known.
    mutating func symbol(_ name: some StringProtocol) -> Int32? {
        let parts = name.split(separator: ":")
        guard parts.count == 2, let namespace = namespaces[String(parts[0])] else { return nil }
        let name = XMLName(namespace: namespace, local: String(parts[1]))
        if let known = symbols[name] { return known }
        let number = Int32(symbols.count + 1)
        symbols[name] = number
        return number
    }

    /// Adds an action at a path: `/…` below the roots, `//…` anywhere.
    mutating func add(_ path: String, action: Int) {
        var places: [Int]
        let isAnywhere = path.hasPrefix("//")
        let steps = path.split(separator: "/")
        if isAnywhere {
            places = [Self.anywhere]
        } else {
            places = roots.map { step(from: Self.document, to: Substring($0)) }
        }
        for (index, name) in steps.enumerated() {
            if index == 0, isAnywhere, let star = name.firstIndex(of: "*") {
                places = [node(ending: name[name.index(after: star)...], in: name[..<star])]
                continue
            }
            places = places.flatMap { place in
                name.split(separator: "|").map { step(from: place, to: $0) }
            }
        }
        for place in places where !nodes[place].actions.contains(action) { nodes[place].actions.append(action) }
    }

    private mutating func step(from place: Int, to name: Substring) -> Int {
        guard let symbol = symbol(name) else { preconditionFailure("unknown prefix in \(name)") }
        if let next = nodes[place].next[symbol] { return Int(next) }
        nodes[place].next[symbol] = Int32(nodes.count)
        nodes.append(Node())
        return nodes.count - 1
    }

    /// The node of all names that end so.
    private mutating func node(ending: Substring, in prefix: Substring) -> Int {
        let namespace = prefix.isEmpty ? nil : namespaces[String(prefix.dropLast())]
        if let known = endings.first(where: { $0.ending == ending && $0.namespace == namespace }) { return known.node }
        endings.append((String(ending), namespace, nodes.count))
        nodes.append(Node())
        return nodes.count - 1
    }
}
