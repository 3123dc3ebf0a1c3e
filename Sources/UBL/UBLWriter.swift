package import EN16931
import XML

/// Writes the semantic model as UBL 2.1 (ISO/IEC 19845; binding CEN/TS 16931-3-2): elements in the schemas' order,
/// amounts and dates as the invoice states them.
package enum UBLWriter {
    /// Which document BT-3 asks for; without it, what the invoice was read from.
    package static func kind(for invoice: Invoice) -> UBLReader.Kind {
        if let code = invoice.typeCode, !code.isEmpty {
            return InvoiceTypeCode.isCreditNote(code.canonical) ? .creditNote : .invoice
        }
        return invoice.isCreditNote == true ? .creditNote : .invoice
    }

    /// The document and what it does not carry. Throws `incomplete` where the schemas demand what the
    /// invoice does not state, `unwritable` where a text cannot stand in XML.
    package static func write(_ invoice: consuming Invoice) throws(UBLError) -> WrittenInvoice {
        let kind = kind(for: invoice)
        invoice.makeCanonical()
        let adaptation = UBLAdaptation(of: invoice, to: kind)
        if let missing = missing(adaptation.invoice, kind) {
            throw UBLError(
                .incomplete, "UBL 2.1 has no valid document without what is missing here: \(missing).")
        }
        var xml = XMLWriter()
        let namespaces: [(String, XMLNamespace)] = [
            ("", kind == .invoice ? .invoice : .creditNote), ("cac", .cac), ("cbc", .cbc),
        ]
        let writing = InvoiceWriting(invoice: adaptation.invoice, kind: kind)
        xml.root(kind == .invoice ? "Invoice" : "CreditNote", namespaces: namespaces) { writing.write(to: &$0) }
        if let element = xml.unwritable {
            throw UBLError(
                .unwritable,
                "\(element) would hold a control character, which XML cannot carry in any spelling. Remove it from "
                    + "the invoice.")
        }
        return WrittenInvoice(bytes: xml.bytes, lost: adaptation.lost, added: adaptation.added)
    }
}
