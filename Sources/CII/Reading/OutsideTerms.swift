package import EN16931
package import XML

extension CIIReader {
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
            case "format": return attribute.value == "102"
            case "unitCode": return isRepeatedBase(element, "unitCode", attribute.value)
            case "schemeID":
                return element.parent?.name == "SpecifiedTaxRegistration" && ["VA", "FC"].contains(attribute.value)
            default: return false
            }
        }
        return LostTerm.outside(found.map { (document.xpath(of: $0, prefixes: prefixes), $0.value) }, of: count)
    }

    /// Elements that only say what kind of thing another one is, and repetitions of a term that CII writes several times.
    private static func isPlain(_ element: XMLElement, _ text: String, _ invoice: Invoice) -> Bool {
        switch (element.name, element.parent?.name) {
        case ("Indicator", "ChargeIndicator"), ("ChargeIndicator", _): ["true", "false", "0", "1"].contains(text)
        case ("TypeCode", "AdditionalReferencedDocument"): ["50", "130", "916"].contains(text)
        case ("Name", "SpecifiedProcuringProject"): text == CIIWriter.projectName
        case ("DueDateTypeCode", "ApplicableTradeTax"): text == invoice.vatPointDateCode?.canonical
        case ("DateString", "TaxPointDate"): text == invoice.vatPointDate?.text.trimmedOfXMLWhiteSpace
        case ("BasisQuantity", "GrossPriceProductTradePrice"):
            text == netBase(beside: element)?.text.trimmedOfXMLWhiteSpace
        default: false
        }
    }

    /// The base quantity of the gross price says once more what that of the net price does.
    private static func isRepeatedBase(_ element: XMLElement, _ attribute: String, _ value: String) -> Bool {
        element.name == "BasisQuantity" && element.parent?.name == "GrossPriceProductTradePrice"
            && netBase(beside: element)?.attribute(attribute) == value
    }

    private static func netBase(beside element: XMLElement) -> XMLElement? {
        element.parent?.parent?.ram("NetPriceProductTradePrice", "BasisQuantity")
    }
}
