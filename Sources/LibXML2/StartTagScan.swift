internal import XML

/// Counts the attributes of every start tag before the C parser sees the document. Its check for repeated attributes
/// and namespace declarations takes time with the square of their number, and `XML_PARSE_HUGE`, without which it
/// refuses long attachments, lifts its own bound.
///
/// What is not well-formed is left for the parser to refuse: every `<` it would take for a start tag is counted here.
struct StartTagScan {
    private let source: [UInt8]
    private var place = 0

    private static let commentStart = Array("!--".utf8)
    private static let commentEnd = Array("-->".utf8)
    private static let dataStart = Array("![CDATA[".utf8)
    private static let dataEnd = Array("]]>".utf8)
    private static let instructionEnd = Array("?>".utf8)

    private init(_ source: [UInt8]) { self.source = source }

    /// Throws `tooManyNodes` where a start tag has more than `limit` quoted values, namespace declarations among them.
    /// Returns how many elements and texts there are, nearly.
    static func check(_ source: [UInt8], limit: Int) throws(XMLError) -> Int {
        var scan = StartTagScan(source)
        var nodes = 0
        while scan.skip(to: UInt8(ascii: "<")) {
            let start = scan.place
            if start > 0, source[start - 1] > 0x20, source[start - 1] != UInt8(ascii: ">") { nodes += 1 }
            scan.place += 1
            switch scan.current {
            case UInt8(ascii: "!"):
                if scan.starts(with: commentStart) {
                    scan.skip(past: commentEnd)
                } else if scan.starts(with: dataStart) {
                    scan.skip(past: dataEnd)
                }
            case UInt8(ascii: "?"): scan.skip(past: instructionEnd)
            case UInt8(ascii: "/"): break
            default:
                nodes += 1
                guard scan.countValues(atMost: limit) else {
                    throw refusal(at: start, in: source, limit)
                }
            }
        }
        return nodes
    }

    private var current: UInt8? { place < source.count ? source[place] : nil }

    /// To the end of the start tag; false where it has more values.
    private mutating func countValues(atMost limit: Int) -> Bool {
        var count = 0
        while place < source.count {
            let byte = source[place]
            // A raw `<` cannot stand in a tag: the parser stops there, and another tag may begin.
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") { return true }
            place += 1
            guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
            count += 1
            if count > limit { return false }
            while place < source.count, source[place] != byte, source[place] != UInt8(ascii: "<") { place += 1 }
            if place < source.count, source[place] == byte { place += 1 }
        }
        return true
    }

    private mutating func skip(to byte: UInt8) -> Bool {
        while place < source.count {
            if source[place] == byte { return true }
            place += 1
        }
        return false
    }

    private func starts(with text: [UInt8]) -> Bool {
        source.count - place >= text.count && source[place..<place + text.count].elementsEqual(text)
    }

    private mutating func skip(past end: [UInt8]) {
        while place < source.count {
            if source[place] == end[0], starts(with: end) {
                place += end.count
                return
            }
            place += 1
        }
    }

    private static func refusal(at offset: Int, in source: [UInt8], _ limit: Int) -> XMLError {
        let before = source[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return XMLError(
            .tooManyNodes,
            "An element has more than \(limit) attributes and namespace declarations. No invoice has; it is refused.",
            line: before.count { $0 == UInt8(ascii: "\n") } + 1,
            column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
    }
}
