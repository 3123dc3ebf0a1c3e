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
                if code == "ZZ", written.canonical != "05" {
                    element.first("UnitOfMeasure")?.tell(
                        "The lists of EN 16931 have no such unit; BT-130 is ZZ, mutually defined.")
                }
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
        netAmount = element.term("GrossAmount")
        allowances = element.all("DiscountsAndRebates", "Discount").map { AllowanceOrCharge(discount: $0) }
        charges = element.all("Charges", "Charge").map { AllowanceOrCharge(charge: $0) }
        period = element.first("LineItemPeriod").map { Period(facturae: $0) }
        vat = LineVAT(facturae: element)
        element.first("TaxesWithheld")?.tell(
            "EN 16931 has no term for taxes withheld, neither of a line nor of the invoice.")
        accountForCost(element)
    }

    /// The cost before discounts and charges follows from what the line's terms say; where it does not, it is told of.
    private func accountForCost(_ element: FacturaeElement) {
        guard let cost = element.first("TotalCost") else { return }
        let parts =
            [netAmount?.value] + allowances.map { $0.amount?.value } + charges.map { $0.amount?.value.map { -$0 } }
        if let sum = ExactAmounts.sum(parts), Amount(cost.peek) == sum {
            cost.account()
        } else {
            cost.tell("EN 16931 has no cost of a line before its discounts; it does not follow from the other amounts.")
        }
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
        Self.accountForAmounts(of: tax, net: line.peekedAmount("GrossAmount"))
        let event = kinds[index] == .iva && rate?.value?.isZero == true ? SpecialTaxableEvent(of: line) : nil
        (category, taxScheme) = Self.category(kinds[index], rate: rate, event: event, place: code?.place)
        self.rate = event?.category == "O" ? nil : rate
    }

    /// EN 16931 has no amount of VAT of a line: base and amount follow from the net amount and the rate, or are told of.
    private static func accountForAmounts(of tax: FacturaeElement, net: Amount?) {
        let base = tax.first("TaxableBase")?.peekedAmount("TotalAmount")
        if let base, base == net { tax.first("TaxableBase", "TotalAmount")?.account() }
        let amount = tax.first("TaxAmount")?.peekedAmount("TotalAmount")
        if let amount, let rate = tax.peekedAmount("TaxRate")?.hundredth, let product = base?.multiplied(by: rate),
            let difference = product.subtracting(amount), difference.magnitude <= ArithmeticCheck.tolerance
        {
            tax.first("TaxAmount", "TotalAmount")?.account()
        } else {
            tax.first("TaxAmount", "TotalAmount")?.tell(
                "EN 16931 has no amount of VAT of a line, and this one is not the base times the rate.")
        }
        let surcharges = [tax.first("EquivalenceSurcharge"), tax.first("EquivalenceSurchargeAmount", "TotalAmount")]
        for surcharge in surcharges.compactMap({ $0 }) {
            if Amount(surcharge.peek)?.isZero == true {
                surcharge.account()
            } else {
                surcharge.tell(
                    "EN 16931 has no surcharge of a line; the VAT breakdown has one for all lines of the rate.")
            }
        }
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
    /// Nil where the line has none. It counts as read only once the VAT breakdown has it.
    init?(of line: FacturaeElement) {
        guard let block = line.first("SpecialTaxableEvent"), let code = block.first("SpecialTaxableEventCode")?.peek,
            !code.isEmpty
        else { return nil }
        self.init(code: code, words: block.first("SpecialTaxableEventReason")?.peek ?? "")
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
