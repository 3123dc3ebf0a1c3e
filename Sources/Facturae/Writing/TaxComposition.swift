import EN16931

extension InvoiceComposition {
    /// BG-23, with an equivalence surcharge in the tax it belongs to.
    func taxesOutputs() -> WrittenElement {
        var list: [WrittenElement] = []
        let rows = invoice.vatBreakdown
        if rows.isEmpty {
            notes.refuse(
                "BG-23", "BG-23", "Facturae demands at least one tax; the invoice has no VAT breakdown (BG-23).")
        }
        var index = 0
        while index < rows.count {
            let surcharge = rows.indices.contains(index + 1) && rows[index + 1].isSurcharge ? rows[index + 1] : nil
            list.append(tax(rows[index], surcharge, position: index + 1, isOnly: rows.count == 1))
            index += surcharge == nil ? 1 : 2
        }
        return WrittenElement("TaxesOutputs", list)
    }

    private func tax(_ row: VATBreakdown, _ surcharge: VATBreakdown?, position: Int, isOnly: Bool) -> WrittenElement {
        let path = "BG-23[\(position)]/"
        var tax = WrittenElement("Tax")
        tax.add("TaxTypeCode", taxType(row.category, row.taxScheme, "BT-118", path + "BT-118"))
        let rate = rate(row.rate, row.category, "BT-119", path + "BT-119")
        tax.add("TaxRate", rate?.plain)
        tax.add(
            total("TaxableBase", notes.demanded(row.taxableAmount, "BT-116", path + "BT-116", "the taxable amount")))
        if row.taxAmount == nil, rate?.isZero == true {
            // Nothing is levied; Facturae need not say so.
        } else if let amount = notes.demanded(row.taxAmount, "BT-117", path + "BT-117", "the tax amount") {
            var element = total("TaxAmount", amount)
            element?.add("EquivalentInEuros", euros(isOnly: isOnly))
            tax.add(element)
        }
        guard let surcharge else { return tax }
        let next = "BG-23[\(position + 1)]/"
        if surcharge.taxableAmount != row.taxableAmount {
            notes.refuse(
                "BT-116", next + "BT-116",
                "An equivalence surcharge is of the taxable amount of the row before it; they differ.")
        }
        if let rate = notes.demanded(surcharge.rate, "BT-119", next + "BT-119", "the rate of the surcharge") {
            if rate.normalised.scale > 2 {
                notes.refuse(
                    "BT-119", next + "BT-119",
                    "Facturae's rate of the equivalence surcharge has two decimals; it is \(rate).")
            }
            tax.add("EquivalenceSurcharge", rate.normalised.padded(2).description)
        }
        tax.add(
            total(
                "EquivalenceSurchargeAmount",
                notes.demanded(surcharge.taxAmount, "BT-117", next + "BT-117", "the surcharge")))
        return tax
    }

    private func total(_ name: String, _ amount: Amount?) -> WrittenElement? {
        amount.map { WrittenElement(name, [WrittenElement("TotalAmount", $0.money)]) }
    }

    /// BT-111 of an invoice with one tax: of several, what each is in euros is not known.
    private func euros(isOnly: Bool) -> String? {
        guard let amount = invoice.totals?.vatInAccountingCurrency?.value else { return nil }
        guard isOnly, invoice.vatAccountingCurrencyCode?.canonical == "EUR", amount.normalised.scale <= 2 else {
            notes.explain(
                "BG-22/BT-111", "Facturae has the amount in euros of each tax; the invoice has only their sum.")
            return nil
        }
        return amount.normalised.padded(2).description
    }

    /// The kind of tax. A scheme that is not VAT has a code of its own where it was read from a Facturae.
    private func taxType(_ category: Term<String>?, _ scheme: Term<String>?, _ term: String, _ path: String) -> String {
        if let scheme, !scheme.isEmpty, scheme.canonical.uppercased() != "VAT" {
            return TaxTypeCodes.code(scheme: scheme.canonical) ?? "05"
        }
        guard let category, !category.isEmpty else {
            notes.refuse(term, path, "Facturae demands the kind of tax; the invoice has no VAT category (\(term)).")
            return ""
        }
        return TaxTypeCodes.code(category: category.canonical)
    }

    /// The rate; zero where the category bears no tax.
    private func rate(_ rate: Term<Amount>?, _ category: Term<String>?, _ term: String, _ path: String) -> Amount? {
        if rate == nil, let category = category?.canonical, category == "Z" || SpecialTaxableEvent.isSpecial(category) {
            return .zero.padded(2)
        }
        return notes.demanded(rate, term, path, "a tax rate")
    }

    // MARK: Lines

    /// The line's tax and, where it bears none, why.
    func lineTax(_ line: InvoiceLine, _ path: String) -> (taxes: WrittenElement, event: WrittenElement?) {
        var tax = WrittenElement("Tax")
        let category = line.vat?.category
        let type = taxType(category, line.vat?.taxScheme, "BT-151", path + "BG-30/BT-151")
        tax.add("TaxTypeCode", type)
        let rate = rate(line.vat?.rate, category, "BT-152", path + "BG-30/BT-152")
        tax.add("TaxRate", rate?.plain)
        tax.add(total("TaxableBase", line.netAmount?.value.flatMap { $0.normalised.scale <= 8 ? $0 : nil }))
        let taxes = WrittenElement("TaxesOutputs", [tax])
        guard type == "01", rate?.isZero == true, let category = category?.canonical,
            SpecialTaxableEvent.isSpecial(category)
        else { return (taxes, nil) }
        let row = exemptions[category]
        var event = SpecialTaxableEvent(
            category: category, reason: stated(row?.exemptionReason), reasonCode: stated(row?.exemptionReasonCode))
        if event.words.unicodeScalars.count > 2_500 { event.reason = nil }
        return (
            taxes,
            WrittenElement(
                "SpecialTaxableEvent",
                [
                    WrittenElement("SpecialTaxableEventCode", event.code),
                    WrittenElement("SpecialTaxableEventReason", event.words),
                ])
        )
    }

    private func stated(_ term: Term<String>?) -> String? {
        term.flatMap { $0.isEmpty || !$0.canonical.isXMLText ? nil : $0.canonical }
    }
}

extension VATBreakdown {
    fileprivate var isSurcharge: Bool { taxScheme?.canonical == TaxTypeCodes.equivalenceSurcharge }
}
