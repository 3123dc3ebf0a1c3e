/// An element that is about to be written. Facturae's own elements have no namespace but the root.
struct WrittenElement: Hashable, Sendable {
    var name: String
    /// Empty but for the root and for what stands in extensions.
    var namespace = ""
    var text = ""
    var children: [WrittenElement] = []

    init(_ name: String, _ text: String = "") {
        self.name = name
        self.text = text
    }

    init(_ name: String, _ children: [WrittenElement]) {
        self.name = name
        self.children = children
    }

    mutating func add(_ name: String, _ text: String?) {
        if let text { children.append(WrittenElement(name, text)) }
    }

    mutating func add(_ child: WrittenElement?) {
        if let child { children.append(child) }
    }
}

/// Writes elements as UTF-8, indented by two blanks, line feeds between elements, the same bytes for the same tree.
struct MarkupWriter {
    private(set) var bytes: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    /// - Parameter prefix: Of the root's namespace.
    mutating func write(_ root: WrittenElement, prefix: String) { write(root, prefix: prefix, depth: 0) }

    private mutating func write(_ element: WrittenElement, prefix: String, depth: Int) {
        indent(depth)
        let name = element.namespace.isEmpty ? element.name : "\(prefix):\(element.name)"
        append("<\(name)")
        if !element.namespace.isEmpty {
            append(" xmlns:\(prefix)=\"")
            appendEscaped(element.namespace)
            append("\"")
        }
        guard !element.children.isEmpty || !element.text.isEmpty else {
            append("/>\n")
            return
        }
        append(">")
        if element.children.isEmpty {
            appendEscaped(element.text)
        } else {
            append("\n")
            // Only the root and extension content are qualified; they never stand inside one another directly.
            for child in element.children { write(child, prefix: "x", depth: depth + 1) }
            indent(depth)
        }
        append("</\(name)>\n")
    }

    private mutating func indent(_ depth: Int) { bytes.append(contentsOf: repeatElement(0x20, count: 2 * depth)) }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// A carriage return would come back as a line feed (XML 1.0 §2.11), so it is a reference.
    private mutating func appendEscaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            case 0x0D: append("&#13;")
            default: bytes.append(byte)
            }
        }
    }
}

extension String {
    /// Whether XML 1.0 can hold it (§2.2): no control characters but tab and line ends.
    var isXMLText: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
            default: false
            }
        }
    }
}
