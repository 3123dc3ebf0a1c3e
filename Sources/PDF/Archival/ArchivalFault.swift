/// Something that keeps a document from being a PDF/A-3 of level B.
package struct ArchivalFault: Hashable, Sendable, CustomStringConvertible {
    /// Of ISO 19005-3:2012.
    package var clause: String
    package var message: String

    package init(_ clause: String, _ message: String) {
        self.clause = clause
        self.message = message
    }

    package var description: String { "§\(clause): \(message)" }
}

/// What a document's metadata says it is (ISO 19005-3 §6.6.4).
package struct ArchivalClaim: Hashable, Sendable {
    /// Of ISO 19005: 1 to 4.
    package var part: Int
    /// `A`, `B` or `U`; empty where none is stated.
    package var level: String

    /// Whether a packet names the schema of PDF/A at all, however it writes its values.
    package static func isMade(in packet: [UInt8]) -> Bool {
        let mark = Array("pdfaid".utf8)
        return packet.indices.dropLast(mark.count - 1).contains {
            packet[$0] == mark[0] && packet[$0..<$0 + mark.count].elementsEqual(mark)
        }
    }

    /// Nil where the packet claims nothing.
    package init?(packet: [UInt8]) {
        guard let part = Self.value(of: "pdfaid:part", in: packet).flatMap(Int.init) else { return nil }
        self.part = part
        level = Self.value(of: "pdfaid:conformance", in: packet)?.uppercased() ?? ""
    }

    /// As an element's text or an attribute; both are how XMP writes a simple value (ISO 16684-1 §7.5, §7.9.2.2).
    private static func value(of name: String, in packet: [UInt8]) -> String? {
        let name = Array(name.utf8)
        var position = 0
        while position + name.count < packet.count {
            guard packet[position] == name[0], packet[position...].starts(with: name) else {
                position += 1
                continue
            }
            position += name.count
            var rest = packet[position...].drop { ByteClass.isWhitespace($0) }
            if rest.first == UInt8(ascii: "=") { rest = rest.dropFirst().drop { ByteClass.isWhitespace($0) } }
            guard let opening = rest.first,
                [UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(opening)
            else { continue }
            let value = rest.dropFirst().drop { ByteClass.isWhitespace($0) }.prefix {
                ($0 >= 48 && $0 <= 57) || ($0 | 32 >= 97 && $0 | 32 <= 122)
            }
            return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
        }
        return nil
    }
}

extension PDFDocument {
    /// The catalog's metadata, decoded; nil where there is none.
    package func metadataPacket() throws(PDFError) -> [UInt8]? {
        guard case .stream(let stream) = try resolve(try catalog().value.dictionaryValue?["Metadata"]) else {
            return nil
        }
        return try decodedData(of: stream, limit: 4 << 20)
    }

    /// Whether the document says it is a PDF/A.
    package func archivalClaim() throws(PDFError) -> ArchivalClaim? {
        try metadataPacket().flatMap(ArchivalClaim.init(packet:))
    }
}
