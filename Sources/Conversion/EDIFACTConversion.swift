import EDIFACT
import EN16931
import WorkerProtocol

/// INVOIC D.14B by the binding CEN/TS 16931-3-4, with an envelope made of the invoice itself: what partners agreed on
/// about interchanges is not in an invoice, and what carries the message replaces it.
enum EDIFACTConversion {
    static func write(_ invoice: Invoice) throws(WorkerRefusal) -> WrittenInvoice {
        var invoice = invoice.canonical
        for index in invoice.supportingDocuments.indices {
            // What is written is the Base64 text without white space.
            guard let text = invoice.supportingDocuments[index].attachment?.base64 else { continue }
            invoice.supportingDocuments[index].attachment?.encodedLength = text.utf8.count
        }
        let statements = invoice.statements
        guard let day = invoice.issueDate?.value else {
            throw .notConvertible("An interchange needs a date, and the invoice states no issue date (BT-2).")
        }
        let profile = INVOICProfile(
            .en16931, sender: try partner(of: invoice.seller), recipient: try partner(of: invoice.buyer),
            preparedOn: day, controlReference: reference(invoice.number?.canonical ?? ""))
        do {
            var written = try EDIFACTWriter.write(invoice, as: profile)
            written.lost = termByTerm(written.lost, statements)
            return written
        } catch { throw .notConvertible(error.message) }
    }

    /// The message's losses may be groups; the account names every term in them.
    private static func termByTerm(_ losses: [LostTerm], _ statements: [StatedTerm]) -> [LostTerm] {
        let paths = Set(statements.map(\.path))
        return losses.flatMap { loss in
            if paths.contains(loss.path) { return [loss] }
            return statements.filter { $0.path.hasPrefix(loss.path + ".") || $0.path.hasPrefix(loss.path + "[") }
                .map { LostTerm($0, reason: loss.reason) }
        }
    }

    private static func partner(of seller: Seller?) throws(WorkerRefusal) -> PartnerIdentification {
        let candidates = [seller?.electronicAddress] + (seller?.identifiers ?? []).map { $0 }
        return try partner(candidates, seller?.vatIdentifier, seller?.name, "seller (BT-34, BT-31, BT-27)")
    }

    private static func partner(of buyer: Buyer?) throws(WorkerRefusal) -> PartnerIdentification {
        let candidates = [buyer?.electronicAddress] + (buyer?.identifiers ?? []).map { $0 }
        return try partner(candidates, buyer?.vatIdentifier, buyer?.name, "buyer (BT-49, BT-48, BT-44)")
    }

    /// A GLN (ICD 0088) comes first: it is what interchanges are addressed by.
    private static func partner(
        _ identifiers: [Identifier?], _ vat: Term<String>?, _ name: Term<String>?, _ who: String
    ) throws(WorkerRefusal) -> PartnerIdentification {
        let stated = identifiers.compactMap { $0 }
        if let number = stated.first(where: { $0.scheme?.canonical == "0088" }), fits(number.content.canonical) {
            return PartnerIdentification(number.content.canonical, qualifier: "14")
        }
        let others = stated.map(\.content.canonical) + [vat?.canonical, name?.canonical].compactMap { $0 }
        guard let first = others.first(where: fits) else {
            throw .notConvertible("An interchange needs sender and recipient, and the invoice identifies no \(who).")
        }
        return PartnerIdentification(first)
    }

    private static func fits(_ text: String) -> Bool {
        (1...35).contains(text.unicodeScalars.count) && text.unicodeScalars.allSatisfy { $0.value >= 0x20 }
    }

    /// Letters and digits of the invoice's number, at most 14.
    private static func reference(_ number: String) -> String {
        let symbols = number.utf8.filter { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        return symbols.isEmpty ? "1" : String(decoding: symbols.suffix(14), as: UTF8.self)
    }
}
