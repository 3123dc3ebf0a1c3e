package import EN16931
package import XML

extension UBLReader {
    /// What the document says and the invoice read from it does not: elements and attributes for which EN 16931 has no
    /// term, and what it repeats beyond the model's cardinality.
    package static func outside(_ document: XMLDocument, _ invoice: Invoice) -> [LostTerm] {
        let places = ReadPlaces(of: invoice)
        let currency = invoice.currencyCode?.canonical
        let (found, count) = document.unread(limit: LostTerm.outsideLimit) { element, text in
            places.contain(element.node) || isPlain(element, text, invoice)
        } isAttributeRead: { element, attribute in
            if CodeListAttributes.names.contains(attribute.name) || places.contain(element.node, attribute.value) {
                return true
            }
            switch attribute.name {
            case "currencyID": return attribute.value == currency
            case "schemeID": return attribute.value == "SEPA"
            default: return false
            }
        }
        return LostTerm.outside(found.map { (document.xpath(of: $0, prefixes: prefixes), $0.value) }, of: count)
    }

    /// Elements that only say what kind of thing another one is, and repetitions of a term that UBL writes several times.
    private static func isPlain(_ element: XMLElement, _ text: String, _ invoice: Invoice) -> Bool {
        switch element.name {
        case "UBLVersionID": true
        case "ChargeIndicator": ["true", "false", "0", "1"].contains(text)
        case "DocumentTypeCode": text == "130" || (text == "50" && invoice.isCreditNote == true)
        case "ID": element.parent?.name == "TaxScheme" && isPlainTaxScheme(element, text)
        case "NetworkID": text == UBLWriter.unknownNetwork
        case "PaymentID": text == invoice.remittanceInformation?.canonical
        case "PaymentDueDate": text == invoice.paymentDueDate?.canonical
        default: false
        }
    }

    /// Of a party's tax registration it is VAT, or one of the two in use that only say that it is not.
    private static func isPlainTaxScheme(_ element: XMLElement, _ text: String) -> Bool {
        element.parent?.parent?.name == "PartyTaxScheme" && ["VAT", "TAX", UBLWriter.otherTaxScheme].contains(text)
    }
}
