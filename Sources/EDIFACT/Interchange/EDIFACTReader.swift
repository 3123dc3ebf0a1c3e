import EN16931

/// Reads files of UN/EDIFACT interchanges (ISO 9735 syntax versions 1 to 4) and the INVOIC messages in them into the
/// semantic model: directories D.93A to D.14B, EANCOM and the binding CEN/TS 16931-3-4 (ISO 20625) among them.
///
/// Tolerant: what is missing stays nil, what cannot be read as the term's type keeps its text; whatever breaks the
/// syntax is a finding with its place, and reading goes on. Every term and group knows its place, `node` being the
/// number of the segment in its message.
package enum EDIFACTReader {
    /// Whether a file begins as EDIFACT does: with UNA, UNB, UNG or UNH and a separator.
    package static func recognises(_ head: some Collection<UInt8>) -> Bool {
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let start = Array(rest.prefix(9))
        if start.starts(with: "UNA".utf8) { return ServiceCharacters(advice: start.dropFirst(3)) != nil }
        guard ["UNB", "UNG", "UNH"].contains(where: { start.starts(with: $0.utf8) }), start.count > 3 else {
            return false
        }
        // Without UNA the standard separators hold; a line may break behind the tag.
        return start[3] == UInt8(ascii: "+") || start[3] == 0x0A || start[3] == 0x0D
    }

    /// Everything in the file.
    ///
    /// - Throws: `no-interchange` where not one segment of an interchange or invoice is in it, `encoding` for UTF-16.
    package static func read(_ bytes: [UInt8]) throws(EDIFACTError) -> InterchangeDocument {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.prefix(2).contains(0) {
            throw EDIFACTError(
                .encoding, "The file is UTF-16, which no interchange is read in. Send it as UTF-8 (UNOW) or ISO 8859.")
        }
        var reading = InterchangeReading(bytes)
        reading.readAll()
        guard reading.hasFoundSegments else {
            throw EDIFACTError(
                .noInterchange,
                "The file holds no EDIFACT interchange: it begins neither with UNA, UNB or UNH nor with the segments "
                    + "of a message.")
        }
        return reading.document()
    }

    /// One message from segments that are already told apart, UNH first (ISO 20625 XML).
    package static func read(segments: some Sequence<Segment>) -> InvoiceMessage {
        var identifier = MessageIdentifier(type: "")
        var reference: String?
        var reading: InvoiceReading?
        var count = 0
        for segment in segments {
            count += 1
            if segment.tag == "UNH" {
                identifier = MessageIdentifier(segment)
                reference = segment.text(1)
            }
            if reading == nil { reading = InvoiceReading(identifier, source: segment.provenance) }
            reading?.take(segment)
        }
        var message = InvoiceMessage(
            invoice: reading?.finish() ?? Invoice(), identifier: identifier, reference: reference, interchange: nil,
            segmentCount: count)
        message.attachObjects([])
        return message
    }
}
