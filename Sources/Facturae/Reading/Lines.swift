import EN16931

extension InvoiceLine {
    /// - Parameter element: `InvoiceLine`.
    init(facturae element: FacturaeElement) {
        self.init()
        source = element.provenance
        identifier = element.term("SequenceNumber")
        var item = Item()
        item.source = element.provenance
        if let written: Term<String> = element.term("ItemDescription") {
            let parts = written.canonical.split(separator: "\n", maxSplits: 1).map { $0.trimmedOfXMLWhiteSpace }
            item.name = parts.first.map { Term(text: $0, value: $0, place: written.place) }
            item.description = parts.dropFirst().first.map { Term(text: $0, value: $0, place: written.place) }
        }
        item.sellersIdentifier = element.term("ArticleCode")
        self.item = item
        note = element.term("AdditionalLineItemInformation")
        if let value: Term<Amount> = element.term("Quantity") {
            let unit = (element.term("UnitOfMeasure") as Term<String>?).map { written in
                let code = UnitCodes.recommendation20(written.canonical) ?? written.canonical
                return Term(text: code, value: code, place: written.place)
            }
            quantity = Quantity(value, unit: unit)
        }
        if let value: Term<Amount> = element.term("UnitPriceWithoutTax") {
            var price = PriceDetails()
            price.netPrice = value
            price.source = Provenance(value.place)
            self.price = price
        }
        _ = element.code("TotalCost")
        netAmount = element.term("GrossAmount")
        allowances = element.all("DiscountsAndRebates", "Discount").map { AllowanceOrCharge(discount: $0) }
        charges = element.all("Charges", "Charge").map { AllowanceOrCharge(charge: $0) }
        period = element.first("LineItemPeriod").map { Period(facturae: $0) }
        vat = LineVAT(facturae: element)
        element.first("TaxesWithheld")?.account()
    }
}

extension LineVAT {
    /// The line's tax: of several the IVA, else IGIC or IPSI, else the first. Nil without any.
    ///
    /// - Parameter line: `InvoiceLine`.
    init?(facturae line: FacturaeElement) {
        let taxes = line.all("TaxesOutputs", "Tax")
        let kinds = taxes.map { TaxTypeCodes.kind($0.first("TaxTypeCode")?.peek ?? "") }
        let index = kinds.firstIndex(of: .iva) ?? kinds.firstIndex { $0 == .igic || $0 == .ipsi } ?? taxes.indices.first
        guard let index else { return nil }
        let tax = taxes[index]
        self.init()
        source = tax.provenance
        let code: Term<String>? = tax.term("TaxTypeCode")
        let rate: Term<Amount>? = tax.term("TaxRate")
        _ = tax.total("TaxableBase")
        _ = tax.total("TaxAmount")
        _ = tax.code("EquivalenceSurcharge")
        _ = tax.total("EquivalenceSurchargeAmount")
        let event = kinds[index] == .iva && rate?.value?.isZero == true ? SpecialTaxableEvent(of: line) : nil
        (category, taxScheme) = Self.category(kinds[index], rate: rate, event: event, place: code?.place)
        self.rate = event?.category == "O" ? nil : rate
    }

    /// Category and tax scheme of a tax. EN 16931 knows IGIC and IPSI as categories of VAT.
    static func category(
        _ kind: TaxTypeCodes.Kind, rate: Term<Amount>?, event: SpecialTaxableEvent?, place: SourcePlace?
    ) -> (category: Term<String>?, scheme: Term<String>?) {
        let category: String? =
            switch kind {
            case .iva: rate?.value.map { $0.isZero ? event?.category ?? "Z" : "S" } ?? "S"
            case .igic: "L"
            case .ipsi: "M"
            case .other: nil
            }
        let scheme: String =
            if case .other(let name) = kind { name } else { "VAT" }
        return (
            category.map { Term(text: $0, value: $0, place: place) }, Term(text: scheme, value: scheme, place: place)
        )
    }
}

extension SpecialTaxableEvent {
    /// Nil where the line has none.
    init?(of line: FacturaeElement) {
        guard let block = line.first("SpecialTaxableEvent"), let code = block.code("SpecialTaxableEventCode") else {
            return nil
        }
        self.init(code: code, words: block.code("SpecialTaxableEventReason") ?? "")
    }
}

extension AllowanceOrCharge {
    init(discount element: FacturaeElement) {
        self.init()
        reason = element.term("DiscountReason")
        percentage = element.term("DiscountRate")
        amount = element.term("DiscountAmount")
        source = element.provenance
    }

    init(charge element: FacturaeElement) {
        self.init()
        reason = element.term("ChargeReason")
        percentage = element.term("ChargeRate")
        amount = element.term("ChargeAmount")
        source = element.provenance
    }
}
