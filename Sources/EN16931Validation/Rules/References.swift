import EN16931

extension RuleRun {
    /// BR-52, BR-55: supporting documents and preceding invoices.
    mutating func checkReferences() {
        // The artefacts ask of every such reference, also of those that are an object or a tender.
        for document in tree == nil ? invoice.supportingDocuments : [] {
            require(
                document.reference.isStated(), "BR-52", ["BT-122"], at: document.source,
                "A supporting document (BG-24) has no reference (BT-122). Add it.")
        }
        for preceding in invoice.precedingInvoices {
            require(
                syntax == .ubl ? preceding.number != nil : preceding.number.isStated(), "BR-55", ["BT-25"],
                at: preceding.source,
                "A preceding invoice (BG-3) is mentioned without its number (BT-25). Add it.")
        }
    }

    /// BR-29, BR-57, BR-CO-19: the invoicing period and the address delivered to.
    mutating func checkDeliveryAndPeriods() {
        if let period = invoice.invoicingPeriod {
            require(
                period.start != nil || period.end != nil, "BR-CO-19", ["BT-73", "BT-74"], at: period.source,
                "The invoicing period (BG-14) has neither a start (BT-73) nor an end (BT-74). State one of them.")
            require(
                period.isInOrder, "BR-29", ["BT-73", "BT-74"], at: period.source,
                "The invoicing period ends (BT-74) before it starts (BT-73). Correct the dates.")
        }
        if let address = invoice.delivery?.address {
            require(
                syntax == .ubl ? address.countryCode != nil : address.countryCode.isStated(), "BR-57", ["BT-80"],
                at: address.source,
                "The address delivered to (BG-15) has no country code (BT-80). Add it.")
        }
    }
}

extension Period {
    /// The end does not come before the start, as far as both can be read.
    var isInOrder: Bool {
        guard let start = start?.value, let end = end?.value else { return true }
        return start <= end
    }
}
