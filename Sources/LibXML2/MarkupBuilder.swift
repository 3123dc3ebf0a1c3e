import XML

/// Grows a `MarkupTree` from parser events and keeps count of the limits.
struct MarkupBuilder {
    private(set) var tree = MarkupTree()
    private let source: [UInt8]
    private let limits: MarkupLimits
    private var nameNumbers: [MarkupTree.Name: Int32] = [:]
    private var prefixNumbers: [String: Int32] = ["": 0]
    private var namespaceNumbers: [String: Int32] = [:]
    private var open: [OpenElement] = []
    /// Character data of the element opened last that is no node yet; empty for none. Blanks between elements never
    /// become one.
    private var pending: Range<Int32> = 0..<0
    /// How far `source` has been counted into lines.
    private var counted = (offset: 0, line: 1, column: 1)

    private struct OpenElement {
        let node: Int32
        /// Namespace declarations in scope: its own and those of what it is in.
        let declarations: Int
        var lastChild: Int32 = -1
        /// How many children of each name it has so far.
        var children: [Int32: Int32] = [:]
    }

    /// - Parameter expected: Nodes to make room for.
    init(source: [UInt8], limits: MarkupLimits, expected: Int) {
        self.source = source
        self.limits = limits
        tree.text.reserveCapacity(source.count / 2)
        tree.nodes.reserveCapacity(min(expected, limits.nodes))
    }

    /// An element begins; `offset` is the byte just before its start tag's `>` or `/>`.
    ///
    /// - Parameter declarations: How many namespaces its start tag declares.
    mutating func open(
        _ name: MarkupTree.Name, prefix: String, declarations: Int, before offset: Int
    ) throws(XMLError) {
        // An attribute value cannot hold a raw `<`, so the nearest one backwards begins the tag.
        var start = min(offset, source.count) - 1
        while start > counted.offset, source[start] != UInt8(ascii: "<") { start -= 1 }
        count(to: max(start, counted.offset))
        guard open.count < limits.depth else {
            throw failure(
                .tooDeep, "Elements are nested more than \(limits.depth) deep. No invoice is; the document is refused.")
        }
        // The parser looks a prefix up among all declarations in scope, one after the other.
        let inScope = declarations + (open.last?.declarations ?? 0)
        guard inScope <= limits.namespacesInScope else {
            throw failure(
                .tooManyNodes,
                "More than \(limits.namespacesInScope) namespaces are declared at one place. The document is "
                    + "refused.")
        }
        try settleText(isBeforeElement: true)
        let attributes = Int32(tree.attributes.count)
        let nameNumber = number(of: name)
        let node = try append(
            MarkupTree.Node(
                parent: open.last?.node ?? -1, name: nameNumber, prefix: number(ofPrefix: prefix),
                start: attributes, end: attributes, position: position(of: nameNumber),
                line: Int32(clamping: counted.line), column: Int32(clamping: counted.column)))
        open.append(OpenElement(node: node, declarations: inScope))
    }

    /// A namespace declaration of the element that was opened last.
    mutating func declare(_ namespace: String, as prefix: String) {
        guard let element = open.last?.node else { return }
        let number = namespaceNumbers[namespace] ?? Int32(tree.namespaces.count)
        if number == tree.namespaces.count {
            tree.namespaces.append(namespace)
            namespaceNumbers[namespace] = number
        }
        tree.declarations.append(
            MarkupTree.Declaration(node: element, prefix: self.number(ofPrefix: prefix), namespace: number))
    }

    /// An attribute of the element that was opened last.
    mutating func attribute(
        _ name: MarkupTree.Name, prefix: String, value: UnsafeBufferPointer<UInt8>
    ) throws(XMLError) {
        guard let element = open.last?.node else { return }
        let index = Int(element)
        guard Int(tree.nodes[index].end - tree.nodes[index].start) < limits.attributesPerElement else {
            throw failure(
                .tooManyNodes,
                "An element has more than \(limits.attributesPerElement) attributes. The document is refused.")
        }
        let start = Int32(tree.text.count)
        unsafe tree.text.append(contentsOf: value)
        tree.attributes.append(
            MarkupTree.Attribute(
                name: number(of: name), prefix: number(ofPrefix: prefix), start: start, end: Int32(tree.text.count)))
        tree.nodes[index].end += 1
    }

    /// Character data inside the element opened last; pieces in a row are one text node.
    mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty else { return }
        let start = pending.isEmpty ? Int32(tree.text.count) : pending.lowerBound
        unsafe tree.text.append(contentsOf: piece)
        pending = start..<Int32(tree.text.count)
    }

    mutating func close() throws(XMLError) {
        try settleText(isBeforeElement: false)
        _ = open.popLast()
    }

    /// Makes the pending text a node, but where it is white space beside elements, which says nothing.
    private mutating func settleText(isBeforeElement: Bool) throws(XMLError) {
        guard let current = open.last, !pending.isEmpty else { return }
        defer { pending = 0..<0 }
        let isBlank = tree.text[Int(pending.lowerBound)...].allSatisfy {
            $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09
        }
        if isBlank, isBeforeElement || current.lastChild >= 0 {
            tree.text.removeSubrange(Int(pending.lowerBound)...)
        } else {
            _ = try append(
                MarkupTree.Node(parent: current.node, name: -1, start: pending.lowerBound, end: pending.upperBound))
        }
    }

    /// An error at the place counted last.
    func failure(_ code: XMLError.Code, _ message: String) -> XMLError {
        XMLError(code, message, line: counted.line, column: counted.column)
    }

    private mutating func append(_ node: MarkupTree.Node) throws(XMLError) -> Int32 {
        guard tree.nodes.count < limits.nodes else {
            throw failure(.tooManyNodes, "The document has more than \(limits.nodes) nodes and is refused.")
        }
        let number = Int32(tree.nodes.count)
        tree.nodes.append(node)
        if let current = open.indices.last {
            if open[current].lastChild >= 0 {
                tree.nodes[Int(open[current].lastChild)].next = number
            } else {
                tree.nodes[Int(open[current].node)].firstChild = number
            }
            open[current].lastChild = number
        }
        return number
    }

    /// Counts a child of the element that is open.
    private mutating func position(of name: Int32) -> Int32 {
        guard let parent = open.indices.last else { return 1 }
        let position = open[parent].children[name, default: 0] + 1
        open[parent].children[name] = position
        return position
    }

    private mutating func number(of name: MarkupTree.Name) -> Int32 {
        if let number = nameNumbers[name] { return number }
        let number = Int32(tree.names.count)
        tree.names.append(name)
        nameNumbers[name] = number
        return number
    }

    private mutating func number(ofPrefix prefix: String) -> Int32 {
        if let number = prefixNumbers[prefix] { return number }
        let number = Int32(tree.prefixes.count)
        tree.prefixes.append(prefix)
        prefixNumbers[prefix] = number
        return number
    }

    /// Counts lines and characters up to an offset.
    private mutating func count(to offset: Int) {
        while counted.offset < offset {
            let byte = source[counted.offset]
            counted.offset += 1
            if byte == UInt8(ascii: "\n") {
                counted.line += 1
                counted.column = 1
            } else if byte & 0xC0 != 0x80 {
                counted.column += 1
            }
        }
    }
}
