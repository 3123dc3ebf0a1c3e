/// A parsed JSON text as flat values; nodes are in the text's order, the root first.
struct JSONTree {
    enum Kind: UInt8 {
        case object, array, string, number, boolean, null
    }

    struct Node {
        var kind: Kind
        /// Member name, as a range in the text without its quotes; empty in arrays.
        var key: Range<Int> = 0..<0
        /// The value's text, strings without their quotes.
        var text: Range<Int> = 0..<0
        var firstChild = -1
        var next = -1
        var parent = -1
        /// Position among its siblings, from 0.
        var position = 0
    }

    let bytes: [UInt8]
    var nodes: [Node] = []

    /// The text of a string or a member name, escapes resolved. They were checked by the parser.
    func string(_ range: Range<Int>) -> String {
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return String(decoding: bytes[range], as: UTF8.self) }
        var units: [UInt16] = []
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            units += String(decoding: bytes[plain..<index], as: UTF8.self).utf16
            switch bytes[index + 1] {
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                units.append(JSONParser.hexadecimal(bytes[(index + 2)..<(index + 6)]) ?? 0xFFFD)
                index += 4
            case let other: units.append(UInt16(other))
            }
            index += 2
            plain = index
        }
        units += String(decoding: bytes[plain..<range.upperBound], as: UTF8.self).utf16
        return String(decoding: units, as: UTF16.self)
    }

    func member(_ name: String, of node: Int) -> Int? {
        var child = nodes[node].firstChild
        while child >= 0 {
            if string(nodes[child].key) == name { return child }
            child = nodes[child].next
        }
        return nil
    }

    func path(of node: Int) -> String {
        var steps: [String] = []
        var current = node
        while current > 0 {
            let parent = nodes[current].parent
            if nodes[parent].kind == .array {
                steps.append("[\(nodes[current].position)]")
            } else {
                let key = string(nodes[current].key)
                steps.append(parent == 0 ? key : "." + key)
            }
            current = parent
        }
        return steps.reversed().joined()
    }

    /// The path of a member that nobody asked for; null says nothing.
    func firstUnmarked(_ marks: JSONMarks) -> String? {
        for (index, node) in nodes.enumerated().dropFirst() {
            guard node.kind != .null, nodes[node.parent].kind == .object, !marks.isMarked[index] else { continue }
            return path(of: index)
        }
        return nil
    }
}

/// Which members a decoder asked for.
final class JSONMarks {
    var isMarked: [Bool]

    init(count: Int) { isMarked = Array(repeating: false, count: count) }
}
