/// Compares two states of a document's XMP packet (ISO 16684-1), leaving out what every program rewrites when it saves:
/// dates of change, the producer, the instance's identifier.
enum MetadataComparison {
    private static let rewritten = [
        "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:InstanceID", "pdf:Producer", "xmp:CreatorTool",
    ].map { Array($0.utf8) }

    static func saysTheSame(_ older: [UInt8], _ newer: [UInt8]) -> Bool { essence(older) == essence(newer) }

    /// Without the rewritten properties, be they elements or attributes, and without white space.
    private static func essence(_ packet: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var position = 0
        while position < packet.count {
            if let end = endOfRewritten(packet, position) {
                position = end
                continue
            }
            if !isSpace(packet[position]) { out.append(packet[position]) }
            position += 1
        }
        return out
    }

    private static func endOfRewritten(_ packet: [UInt8], _ position: Int) -> Int? {
        let isElement = packet[position] == UInt8(ascii: "<")
        guard isElement || isSpace(packet[position]) else { return nil }
        let rest = packet[(position + 1)...]
        guard let name = rewritten.first(where: { rest.starts(with: $0) }) else { return nil }
        let after = position + 1 + name.count
        if isElement {
            return end(
                of: [UInt8(ascii: "<"), UInt8(ascii: "/")] + name + [UInt8(ascii: ">")], in: packet, from: after)
        }
        guard packet[after...].starts(with: [UInt8(ascii: "="), UInt8(ascii: "\"")]) else { return nil }
        return packet[(after + 2)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 }
    }

    private static func end(of closing: [UInt8], in packet: [UInt8], from start: Int) -> Int? {
        var position = start
        while position + closing.count <= packet.count {
            if packet[position] == closing[0], packet[position..<position + closing.count].elementsEqual(closing) {
                return position + closing.count
            }
            position += 1
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
