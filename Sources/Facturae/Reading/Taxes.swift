import EN16931

extension InvoiceReading {
    /// BG-23 from `TaxesOutputs`, then the categories Facturae states only on lines or not at all.
    mutating func readTaxes(into invoice: inout Invoice) {
        let lines = element.all("Items", "InvoiceLine")
        var untaxed = UntaxedLines(invoice.lines, elements: lines)
        var given: Set<SpecialTaxableEvent> = []
        for tax in element.all("TaxesOutputs", "Tax") {
            var row = VATBreakdown()
            row.source = tax.provenance
            let code: Term<String>? = tax.term("TaxTypeCode")
            let kind = TaxTypeCodes.kind(code?.canonical ?? "")
            row.rate = tax.term("TaxRate")
            row.taxableAmount = tax.total("TaxableBase")
            row.taxAmount = tax.total("TaxAmount")
            let event =
                kind == .iva && row.rate?.value?.isZero == true ? untaxed.next(base: row.taxableAmount?.value) : nil
            (row.category, row.taxScheme) = LineVAT.category(kind, rate: row.rate, event: event, place: code?.place)
            if let event, event.category != "Z" {
                given.insert(event)
                row.exemptionReason = event.reason.map { Term(text: $0, value: $0, place: code?.place) }
                row.exemptionReasonCode = event.reasonCode.map { Term(text: $0, value: $0, place: code?.place) }
                if event.category == "O" { row.rate = nil }
            }
            // Without an amount nothing is levied, as the schema allows for a rate of zero.
            if row.taxAmount == nil, row.rate?.value?.isZero ?? (row.category?.canonical == "O") {
                row.taxAmount = Term(text: "0.00", value: Amount.zero.padded(2), place: tax.place)
            }
            invoice.vatBreakdown.append(row)
            appendSurcharge(of: tax, to: &invoice)
            if case .other(let name) = kind { noteOtherTax(name, tax) }
        }
        for (line, read) in zip(lines, invoice.lines) { accountForEvent(of: line, read, given) }
        readGeneralDiscounts(into: &invoice)
    }

    /// Why a line bears no tax stands in the breakdown (BT-120), once for all lines of a row.
    private func accountForEvent(of line: FacturaeElement, _ read: InvoiceLine, _ given: Set<SpecialTaxableEvent>) {
        guard let event = SpecialTaxableEvent(of: line), let category = read.vat?.category?.canonical,
            category == event.category, let block = line.first("SpecialTaxableEvent")
        else { return }
        block.first("SpecialTaxableEventCode")?.account()
        if given.contains(event) {
            block.first("SpecialTaxableEventReason")?.account()
        } else {
            block.first("SpecialTaxableEventReason")?.tell(
                "EN 16931 gives the reason in the VAT breakdown (BT-120), where no row without tax is left for this one."
            )
        }
    }

    /// The equivalence surcharge is a row of its own under a scheme that is not VAT: neither the VAT rate nor the
    /// taxable amounts by rate change, and the rows' sum stays the total.
    private mutating func appendSurcharge(of tax: FacturaeElement, to invoice: inout Invoice) {
        guard let rate: Term<Amount> = tax.term("EquivalenceSurcharge"), let value = rate.value else { return }
        let amount = tax.total("EquivalenceSurchargeAmount")
        if value.isZero, amount?.value?.isZero ?? true { return }
        var row = VATBreakdown()
        row.rate = rate
        row.taxableAmount = tax.total("TaxableBase")
        row.taxAmount = amount
        row.taxScheme = Term(
            text: TaxTypeCodes.equivalenceSurcharge, value: TaxTypeCodes.equivalenceSurcharge, place: rate.place)
        row.source = Provenance(rate.place)
        invoice.vatBreakdown.append(row)
        findings.append(
            FacturaeFinding(
                "FAE-SURCHARGE", .information,
                "The equivalence surcharge of \(rate.canonical) % (\(amount?.canonical ?? "no amount")) is in the total "
                    + "VAT amount and has a row of its own in the breakdown, under the scheme RE.",
                terms: ["BT-110", "BG-23"], place: rate.place))
    }

    private mutating func noteOtherTax(_ name: String, _ tax: FacturaeElement) {
        findings.append(
            FacturaeFinding(
                "FAE-OTHER-TAX", .information,
                "The tax \(name) is no VAT: EN 16931 has no term for it. It is in the total VAT amount as the document "
                    + "has it, with a row of its own under the scheme \(name).", terms: ["BT-110", "BG-23"],
                place: tax.place))
    }

    /// BG-20 and BG-21. Facturae does not say which tax they are of; it follows where taxable amounts and lines leave
    /// one possibility.
    private func readGeneralDiscounts(into invoice: inout Invoice) {
        guard let totals = element.first("InvoiceTotals") else { return }
        invoice.allowances = totals.all("GeneralDiscounts", "Discount").map { AllowanceOrCharge(discount: $0) }
        invoice.charges = totals.all("GeneralSurcharges", "Charge").map { AllowanceOrCharge(charge: $0) }
        guard !invoice.allowances.isEmpty || !invoice.charges.isEmpty else { return }
        TaxAttribution(invoice).attribute(&invoice)
    }
}

/// The lines that bear no tax, by the reason they give: which of them a row with rate zero is of.
struct UntaxedLines {
    private var groups: [(event: SpecialTaxableEvent, sum: Amount?)] = []

    init(_ lines: [InvoiceLine], elements: [FacturaeElement]) {
        var positions: [SpecialTaxableEvent: Int] = [:]
        for (line, element) in zip(lines, elements) {
            guard let category = line.vat?.category?.canonical,
                category == "Z" || SpecialTaxableEvent.isSpecial(category)
            else { continue }
            let event =
                category == "Z"
                ? SpecialTaxableEvent(category: "Z", reason: nil, reasonCode: nil)
                : SpecialTaxableEvent(of: element)
                    ?? SpecialTaxableEvent(category: category, reason: nil, reasonCode: nil)
            let amount = line.netAmount?.value
            if let position = positions[event] {
                groups[position].sum = groups[position].sum.flatMap { sum in amount.flatMap { sum.adding($0) } }
            } else if groups.count < 64 {
                positions[event] = groups.count
                groups.append((event, amount))
            }
        }
    }

    /// The group whose lines add up to the base, else the next; each once.
    mutating func next(base: Amount?) -> SpecialTaxableEvent? {
        guard !groups.isEmpty else { return nil }
        return groups.remove(at: groups.firstIndex { $0.sum == base } ?? 0).event
    }
}

/// Finds the tax of general discounts and charges: what a rate's taxable amount has more or less than its lines.
struct TaxAttribution {
    private struct Key: Hashable {
        let category: String?
        let scheme: String?
        let rate: Amount?
    }

    private var rows: [VATBreakdown] = []
    /// What each row lacks.
    private var need: [Amount?] = []

    init(_ invoice: Invoice) {
        var sums: [Key: Amount] = [:]
        for line in invoice.lines {
            let key = Key(
                category: line.vat?.category?.canonical, scheme: line.vat?.taxScheme?.canonical,
                rate: line.vat?.rate?.value)
            if let net = line.netAmount?.value, let sum = (sums[key] ?? .zero).adding(net) { sums[key] = sum }
        }
        rows = invoice.vatBreakdown.filter { $0.taxScheme?.canonical == "VAT" }
        need = rows.map { row in
            let key = Key(
                category: row.category?.canonical, scheme: row.taxScheme?.canonical, rate: row.rate?.value)
            return row.taxableAmount?.value?.subtracting(sums[key] ?? .zero)
        }
    }

    func attribute(_ invoice: inout Invoice) {
        if rows.count == 1, let row = rows.first {
            for index in invoice.allowances.indices { invoice.allowances[index].take(row) }
            for index in invoice.charges.indices { invoice.charges[index].take(row) }
            return
        }
        let signed = invoice.allowances.map { $0.amount?.value.map { -$0 } } + invoice.charges.map { $0.amount?.value }
        let found = distribute(signed)
        for (index, row) in found.enumerated() {
            guard let row else { continue }
            let allowances = invoice.allowances.count
            if index < allowances {
                invoice.allowances[index].take(rows[row])
            } else {
                invoice.charges[index - allowances].take(rows[row])
            }
        }
    }

    /// The row of each amount: rows that lack exactly one of them first, then the one row that lacks all the rest.
    private func distribute(_ amounts: [Amount?]) -> [Int?] {
        var found = [Int?](repeating: nil, count: amounts.count)
        var lacking: [Amount: [Int]] = [:]
        for (row, amount) in need.enumerated() {
            if let amount, !amount.isZero { lacking[amount, default: []].append(row) }
        }
        var left: [Int] = []
        for (index, amount) in amounts.enumerated() {
            guard let amount else { return found }
            if let candidates = lacking[amount], candidates.count == 1 {
                found[index] = candidates.first
                lacking[amount] = nil
            } else if !amount.isZero {
                left.append(index)
            }
        }
        let rest = lacking.values.flatMap { $0 }
        if rest.count == 1, let row = rest.first, !left.isEmpty,
            Amount.sum(left.compactMap { amounts[$0] }) == need[row]
        {
            for index in left { found[index] = row }
        }
        return found
    }
}

extension AllowanceOrCharge {
    fileprivate mutating func take(_ row: VATBreakdown) {
        vatCategory = row.category
        taxScheme = row.taxScheme
        vatRate = row.rate
    }
}
