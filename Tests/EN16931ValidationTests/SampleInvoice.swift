import EN16931

/// An invoice no rule objects to: two lines at 21 %, an allowance and a charge.
enum SampleInvoice {
    static let place = SourcePlace(node: 1, line: 1, column: 1)

    static func amount(_ text: String) -> Term<Amount> { Term(reading: text) }
    static func day(_ text: String) -> Term<InvoiceDate> { Term(reading: text) }

    static func valid() -> Invoice {
        var invoice = Invoice()
        invoice.number = Term("FA-2026-0117")
        invoice.issueDate = day("2026-11-23")
        invoice.typeCode = Term("380")
        invoice.currencyCode = Term("EUR")
        invoice.paymentDueDate = day("2026-12-23")
        invoice.processControl = ProcessControl()
        invoice.processControl?.specificationIdentifier = Term("urn:cen.eu:en16931:2017")
        invoice.seller = seller()
        invoice.buyer = buyer()
        invoice.paymentInstructions = [payment()]
        invoice.lines = [line("1", "2", "100.00", net: "200.00"), line("2", "3", "50.00", net: "150.00")]
        invoice.allowances = [allowanceOrCharge("10.00", reason: "Discount")]
        invoice.charges = [allowanceOrCharge("60.00", reason: "Freight")]
        invoice.totals = totals()
        invoice.vatBreakdown = [breakdown("S", "400.00", rate: "21", tax: "84.00")]
        invoice.vatTotals = [vatTotal("84.00", "EUR", breakdown: [0])]
        return invoice
    }

    /// The same goods in a category without tax.
    static func valid(category: String) -> Invoice {
        var invoice = valid()
        let rate = category == "O" ? nil : amount("0")
        for index in invoice.lines.indices {
            invoice.lines[index].vat?.category = Term(category)
            invoice.lines[index].vat?.rate = rate
        }
        invoice.allowances[0].vatCategory = Term(category)
        invoice.allowances[0].vatRate = rate
        invoice.charges[0].vatCategory = Term(category)
        invoice.charges[0].vatRate = rate
        invoice.vatBreakdown = [breakdown(category, "400.00", rate: "0", tax: "0.00")]
        invoice.vatBreakdown[0].rate = rate
        if !["Z", "L", "M"].contains(category) { invoice.vatBreakdown[0].exemptionReason = Term("As the law says") }
        invoice.vatTotals = [vatTotal("0.00", "EUR", breakdown: [0])]
        invoice.totals?.vat = amount("0.00")
        invoice.totals?.withVAT = amount("400.00")
        invoice.totals?.payable = amount("300.00")
        if category == "O" {
            invoice.seller?.vatIdentifier = nil
            invoice.buyer?.vatIdentifier = nil
        }
        if category == "K" {
            invoice.delivery = DeliveryInformation()
            invoice.delivery?.actualDate = day("2026-11-20")
            invoice.delivery?.address = address("DE")
        }
        return invoice
    }

    static func seller() -> Seller {
        var seller = Seller()
        seller.name = Term("Talleres Ejemplo S.L.")
        seller.identifiers = [Identifier(Term("8400000000006"), scheme: Term("0088"))]
        seller.legalRegistration = Identifier(Term("B00000000"))
        seller.vatIdentifier = Term("ESB00000000")
        seller.electronicAddress = Identifier(Term("facturas@ejemplo.es"), scheme: Term("EM"))
        seller.address = address("ES")
        return seller
    }

    static func buyer() -> Buyer {
        var buyer = Buyer()
        buyer.name = Term("Muster GmbH")
        buyer.vatIdentifier = Term("DE000000000")
        buyer.electronicAddress = Identifier(Term("rechnung@muster.de"), scheme: Term("EM"))
        buyer.address = address("DE")
        return buyer
    }

    static func address(_ country: String) -> PostalAddress {
        var address = PostalAddress()
        address.city = Term("Burgos")
        address.countryCode = Term(country)
        return address
    }

    static func payment() -> PaymentInstructions {
        var transfer = CreditTransfer()
        transfer.account = Term("ES9121000418450200051332")
        var payment = PaymentInstructions()
        payment.meansCode = Term("58")
        payment.creditTransfers = [transfer]
        return payment
    }

    static func line(_ id: String, _ quantity: String, _ price: String, net: String) -> InvoiceLine {
        var line = InvoiceLine()
        line.identifier = Term(id)
        line.quantity = Quantity(amount(quantity), unit: Term("C62"))
        line.netAmount = amount(net)
        line.price = PriceDetails()
        line.price?.netPrice = amount(price)
        line.vat = LineVAT()
        line.vat?.category = Term("S")
        line.vat?.taxScheme = Term("VAT")
        line.vat?.rate = amount("21")
        line.item = Item()
        line.item?.name = Term("Part \(id)")
        return line
    }

    static func allowanceOrCharge(_ value: String, reason: String) -> AllowanceOrCharge {
        var entry = AllowanceOrCharge()
        entry.amount = amount(value)
        entry.vatCategory = Term("S")
        entry.taxScheme = Term("VAT")
        entry.vatRate = amount("21")
        entry.reason = Term(reason)
        return entry
    }

    static func totals() -> DocumentTotals {
        var totals = DocumentTotals()
        totals.lineNetSum = amount("350.00")
        totals.allowanceSum = amount("10.00")
        totals.chargeSum = amount("60.00")
        totals.withoutVAT = amount("400.00")
        totals.vat = amount("84.00")
        totals.withVAT = amount("484.00")
        totals.paid = amount("100.00")
        totals.payable = amount("384.00")
        return totals
    }

    static func breakdown(_ category: String, _ taxable: String, rate: String, tax: String) -> VATBreakdown {
        var breakdown = VATBreakdown()
        breakdown.category = Term(category)
        breakdown.taxScheme = Term("VAT")
        breakdown.taxableAmount = amount(taxable)
        breakdown.rate = amount(rate)
        breakdown.taxAmount = amount(tax)
        return breakdown
    }

    static func vatTotal(_ value: String, _ currency: String, breakdown: [Int]) -> VATTotal {
        var total = VATTotal()
        total.amount = amount(value)
        total.currency = Term(currency)
        total.breakdown = breakdown
        return total
    }
}
