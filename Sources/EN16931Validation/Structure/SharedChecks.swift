import EN16931
import XML

extension StructureRun {
    /// BR-52: a supporting document has a reference.
    mutating func checkReference(_ document: XMLElement, _ number: XMLElement?) {
        if number?.text.trimmedOfXMLWhiteSpace.isEmpty ?? true {
            report(
                "BR-52", at: document, terms: ["BT-122"],
                "A supporting document (BG-24) has no reference (BT-122). Add it.")
        }
    }

    /// BR-CO-09: a VAT identifier begins with a country's code.
    mutating func checkPrefix(of number: XMLElement, _ syntax: RuleSyntax) {
        let text = number.text
        let prefix = String(String.UnicodeScalarView(text.unicodeScalars.prefix(2)))
        guard !CountryCodes.isVATPrefix(prefix, in: syntax) else { return }
        // The UBL artefact looks for the letters anywhere in its list, so that a single one or none passes.
        if syntax == .ubl, CountryCodes.list.hasText(prefix) { return }
        let (party, term) =
            number.isInside("AccountingCustomerParty") || number.isInside("BuyerTradeParty")
            ? ("buyer", "BT-48")
            : number.isInside("TaxRepresentativeParty") || number.isInside("SellerTaxRepresentativeTradeParty")
                ? ("tax representative", "BT-63") : ("seller", "BT-31")
        report(
            "BR-CO-09", at: number, terms: [term],
            "The \(party)'s VAT identifier (\(term)) “\(text.prefix(80))” does not begin with a country code. Write it with its "
                + "prefix, e.g. ES before a Spanish NIF.")
    }
}
