package import EN16931

/// Writes an invoice as an interchange with one INVOIC message.
///
/// Canonical: the same invoice and profile give the same bytes, and paths of losses are those of the invoice's canonical
/// form. What the message cannot hold is not shortened and
/// not bent: it is left out and returned. Numbers keep their value and their decimals. Attachments travel as Base64 in
/// objects behind the message (D.14B).
package enum EDIFACTWriter {
    /// - Throws: `profile` where the envelope cannot be written as asked, `character` where a text has a character
    ///   that is not in the profile's repertoire; the message names it and its term.
    package static func write(
        _ invoice: consuming Invoice, as profile: INVOICProfile
    ) throws(EDIFACTError) -> WrittenInvoice {
        try profile.check()
        invoice.makeCanonical()
        var writing = MessageWriting(invoice, profile)
        writing.writeInterchangeHeader()
        let before = writing.out.count
        let identifier = profile.message.identifier
        writing.out.write(
            "UNH",
            [
                [profile.messageReference],
                [
                    identifier.type, identifier.version, identifier.release, identifier.agency,
                    identifier.association,
                ],
            ])
        try writing.writeHeader()
        try writing.writeParties()
        try writing.writeCurrencies()
        try writing.writePayment()
        try writing.writeAllowances()
        let objects = try writing.writeDocuments()
        try writing.writeLines()
        try writing.writeSummary()
        let segments = writing.out.count - before + 1
        writing.out.write("UNT", [[String(segments)], [profile.messageReference]])
        for (index, object) in objects.enumerated() {
            let length = String(object.content.count)
            let package = "P\(index + 1)"
            // 13: the object belongs to a document.
            writing.out.write(
                "UNO", [[package], ["1", object.reference], ["13", object.mimeCode], [length]])
            writing.out.write(object: object.content)
            writing.out.write("UNP", [[length], [package]])
        }
        writing.out.write("UNZ", [[String(1 + objects.count)], [profile.controlReference]])
        return WrittenInvoice(bytes: writing.out.bytes, lost: writing.lost, added: writing.added)
    }
}

extension MessageWriting {
    /// UNB; in syntax version 4 with four digits of the year and the coding of UTF-8.
    fileprivate mutating func writeInterchangeHeader() {
        let day = profile.preparedOn?.description.filter { $0 != "-" } ?? "00000000"
        let isVersion4 = profile.syntaxVersion == 4
        var syntax = [profile.repertoire.identifier, String(profile.syntaxVersion)]
        if isVersion4, profile.repertoire.coding == .utf8 { syntax += ["", "7"] }
        out.write(
            "UNB",
            [
                syntax, [profile.sender.identification, profile.sender.qualifier ?? ""],
                [profile.recipient.identification, profile.recipient.qualifier ?? ""],
                [isVersion4 ? String(day) : String(day.dropFirst(2)), profile.preparedAt],
                [profile.controlReference], [], [], [], [], [], [profile.isTest ? "1" : ""],
            ])
    }
}
