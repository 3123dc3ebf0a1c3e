package import EN16931
import XML

/// Writes the semantic model as UN/CEFACT Cross Industry Invoice D16B (binding CEN/TS 16931-3-3): elements in the
/// schema's order, amounts as the invoice states them, dates in format 102.
package enum CIIWriter {
    /// The document and what it does not carry. Throws `incomplete` where the schema demands what the
    /// invoice does not state, `unwritable` where a text cannot stand in XML.
    package static func write(_ invoice: consuming Invoice) throws(CIIError) -> WrittenInvoice {
        invoice.makeCanonical()
        let adaptation = CIIAdaptation(of: invoice)
        if let missing = missing(adaptation.invoice) {
            throw CIIError(
                .incomplete, "CII D16B has no valid document without what is missing here: \(missing).")
        }
        var xml = XMLWriter()
        let namespaces: [(String, XMLNamespace)] = [("rsm", .rsm), ("ram", .ram), ("qdt", .qdt), ("udt", .udt)]
        let writing = InvoiceWriting(invoice: adaptation.invoice)
        xml.root("rsm:CrossIndustryInvoice", namespaces: namespaces) { writing.write(to: &$0) }
        if let element = xml.unwritable {
            throw CIIError(
                .unwritable,
                "\(element) would hold a control character, which XML cannot carry in any spelling. Remove it from "
                    + "the invoice.")
        }
        return WrittenInvoice(bytes: xml.bytes, lost: adaptation.lost, added: adaptation.added)
    }
}
