import EN16931

extension InterchangeReading {
    /// UNO, the object's bytes and UNP (ISO 9735-8).
    mutating func takeObject(_ segment: Segment) {
        let place = reader.placed(segment)
        interchange?.packages += 1
        let start = reader.position
        let stated = Int(segment.code(4)) ?? -1
        var end = start
        if stated >= 0, stated <= reader.bytes.count - start, isPackageEnd(start + stated) {
            end = start + stated
        } else {
            while end < reader.bytes.count, !isPackageEnd(end) { end += 1 }
            reader.findings.add(
                .controlCountDoesNotMatch, at: place,
                "UNO states an object of \(segment.code(4).prefix(18)) bytes; up to UNP there are \(end - start).")
        }
        reader.skip(to: end)
        waiting?.objects.append(
            EmbeddedObject(
                reference: segment.text(2, 1)?.trimmedOfXMLWhiteSpace, mimeCode: segment.term(3, 1),
                range: start..<end, place: segment.place))
        guard let trailer = reader.next(), trailer.tag == "UNP" else {
            reader.findings.add(.missing, at: reader.place, "UNP is missing: the object does not end. Send it whole.")
            return
        }
        check(trailer.code(1), [end - start], "bytes", reader.placed(trailer))
        checkReference(trailer.code(2), segment.code(1), "UNP", "UNO", reader.placed(trailer))
    }

    private func isPackageEnd(_ position: Int) -> Bool {
        let bytes = reader.bytes
        return position + 4 <= bytes.count && bytes[position] == UInt8(ascii: "U")
            && bytes[position + 1] == UInt8(ascii: "N") && bytes[position + 2] == UInt8(ascii: "P")
            && bytes[position + 3] == reader.characters.element
    }
}

extension InvoiceMessage {
    /// BT-125: the object whose reference is that of a supporting document (BT-122).
    ///
    /// - Parameter bytes: The file. An object is Base64 text or the bytes themselves.
    mutating func attachObjects(_ bytes: [UInt8]) {
        var waiting: [String: [Int]] = [:]
        for (index, document) in invoice.supportingDocuments.enumerated().reversed() {
            waiting[document.reference?.canonical ?? "", default: []].append(index)
        }
        for object in objects {
            guard let index = waiting[object.reference ?? ""]?.popLast() else { continue }
            let filename = invoice.supportingDocuments[index].attachment?.filename
            let content = Array(bytes[object.range])
            var attachment = BinaryObject(
                base64: String(decoding: content, as: UTF8.self), mimeCode: object.mimeCode, filename: filename,
                source: Provenance(object.place))
            if attachment.content == nil {
                attachment.content = content
                attachment.encodedLength = content.count
            }
            invoice.supportingDocuments[index].attachment = attachment
        }
        // A file name without its object is no attachment.
        for index in invoice.supportingDocuments.indices
        where invoice.supportingDocuments[index].attachment?.content == nil {
            invoice.supportingDocuments[index].attachment = nil
        }
    }
}
