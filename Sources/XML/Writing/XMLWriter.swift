/// Writes an XML document as UTF-8, element by element, in memory that grows with the document and with nothing else.
///
/// Elements are indented by two blanks; an element holds either elements or text, so that no text gains white space.
/// Text with characters that XML 1.0 does not allow (§2.2) cannot be written in any spelling: it is left out and
/// `unwritable` names the element, and who made the document must not use it.
package struct XMLWriter: Sendable {
    /// An attribute without namespace; left out where the value is nil or empty.
    package typealias Attribute = (name: String, value: String?)

    package private(set) var bytes: [UInt8]
    /// The first element whose text or attribute cannot be written.
    package private(set) var unwritable: String?
    private var depth = 0

    /// Begins the document.
    package init() {
        bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    }

    /// The root element with namespace declarations, prefix (empty for the default namespace) and namespace.
    package mutating func root(
        _ name: String, namespaces: [(prefix: String, namespace: XMLNamespace)], _ content: (inout XMLWriter) -> Void
    ) {
        append("<", name)
        for (prefix, namespace) in namespaces {
            append(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
            escape(namespace.uri, inAttributeOf: name)
            append("\"")
        }
        append(">\n")
        depth = 1
        content(&self)
        depth = 0
        append("</", name)
        append(">\n")
    }

    /// An element that holds elements. Where `content` writes none, there is no element either, unless the schema
    /// demands it (`keepsEmpty`).
    package mutating func group(
        _ name: String, keepsEmpty: Bool = false, _ content: (inout XMLWriter) -> Void
    ) {
        let start = bytes.count
        indent()
        append("<", name)
        append(">\n")
        let inside = bytes.count
        depth += 1
        content(&self)
        depth -= 1
        guard bytes.count > inside else {
            bytes.removeLast(bytes.count - start)
            if keepsEmpty {
                indent()
                append("<", name)
                append("/>\n")
            }
            return
        }
        indent()
        append("</", name)
        append(">\n")
    }

    /// An element that holds text.
    package mutating func value(_ name: String, _ text: String, _ attributes: [Attribute] = []) {
        indent()
        append("<", name)
        for (attribute, value) in attributes {
            guard let value, !value.isEmpty else { continue }
            append(" ", attribute)
            append("=\"")
            escape(value, inAttributeOf: name)
            append("\"")
        }
        guard !text.isEmpty else { return append("/>\n") }
        append(">")
        escape(text, inTextOf: name)
        append("</", name)
        append(">\n")
    }

    /// An element that holds symbols which need no escape, as Base64.
    package mutating func value(_ name: String, plain symbols: String, _ attributes: [Attribute]) {
        value(name, "", attributes)
        // Opens the element that was just closed.
        guard !symbols.isEmpty else { return }
        bytes.removeLast(3)
        append(">")
        append(symbols)
        append("</", name)
        append(">\n")
    }

    private mutating func indent() {
        for _ in 0..<(2 * depth) { bytes.append(UInt8(ascii: " ")) }
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    private mutating func append(_ mark: String, _ name: String) {
        bytes += mark.utf8
        bytes += name.utf8
    }

    /// The first reason counts; the rest of the document is of no use then.
    private mutating func refuse(_ name: String) {
        if unwritable == nil { unwritable = name }
    }

    private mutating func escape(_ text: String, inTextOf name: String) {
        guard XMLCharacters.allAllowed(in: text) else { return refuse(name) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            // A reader turns a bare one into a line feed (§2.11).
            case 0x0D: append("&#13;")
            default: bytes.append(byte)
            }
        }
    }

    private mutating func escape(_ text: String, inAttributeOf name: String) {
        guard XMLCharacters.allAllowed(in: text) else { return refuse(name) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            // A reader turns bare ones into blanks (§3.3.3).
            case 0x09: append("&#9;")
            case 0x0A: append("&#10;")
            case 0x0D: append("&#13;")
            default: bytes.append(byte)
            }
        }
    }
}
