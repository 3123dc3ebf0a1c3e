import XML

extension UBLRules {
    mutating func checkDocument() {
        run.require(!root.cac("PaymentMeans").isEmpty, .paymentInstructions, at: root)
        let reference = root.cbc("BuyerReference")
        run.require(reference.isStated, .buyerReference, at: root)
        if let identifier = LeitwegID(reference.firstNormalised), let place = reference.first {
            run.require(
                identifier.isConsistent, .routingIdentifier, at: place, detail: "It is \(quoted(place.normalised)).")
        }
        run.require(!usesTaxedCategories || identifiesSeller, .sellerTaxIdentifier, at: root)
        checkKind()
        checkTexts()
        run.require(
            !root.cac("Delivery").cbc("ActualDeliveryDate").isEmpty || !root.cac("InvoicePeriod").isEmpty
                || (root.cac("InvoiceLine") + root.cac("CreditNoteLine")).allSatisfy {
                    !$0.cac("InvoicePeriod").isEmpty
                },
            .deliveryDate, at: root)
        for subtotal in root.cac("TaxTotal").cac("TaxSubtotal") {
            run.require(subtotal.cac("TaxCategory").cbc("Percent").isStated, .vatRate, at: subtotal)
        }
    }

    /// BT-3 and BT-24.
    private mutating func checkKind() {
        let codes = [
            root.cbc("InvoiceTypeCode").firstNormalised, root.cbc("CreditNoteTypeCode").firstNormalised,
        ]
        run.require(
            codes.contains(where: AllowedValues.typeCodes.contains), .typeCode, at: root,
            detail: codes.first { !$0.isEmpty }.map { "It is \(quoted($0))." })
        run.require(
            !codes.contains("384") || !root.cac("BillingReference").cac("InvoiceDocumentReference").isEmpty,
            .precedingInvoice, at: root)
        let claims = root.cbc("CustomizationID")
        run.require(
            claims.contains { XRechnungSpecification(identifier: $0.text) != nil }, .specification, at: root,
            detail: claims.first.map { "It is \(quoted($0.text))." })
    }

    /// BT-20, BT-124 and the names of BT-125.
    private mutating func checkTexts() {
        let fault = root.cac("PaymentTerms").lazy.compactMap { terms in
            terms.cbc("Note").first.flatMap { CashDiscountTerms.fault(in: $0.text) }
        }.first
        run.require(fault == nil, .cashDiscount, at: root, detail: fault?.sentence)
        var names: Set<String> = []
        var repeated: String?
        for document in root.cac("AdditionalDocumentReference") {
            let own = document.cac("Attachment").cbc("EmbeddedDocumentBinaryObject").compactMap {
                $0.attribute("filename")
            }
            repeated = repeated ?? own.first(where: names.contains)
            names.formUnion(own)
        }
        run.require(repeated == nil, .attachmentNames, at: root, detail: repeated.map { "It is \(quoted($0))." })
        for place in root.cac("AdditionalDocumentReference").cac("Attachment").cac("ExternalReference") {
            let location = place.cbc("URI").first?.text ?? ""
            run.require(AbsoluteURL.isOne(location), .externalLocation, at: place, detail: "It is \(quoted(location)).")
        }
    }

    /// One of BT-95, BT-102 and BT-151 is a category of those that bear VAT or are exempt from it.
    private var usesTaxedCategories: Bool {
        let categories =
            root.cac("AllowanceCharge").filter { element in
                let indicator = element.cbc("ChargeIndicator")
                return indicator.contain(text: "false") || indicator.contain(text: "true")
            }.cac("TaxCategory").cbc("ID")
        if categories.contain(anyOf: AllowedValues.taxedCategories) { return true }
        return (root.cac("InvoiceLine") + root.cac("CreditNoteLine")).contains { line in
            line.cac("Item").cac("ClassifiedTaxCategory").cbc("ID").contain(anyOf: AllowedValues.taxedCategories)
        }
    }

    private var identifiesSeller: Bool {
        !root.cac("TaxRepresentativeParty").isEmpty
            || root.cac("AccountingSupplierParty").cac("Party").cac("PartyTaxScheme").cbc("CompanyID").isStated
    }
}

extension CashDiscountTerms.Fault {
    /// For a finding.
    var sentence: String {
        switch self {
        case .line(let line): "The line is \(quoted(line))."
        case .noLineEnd: "After the last one there is no line end."
        }
    }
}
