/// Compares two states of a document's XMP packet (ISO 16684-1), leaving out what every program rewrites when it saves:
/// dates of change, the producer, the instance's identifier. One pass over each.
enum MetadataComparison {
    private static let rewritten = [
        "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:InstanceID", "pdf:Producer", "xmp:CreatorTool",
    ].map { Array($0.utf8) }

    static func saysTheSame(_ older: [UInt8], _ newer: [UInt8]) -> Bool { essence(older) == essence(newer) }

    /// Without the rewritten properties, be they elements or attributes, and without white space.
    private static func essence(_ packet: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(packet.count)
        var position = 0
        var isInTag = false
        while position < packet.count {
            let byte = packet[position]
            if byte == UInt8(ascii: "<"), let end = endOfElement(packet, position) {
                position = end
                continue
            }
            if isInTag, isSpace(byte), let end = endOfAttribute(packet, position) {
                position = end
                continue
            }
            if byte == UInt8(ascii: "<") { isInTag = true }
            if byte == UInt8(ascii: ">") { isInTag = false }
            if !isSpace(byte) { out.append(byte) }
            position += 1
        }
        return out
    }

    /// Behind `<name>text</name>` or `<name/>`; nil where something else begins. The text holds no markup, so that the
    /// search ends at the next `<`.
    private static func endOfElement(_ packet: [UInt8], _ position: Int) -> Int? {
        guard let name = name(packet, position + 1) else { return nil }
        var rest = packet[(position + 1 + name.count)...]
        if rest.starts(with: Array("/>".utf8)) { return rest.startIndex + 2 }
        guard rest.first == UInt8(ascii: ">"), let end = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
        rest = rest[end...]
        let closing = [UInt8(ascii: "<"), UInt8(ascii: "/")] + name + [UInt8(ascii: ">")]
        return rest.starts(with: closing) ? end + closing.count : nil
    }

    /// Behind ` name="text"`; nil where something else begins.
    private static func endOfAttribute(_ packet: [UInt8], _ position: Int) -> Int? {
        guard let name = name(packet, position + 1) else { return nil }
        let rest = packet[(position + 1 + name.count)...]
        guard rest.starts(with: Array("=\"".utf8)) else { return nil }
        let text = rest.dropFirst(2)
        // Neither quotes nor `<` can stand inside (XML 1.0 production 10).
        guard let end = text.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "<") }),
            text[end] == UInt8(ascii: "\"")
        else { return nil }
        return end + 1
    }

    /// The rewritten property whose name begins here; what follows says whether it ends there too.
    private static func name(_ packet: [UInt8], _ start: Int) -> [UInt8]? {
        guard start <= packet.count else { return nil }
        return rewritten.first { packet[start...].starts(with: $0) }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
