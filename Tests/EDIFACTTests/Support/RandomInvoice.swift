import EN16931

/// Invoices with anything in any term: every kind of group there and not there, texts from one character to far
/// beyond every element, separators and release characters, blanks and line breaks at the worst places.
struct RandomInvoice {
    var random: Xorshift
    /// Characters of the repertoire.
    let alphabet: [Character]

    init(seed: UInt64, alphabet: String) {
        random = Xorshift(seed: seed)
        self.alphabet = Array(alphabet)
    }

    // MARK: Values

    private mutating func words(_ longest: Int = 90, lines: Bool = false) -> String {
        var length = 1 + random.next(below: random.once(in: 3) ? longest : 20)
        if random.once(in: 12) {
            length = random.pick([6, 7, 17, 18, 35, 36, 70, 71, 140, 175, 176, 350, 351, 512, 513])
        }
        var text = ""
        while text.count < length {
            switch random.next(below: 12) {
            case 0, 1: text.append(" ")
            case 2: if lines, random.once(in: 4) { text.append("\n") }
            case 3: text.append(random.pick(["+", ":", "'", "?", "*", ".", ",", "A", "b"]))
            default: text.append(random.pick(alphabet))
            }
        }
        let trimmed = text.trimmedOfXMLWhiteSpace
        return trimmed.isEmpty ? "x" : trimmed
    }

    private mutating func text(_ longest: Int = 90, chance: Int = 3) -> Term<String>? {
        random.once(in: chance) ? nil : Term(reading: words(longest))
    }

    private mutating func note(chance: Int = 3) -> Term<String>? {
        random.once(in: chance) ? nil : Term(reading: words(random.once(in: 5) ? 3_000 : 200, lines: true))
    }

    private mutating func code(_ codes: [String], chance: Int = 4) -> Term<String>? {
        if random.once(in: chance) { return nil }
        return Term(reading: random.once(in: 20) ? words(8) : random.pick(codes))
    }

    private mutating func amount(chance: Int = 4) -> Term<Amount>? {
        if random.once(in: chance) { return nil }
        if random.once(in: 40) { return Term(text: "12,x", value: nil) }
        let digits = random.once(in: 8) ? 28 : 7
        var written = String(1 + random.next(below: 9))
        for _ in 0..<random.next(below: digits) { written += String(random.next(below: 10)) }
        if !random.once(in: 3) { written += "." + String(random.next(below: 10)) + String(random.next(below: 10)) }
        if random.once(in: 6) { written = random.pick(["0", "0.00", "0.5", "-" + written]) }
        return Amount(written).map { Term($0) }
    }

    private mutating func day(chance: Int = 4) -> Term<InvoiceDate>? {
        if random.once(in: chance) { return nil }
        if random.once(in: 40) { return Term(text: "soon", value: nil) }
        return InvoiceDate(
            year: 2_000 + random.next(below: 60), month: 1 + random.next(below: 12), day: 1 + random.next(below: 28)
        )
        .map { Term($0) }
    }

    private mutating func identifier(_ schemes: [String] = ["0088", "0060", "0160", "EM", "0204", "9920"]) -> Identifier
    {
        var identifier = Identifier(Term(reading: words(40)), scheme: code(schemes))
        if random.once(in: 12) { identifier.schemeVersion = text(20) }
        return identifier
    }

    private mutating func quantity() -> Quantity? {
        guard let value = amount() else { return nil }
        return Quantity(value, unit: code(["C62", "H87", "KGM", "MTR", "PCE", "XCT"]))
    }

    private mutating func some<Element>(_ most: Int, _ make: (inout RandomInvoice) -> Element) -> [Element] {
        let count = random.once(in: 25) ? most * 4 : random.next(below: most + 1)
        return (0..<count).map { _ in make(&self) }
    }

    // MARK: Groups

    private mutating func address() -> PostalAddress? {
        if random.once(in: 4) { return nil }
        var address = PostalAddress()
        address.line1 = text(60)
        address.line2 = text(60)
        address.line3 = text(60)
        address.city = text(40)
        address.postCode = text(12)
        address.countrySubdivision = text(40)
        address.countryCode = code(["ES", "DE", "NL"])
        return address
    }

    private mutating func contact() -> Contact? {
        if random.once(in: 3) { return nil }
        var contact = Contact()
        contact.point = text(60)
        contact.telephone = text(30)
        contact.email = text(60)
        return contact
    }

    private mutating func period() -> Period? {
        if random.once(in: 3) { return nil }
        var period = Period()
        period.start = day()
        period.end = day()
        return period
    }

    private static let categories = ["S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B", "AA"]

    private mutating func allowance(hasVAT: Bool) -> AllowanceOrCharge {
        var entry = AllowanceOrCharge()
        entry.amount = amount()
        entry.baseAmount = amount()
        entry.percentage = amount()
        entry.reason = note()
        entry.reasonCode = code(["95", "FC", "ABL", "64"])
        guard hasVAT else { return entry }
        entry.vatCategory = code(Self.categories)
        entry.taxScheme = code(["VAT", "VAT", "GST"])
        entry.vatRate = amount()
        return entry
    }

    private mutating func transfer() -> CreditTransfer {
        var transfer = CreditTransfer()
        transfer.account = text(30)
        transfer.accountName = text(50)
        transfer.serviceProvider = text(14)
        if random.once(in: 4) { transfer.account = Term(reading: "ES91") }
        return transfer
    }

    private mutating func means() -> PaymentInstructions {
        var means = PaymentInstructions()
        means.meansCode = code(["30", "58", "48", "59"])
        means.meansText = text(80)
        means.creditTransfers = some(2) { $0.transfer() }
        if random.once(in: 5) {
            var card = PaymentCard()
            card.primaryAccountNumber = text(20)
            card.holderName = text(60)
            means.card = card
        }
        return means
    }

    private mutating func price() -> PriceDetails? {
        if random.once(in: 6) { return nil }
        var price = PriceDetails()
        price.netPrice = amount()
        price.grossPrice = amount(chance: 2)
        price.discount = amount(chance: 2)
        price.baseQuantity = random.once(in: 2) ? quantity() : nil
        return price
    }

    private mutating func item() -> Item? {
        if random.once(in: 10) { return nil }
        var item = Item()
        item.name = note()
        item.description = note()
        item.sellersIdentifier = text(40)
        item.buyersIdentifier = text(40)
        item.standardIdentifier = random.once(in: 2) ? identifier() : nil
        item.classifications = some(3) { $0.identifier(["STI", "SRV", "TST", "SA", "HS"]) }
        item.countryOfOrigin = code(["ES", "DE"])
        item.attributes = some(2) {
            var attribute = ItemAttribute()
            attribute.name = $0.text(40)
            attribute.value = $0.text(40)
            return attribute
        }
        return item
    }

    private mutating func line(_ number: Int) -> InvoiceLine {
        var line = InvoiceLine()
        line.identifier = random.once(in: 8) ? text(10) : Term(reading: String(number))
        line.note = note()
        line.object = random.once(in: 3) ? identifier(["AVE", "ABZ"]) : nil
        line.quantity = quantity()
        line.netAmount = amount()
        line.purchaseOrderLine = random.once(in: 2) ? text(12) : nil
        line.buyerAccountingReference = text(40)
        line.period = period()
        line.allowances = some(2) { $0.allowance(hasVAT: false) }
        line.charges = some(2) { $0.allowance(hasVAT: false) }
        line.price = price()
        if !random.once(in: 5) {
            var vat = LineVAT()
            vat.category = code(Self.categories)
            vat.taxScheme = code(["VAT", "VAT", "GST"])
            vat.rate = amount()
            line.vat = vat
        }
        line.item = item()
        return line
    }

    // MARK: Invoice

    mutating func invoice() -> Invoice {
        var invoice = Invoice()
        invoice.number = text(50)
        invoice.issueDate = day()
        invoice.typeCode = code(["380", "381", "384"])
        invoice.currencyCode = code(["EUR", "SEK"])
        invoice.vatAccountingCurrencyCode = random.once(in: 3) ? code(["SEK", "EUR"]) : nil
        invoice.vatPointDate = day()
        invoice.vatPointDateCode = random.once(in: 3) ? code(["3", "35", "432", "5", "72"]) : nil
        invoice.paymentDueDate = day()
        invoice.buyerReference = text(90)
        invoice.projectReference = text(90)
        invoice.contractReference = text(40)
        invoice.purchaseOrderReference = text(40)
        invoice.salesOrderReference = text(40)
        invoice.receivingAdviceReference = text(40)
        invoice.despatchAdviceReference = text(40)
        invoice.tenderOrLotReference = text(40)
        invoice.invoicedObject = random.once(in: 2) ? identifier(["ABZ", "AVE"]) : nil
        invoice.buyerAccountingReference = text(40)
        invoice.paymentTerms = note()
        invoice.notes = some(4) {
            var note = InvoiceNote()
            note.subjectCode = $0.code(["AAI", "REG", "GEN", "ZZZ", "AAK", "PMT"], chance: 3)
            note.text = $0.note()
            return note
        }
        if !random.once(in: 5) {
            var control = ProcessControl()
            control.businessProcessType = text(60)
            control.specificationIdentifier = text(150)
            invoice.processControl = control
        }
        invoice.precedingInvoices = some(2) {
            var preceding = PrecedingInvoiceReference()
            preceding.number = $0.text(40)
            preceding.issueDate = $0.day()
            return preceding
        }
        fillParties(&invoice)
        fillPayment(&invoice)
        invoice.allowances = some(2) { $0.allowance(hasVAT: true) }
        invoice.charges = some(2) { $0.allowance(hasVAT: true) }
        fillTotals(&invoice)
        invoice.supportingDocuments = some(2) {
            var document = AdditionalSupportingDocument()
            document.reference = $0.text(50)
            document.description = $0.text(120)
            document.externalLocation = $0.text(120)
            if $0.random.once(in: 2) {
                document.attachment = $0.attachment()
            }
            return document
        }
        let lines = random.next(below: 5)
        for number in 0..<lines { invoice.lines.append(line(number + 1)) }
        return invoice
    }

    private mutating func attachment() -> BinaryObject {
        let content = (0...random.next(below: 60)).map { _ in UInt8(random.next(below: 256)) }
        let encoded = (content.count + 2) / 3 * 4
        let isKnown = !random.once(in: 4)
        return BinaryObject(
            mimeCode: text(20), filename: text(50), encodedLength: encoded, content: isKnown ? content : nil)
    }

    private mutating func fillParties(_ invoice: inout Invoice) {
        if !random.once(in: 8) {
            var seller = Seller()
            seller.name = text(200)
            seller.tradingName = text(90)
            seller.identifiers = some(2) { $0.identifier() }
            seller.legalRegistration = random.once(in: 2) ? identifier() : nil
            seller.vatIdentifier = text(20)
            seller.taxRegistration = text(20)
            seller.additionalLegalInformation = note()
            seller.electronicAddress = random.once(in: 2) ? identifier() : nil
            seller.address = address()
            seller.contact = contact()
            invoice.seller = seller
        }
        if !random.once(in: 8) {
            var buyer = Buyer()
            buyer.name = text(200)
            buyer.tradingName = text(90)
            buyer.identifiers = some(1) { $0.identifier() }
            buyer.legalRegistration = random.once(in: 2) ? identifier() : nil
            buyer.vatIdentifier = text(20)
            buyer.electronicAddress = random.once(in: 2) ? identifier() : nil
            buyer.address = address()
            buyer.contact = contact()
            invoice.buyer = buyer
        }
        if random.once(in: 3) {
            var payee = Payee()
            payee.name = text(90)
            payee.identifier = random.once(in: 2) ? identifier() : nil
            payee.legalRegistration = random.once(in: 2) ? identifier() : nil
            invoice.payee = payee
        }
        if random.once(in: 3) {
            var representative = SellerTaxRepresentative()
            representative.name = text(90)
            representative.vatIdentifier = text(20)
            representative.address = address()
            invoice.taxRepresentative = representative
        }
        if random.once(in: 2) {
            var delivery = DeliveryInformation()
            delivery.partyName = text(90)
            delivery.locationIdentifier = random.once(in: 2) ? identifier() : nil
            delivery.actualDate = day()
            delivery.address = address()
            invoice.delivery = delivery
        }
        invoice.invoicingPeriod = period()
    }

    private mutating func fillPayment(_ invoice: inout Invoice) {
        invoice.paymentInstructions = some(3) { $0.means() }
        invoice.remittanceInformation = text(90)
        if random.once(in: 3) {
            var debit = DirectDebit()
            debit.mandateReference = text(40)
            debit.creditorIdentifier = text(40)
            debit.debitedAccount = text(40)
            invoice.directDebit = debit
        }
    }

    private mutating func fillTotals(_ invoice: inout Invoice) {
        for currency in Set([invoice.currencyCode, invoice.vatAccountingCurrencyCode].compactMap { $0 }).sorted(by: {
            $0.canonical < $1.canonical
        }) where !random.once(in: 4) {
            var total = VATTotal()
            total.amount = amount()
            total.currency = currency == invoice.currencyCode && random.once(in: 5) ? nil : currency
            if total.amount != nil || total.currency != nil { invoice.vatTotals.append(total) }
        }
        var totals = DocumentTotals()
        totals.lineNetSum = amount()
        totals.allowanceSum = amount(chance: 2)
        totals.chargeSum = amount(chance: 2)
        totals.withoutVAT = amount()
        totals.vat = invoice.vatTotal(in: invoice.currencyCode)
        totals.vatInAccountingCurrency = invoice.vatTotal(in: invoice.vatAccountingCurrencyCode)
        totals.withVAT = amount()
        totals.paid = amount()
        totals.rounding = amount()
        totals.payable = Term(Amount(100))
        invoice.totals = totals
        invoice.vatBreakdown = some(3) {
            var entry = VATBreakdown()
            entry.taxableAmount = $0.amount()
            entry.taxAmount = $0.amount()
            entry.category = $0.code(Self.categories)
            entry.taxScheme = $0.code(["VAT", "VAT", "GST"])
            entry.rate = $0.amount()
            entry.exemptionReason = $0.note(chance: 2)
            entry.exemptionReasonCode = $0.code(["VATEX-EU-AE", "VATEX-EU-IC"], chance: 2)
            return entry
        }
    }
}
