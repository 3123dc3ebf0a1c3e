/// A parsed JSON text as flat values; nodes are in the text's order, the root first.
struct JSONTree {
    enum Kind: UInt8 {
        case object, array, string, number, boolean, null
    }

    /// Places in the text as 32-bit numbers: a long invoice has millions of nodes.
    struct Node {
        var kind: Kind
        private var keyStart: Int32 = 0
        private var keyEnd: Int32 = 0
        private var textStart: Int32 = 0
        private var textEnd: Int32 = 0
        private var nextNode: Int32 = -1
        private var parentNode: Int32
        private var place: Int32

        init(kind: Kind, key: Range<Int>, parent: Int, position: Int) {
            self.kind = kind
            keyStart = Int32(key.lowerBound)
            keyEnd = Int32(key.upperBound)
            parentNode = Int32(parent)
            place = Int32(position)
        }

        /// Member name, as a range in the text without its quotes; empty in arrays.
        var key: Range<Int> { Int(keyStart)..<Int(keyEnd) }
        /// The value's text, strings without their quotes.
        var text: Range<Int> {
            get { Int(textStart)..<Int(textEnd) }
            set { (textStart, textEnd) = (Int32(newValue.lowerBound), Int32(newValue.upperBound)) }
        }
        var next: Int {
            get { Int(nextNode) }
            set { nextNode = Int32(newValue) }
        }
        var parent: Int { Int(parentNode) }
        /// Position among its siblings, from 0.
        var position: Int { Int(place) }
    }

    /// Longer texts are not parsed.
    static let limit = 512 << 20

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

    /// The first child; -1 without. It follows its parent.
    func firstChild(of node: Int) -> Int {
        let child = node + 1
        return child < nodes.count && nodes[child].parent == node ? child : -1
    }

    func member(_ name: String, of node: Int) -> Int? {
        var child = firstChild(of: node)
        while child >= 0 {
            if isKey(nodes[child].key, name) { return child }
            child = nodes[child].next
        }
        return nil
    }

    private func isKey(_ range: Range<Int>, _ name: String) -> Bool {
        let written = bytes[range]
        if written.count == name.utf8.count, written.elementsEqual(name.utf8) { return true }
        // An escape may stand for a letter.
        return written.contains(UInt8(ascii: "\\")) && string(range) == name
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
