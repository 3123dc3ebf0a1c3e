import EN16931

extension RuleRun {
    /// BR-01…BR-08, BR-10, BR-16, BR-CO-03, BR-CO-18: what every invoice states.
    mutating func checkHeader() {
        let place = invoice.source
        require(
            invoice.processControl?.specificationIdentifier.isStated() == true, "BR-01", ["BT-24"], at: place,
            "The specification identifier (BT-24) is missing. State which specification the invoice follows.")
        require(
            invoice.number.isStated(), "BR-02", ["BT-1"], at: place, "The invoice number (BT-1) is missing. Add it.")
        require(
            invoice.issueDate.isStated(), "BR-03", ["BT-2"], at: place, "The issue date (BT-2) is missing. Add it.")
        require(
            invoice.typeCode.isStated(), "BR-04", ["BT-3"], at: place,
            "The invoice type code (BT-3) is missing. Add it, 380 for an invoice or 381 for a credit note.")
        require(
            invoice.currencyCode.isStated(), "BR-05", ["BT-5"], at: place,
            "The invoice currency (BT-5) is missing. Add its ISO 4217 code.")
        require(
            invoice.seller?.name.isStated() == true, "BR-06", ["BT-27"], at: place,
            "The seller's name (BT-27) is missing. Add it.")
        require(
            invoice.buyer?.name.isStated() == true, "BR-07", ["BT-44"], at: place,
            "The buyer's name (BT-44) is missing. Add it.")
        require(
            invoice.seller?.address != nil, "BR-08", ["BG-5"], at: place,
            "The seller's postal address (BG-5) is missing. Add it.")
        require(
            invoice.buyer?.address != nil, "BR-10", ["BG-8"], at: place,
            "The buyer's postal address (BG-8) is missing. Add it.")
        require(
            !invoice.lines.isEmpty, "BR-16", ["BG-25"], at: place,
            "The invoice has no line (BG-25). State at least one.")
        require(
            invoice.vatPointDate == nil || invoice.vatPointDateCode == nil, "BR-CO-03", ["BT-7", "BT-8"], at: place,
            "The VAT point is given both as a date (BT-7) and as a code (BT-8). Keep one of them.")
        checkVATBreakdownExists()
    }

    /// BR-CO-18. The CII artefact reports it at the lines, once for each.
    private mutating func checkVATBreakdownExists() {
        guard invoice.vatBreakdown.isEmpty else { return }
        let places = syntax == .ubl ? [invoice.source] : invoice.lines.map(\.source)
        for place in places {
            require(
                false, "BR-CO-18", ["BG-23"], at: place,
                "There is no VAT breakdown (BG-23). State at least one, for each VAT category and rate.")
        }
    }
}
