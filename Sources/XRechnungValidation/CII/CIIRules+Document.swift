import XML

extension CIIRules {
    mutating func checkDocument() {
        run.require(
            !settlement.ram("SpecifiedTradeSettlementPaymentMeans").isEmpty, .paymentInstructions, at: root)
        checkReference()
        run.require(!usesTaxedCategories || identifiesSeller, .sellerTaxIdentifier, at: root)
        checkKind()
        let fault = settlement.ram("SpecifiedTradePaymentTerms").lazy.compactMap { terms in
            terms.ram("Description").first.flatMap { CashDiscountTerms.fault(in: $0.text) }
        }.first
        run.require(fault == nil, .cashDiscount, at: root, detail: fault?.sentence)
        for tax in settlement.ram("ApplicableTradeTax") {
            run.require(tax.ram("RateApplicablePercent").isStated, .vatRate, at: tax)
        }
        for document in agreement.ram("AdditionalReferencedDocument")
        where document.ram("TypeCode").contain(text: "916") {
            let location = document.ram("URIID")
            run.require(
                location.isEmpty || AbsoluteURL.isOne(location[0].text), .externalLocation, at: document,
                detail: location.first.map { "It is \(quoted($0.text))." })
        }
        for transaction in transaction { checkDeliveryDate(transaction) }
        for line in lines { checkBaseQuantities(line) }
    }

    /// BT-10.
    private mutating func checkReference() {
        let reference = agreement.ram("BuyerReference")
        run.require(reference.isStated, .buyerReference, at: root)
        if let identifier = LeitwegID(reference.firstNormalised), let place = reference.first {
            run.require(
                identifier.isConsistent, .routingIdentifier, at: place, detail: "It is \(quoted(place.normalised)).")
        }
    }

    /// BT-3 and BT-24.
    private mutating func checkKind() {
        let code = root.rsm("ExchangedDocument").ram("TypeCode").firstNormalised
        run.require(AllowedValues.typeCodes.contains(code), .typeCode, at: root, detail: "It is \(quoted(code)).")
        run.require(
            code != "384" || !settlement.ram("InvoiceReferencedDocument").isEmpty, .precedingInvoice, at: root)
        for context in root.rsm("ExchangedDocumentContext") {
            let claims = context.ram("GuidelineSpecifiedDocumentContextParameter").ram("ID")
            run.require(
                claims.contains { XRechnungSpecification(identifier: $0.text) != nil }, .specification, at: context,
                detail: claims.first.map { "It is \(quoted($0.text))." })
        }
    }

    private mutating func checkDeliveryDate(_ transaction: XMLElement) {
        let delivered = transaction.ram("ApplicableHeaderTradeDelivery").ram("ActualDeliverySupplyChainEvent")
        run.require(
            !delivered.ram("OccurrenceDateTime").isEmpty
                || !transaction.ram("ApplicableHeaderTradeSettlement").ram("BillingSpecifiedPeriod").isEmpty
                || transaction.ram("IncludedSupplyChainTradeLineItem").allSatisfy {
                    !$0.ram("SpecifiedLineTradeSettlement").ram("BillingSpecifiedPeriod").isEmpty
                },
            .deliveryDate, at: transaction)
    }

    /// BT-149 and BT-150, which CII has twice; compared as text, so that 1 and 1.0 differ.
    private mutating func checkBaseQuantities(_ line: XMLElement) {
        let prices = line.ram("SpecifiedLineTradeAgreement")
        let gross = prices.ram("GrossPriceProductTradePrice").ram("BasisQuantity")
        let net = prices.ram("NetPriceProductTradePrice").ram("BasisQuantity")
        guard !gross.isEmpty, !net.isEmpty else { return }
        let grossUnits = Set(gross.compactMap { $0.attribute("unitCode") })
        let netUnits = Set(net.compactMap { $0.attribute("unitCode") })
        run.require(
            net.contain(anyOf: Set(gross.map(\.text)))
                && (grossUnits.isEmpty || netUnits.isEmpty || !grossUnits.isDisjoint(with: netUnits)),
            .baseQuantities, at: line)
    }

    /// A line's VAT category is one of those that bear VAT or are exempt from it. Allowances and charges of the
    /// document hardly ever count: the official rule compares their whole VAT group, not its type, with VAT.
    private var usesTaxedCategories: Bool {
        let lineTaxes = lines.ram("SpecifiedLineTradeSettlement").ram("ApplicableTradeTax")
        if lineTaxes.ram("TypeCode").contain(text: "VAT"),
            lineTaxes.ram("CategoryCode").contain(anyOf: AllowedValues.taxedCategories)
        {
            return true
        }
        let taxes = settlement.ram("SpecifiedTradeAllowanceCharge").ram("CategoryTradeTax")
        return taxes.contain(text: "VAT") && taxes.ram("CategoryCode").contain(anyOf: AllowedValues.taxedCategories)
    }

    private var identifiesSeller: Bool {
        if !agreement.ram("SellerTaxRepresentativeTradeParty").isEmpty { return true }
        return agreement.ram("SellerTradeParty").ram("SpecifiedTaxRegistration").ram("ID").contains { identifier in
            let scheme = identifier.attribute("schemeID")?.normalisedXMLSpace
            return (scheme == "VA" || scheme == "FC") && !identifier.isBlank
        }
    }
}
