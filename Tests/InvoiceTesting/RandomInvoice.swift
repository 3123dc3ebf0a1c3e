package import EN16931
import SeededTesting

/// Invoices with any of the terms, in any number: arithmetic and code lists do not matter, cardinalities and what every
/// syntax demands do.
package struct RandomInvoice {
    private var random: SplitMix64

    package init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private static let texts = [
        "A", "Tornillo M8 × 40", "<b> & \"c\" 'd'", "línea 1\nlínea 2", "tab\there", "a\rb", "]]>", "&amp;", "#x",
        "Ω≈ç√∫", "שלום", "🧾 recibo", "  doble  blanco".trimmedOfXMLWhiteSpace, "{\"json\": [1]}", "\u{7F}\u{85}", "0",
        "1.0",
        "'+':?", "\\u0041",
    ]

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func text() -> Term<String> {
        Term(Self.texts.randomElement(using: &random) ?? "A")
    }

    private mutating func code(_ codes: [String]) -> Term<String> { Term(codes.randomElement(using: &random) ?? "A") }

    private mutating func amount() -> Term<Amount> {
        let whole = Int.random(in: -99_999...999_999, using: &random)
        let decimals = Int.random(in: 0...4, using: &random)
        let digits = (0..<decimals).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
        return Term(reading: digits.isEmpty ? "\(whole)" : "\(whole).\(digits)")
    }

    private mutating func date() -> Term<InvoiceDate> {
        let (year, month, day) = (
            Int.random(in: 1999...2040, using: &random), Int.random(in: 1...12, using: &random),
            Int.random(in: 1...28, using: &random)
        )
        return Term(reading: "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)")
    }

    private mutating func maybe<Value>(_ make: (inout RandomInvoice) -> Value) -> Value? {
        chance(50) ? make(&self) : nil
    }

    private mutating func some<Value>(_ most: Int, _ make: (inout RandomInvoice) -> Value) -> [Value] {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in make(&self) }
    }

    private mutating func identifier() -> Identifier {
        Identifier(text(), scheme: maybe { $0.code(["0088", "0002", "9930"]) })
    }

    package mutating func invoice() -> Invoice {
        var invoice = Invoice()
        invoice.number = text()
        invoice.issueDate = date()
        invoice.typeCode = code(["380", "381", "384", "389", "751", "396"])
        invoice.currencyCode = Term("EUR")
        invoice.vatAccountingCurrencyCode = maybe { _ in Term("SEK") }
        invoice.vatPointDate = maybe { $0.date() }
        invoice.vatPointDateCode = maybe { $0.code(["3", "35", "432", "5", "29", "72"]) }
        invoice.paymentDueDate = maybe { $0.date() }
        invoice.buyerReference = maybe { $0.text() }
        invoice.projectReference = maybe { $0.text() }
        invoice.contractReference = maybe { $0.text() }
        invoice.purchaseOrderReference = maybe { $0.text() }
        invoice.salesOrderReference = maybe { $0.text() }
        invoice.receivingAdviceReference = maybe { $0.text() }
        invoice.despatchAdviceReference = maybe { $0.text() }
        invoice.tenderOrLotReference = maybe { $0.text() }
        invoice.invoicedObject = maybe { $0.identifier() }
        invoice.buyerAccountingReference = maybe { $0.text() }
        invoice.paymentTerms = maybe { $0.text() }
        invoice.notes = some(3) { random in
            var note = InvoiceNote()
            note.subjectCode = random.maybe { $0.code(["AAI", "REG", "A1", "TOOLONG"]) }
            note.text = random.chance(10) ? Term("#ABC#text") : random.text()
            return note
        }
        var control = ProcessControl()
        control.businessProcessType = maybe { $0.text() }
        control.specificationIdentifier = maybe { $0.text() }
        invoice.processControl = control
        invoice.precedingInvoices = some(3) { random in
            var preceding = PrecedingInvoiceReference()
            preceding.number = random.text()
            preceding.issueDate = random.maybe { $0.date() }
            return preceding
        }
        addParties(to: &invoice)
        addPayment(to: &invoice)
        addTotals(to: &invoice)
        invoice.supportingDocuments = some(2) { $0.document() }
        let count = Int.random(in: 1...4, using: &random)
        invoice.lines = (0..<count).map { line($0) }
        return invoice
    }

    private mutating func document() -> AdditionalSupportingDocument {
        var document = AdditionalSupportingDocument()
        document.reference = text()
        document.description = maybe { $0.text() }
        document.externalLocation = maybe { _ in Term("https://example.com/a?b=1&c=2") }
        document.attachment = maybe { random in
            let content = random.some(40) { UInt8.random(in: 0...255, using: &$0.random) }
            return BinaryObject(
                mimeCode: Term("application/pdf"), filename: random.text(), encodedLength: 0, content: content)
        }
        return document
    }

    private mutating func address() -> PostalAddress {
        var address = PostalAddress()
        address.line1 = maybe { $0.text() }
        address.line2 = maybe { $0.text() }
        address.line3 = maybe { $0.text() }
        address.city = maybe { $0.text() }
        address.postCode = maybe { $0.text() }
        address.countrySubdivision = maybe { $0.text() }
        address.countryCode = maybe { _ in Term("ES") }
        return address
    }

    private mutating func contact() -> Contact {
        var contact = Contact()
        contact.point = maybe { $0.text() }
        contact.telephone = maybe { $0.text() }
        contact.email = maybe { $0.text() }
        return contact
    }

    private mutating func addParties(to invoice: inout Invoice) {
        var seller = Seller()
        seller.name = text()
        seller.tradingName = maybe { $0.text() }
        seller.identifiers = some(3) { $0.identifier() }
        seller.legalRegistration = maybe { $0.identifier() }
        seller.vatIdentifier = maybe { $0.text() }
        seller.taxRegistration = maybe { $0.text() }
        seller.additionalLegalInformation = maybe { $0.text() }
        seller.electronicAddress = maybe { $0.identifier() }
        seller.address = maybe { $0.address() }
        seller.contact = maybe { $0.contact() }
        invoice.seller = seller
        var buyer = Buyer()
        buyer.name = text()
        buyer.tradingName = maybe { $0.text() }
        buyer.identifiers = some(2) { $0.identifier() }
        buyer.legalRegistration = maybe { $0.identifier() }
        buyer.vatIdentifier = maybe { $0.text() }
        buyer.electronicAddress = maybe { $0.identifier() }
        buyer.address = maybe { $0.address() }
        buyer.contact = maybe { $0.contact() }
        invoice.buyer = buyer
        invoice.payee = maybe { random in
            var payee = Payee()
            payee.name = random.text()
            payee.identifier = random.maybe { $0.identifier() }
            payee.legalRegistration = random.maybe { $0.identifier() }
            return payee
        }
        invoice.taxRepresentative = maybe { random in
            var representative = SellerTaxRepresentative()
            representative.name = random.text()
            representative.vatIdentifier = random.text()
            representative.address = random.address()
            return representative
        }
        invoice.delivery = maybe { random in
            var delivery = DeliveryInformation()
            delivery.partyName = random.maybe { $0.text() }
            delivery.locationIdentifier = random.maybe { $0.identifier() }
            delivery.actualDate = random.maybe { $0.date() }
            delivery.address = random.maybe { $0.address() }
            return delivery
        }
        invoice.invoicingPeriod = maybe { $0.period() }
    }

    private mutating func period() -> Period {
        var period = Period()
        period.start = maybe { $0.date() }
        period.end = maybe { $0.date() }
        return period
    }

    private mutating func addPayment(to invoice: inout Invoice) {
        invoice.paymentInstructions = some(2) { random in
            var instructions = PaymentInstructions()
            instructions.meansCode = random.code(["30", "58", "59", "48", "ZZZ"])
            instructions.meansText = random.maybe { $0.text() }
            instructions.creditTransfers = random.some(2) { random in
                var transfer = CreditTransfer()
                transfer.account = random.code(["ES7921000813610123456789", "12345", "ES79 2100 0813 6101 2345 6789"])
                transfer.accountName = random.maybe { $0.text() }
                transfer.serviceProvider = random.maybe { $0.text() }
                return transfer
            }
            instructions.card = random.maybe { random in
                var card = PaymentCard()
                card.primaryAccountNumber = Term("1234")
                card.holderName = random.maybe { $0.text() }
                return card
            }
            return instructions
        }
        invoice.remittanceInformation = maybe { $0.text() }
        invoice.directDebit = maybe { random in
            var debit = DirectDebit()
            debit.mandateReference = random.maybe { $0.text() }
            debit.creditorIdentifier = random.maybe { $0.text() }
            debit.debitedAccount = random.maybe { $0.text() }
            return debit
        }
    }

    private mutating func entry(ofDocument: Bool) -> AllowanceOrCharge {
        var entry = AllowanceOrCharge()
        entry.amount = amount()
        entry.baseAmount = maybe { $0.amount() }
        entry.percentage = maybe { $0.amount() }
        entry.reason = maybe { $0.text() }
        entry.reasonCode = maybe { $0.text() }
        guard ofDocument else { return entry }
        entry.vatCategory = maybe { $0.code(["S", "E", "AE"]) }
        entry.vatRate = maybe { $0.amount() }
        return entry
    }

    private mutating func addTotals(to invoice: inout Invoice) {
        invoice.allowances = some(2) { $0.entry(ofDocument: true) }
        invoice.charges = some(2) { $0.entry(ofDocument: true) }
        var totals = DocumentTotals()
        totals.lineNetSum = maybe { $0.amount() }
        totals.allowanceSum = maybe { $0.amount() }
        totals.chargeSum = maybe { $0.amount() }
        totals.withoutVAT = maybe { $0.amount() }
        totals.vat = maybe { $0.amount() }
        totals.vatInAccountingCurrency = invoice.vatAccountingCurrencyCode == nil ? nil : amount()
        totals.withVAT = maybe { $0.amount() }
        totals.paid = maybe { $0.amount() }
        totals.rounding = maybe { $0.amount() }
        totals.payable = amount()
        invoice.totals = totals
        invoice.vatBreakdown = some(3) { random in
            var entry = VATBreakdown()
            entry.taxableAmount = random.maybe { $0.amount() }
            entry.taxAmount = random.amount()
            entry.category = random.code(["S", "E", "O"])
            entry.rate = random.maybe { $0.amount() }
            entry.exemptionReason = random.maybe { $0.text() }
            entry.exemptionReasonCode = random.maybe { $0.text() }
            return entry
        }
    }

    private mutating func line(_ number: Int) -> InvoiceLine {
        var line = InvoiceLine()
        line.identifier = Term("\(number + 1)")
        line.note = maybe { $0.text() }
        line.object = maybe { $0.identifier() }
        line.quantity = maybe { Quantity($0.amount(), unit: $0.maybe { _ in Term("C62") }) }
        line.netAmount = amount()
        line.purchaseOrderLine = maybe { $0.text() }
        line.buyerAccountingReference = maybe { $0.text() }
        line.period = maybe { $0.period() }
        line.allowances = some(2) { $0.entry(ofDocument: false) }
        line.charges = some(2) { $0.entry(ofDocument: false) }
        line.price = maybe { random in
            var price = PriceDetails()
            price.netPrice = random.amount()
            price.grossPrice = random.maybe { $0.amount() }
            price.discount = random.maybe { $0.amount() }
            price.baseQuantity = random.maybe { Quantity($0.amount(), unit: $0.maybe { _ in Term("KGM") }) }
            return price
        }
        line.vat = maybe { random in
            var vat = LineVAT()
            vat.category = random.code(["S", "Z"])
            vat.rate = random.maybe { $0.amount() }
            return vat
        }
        var item = Item()
        item.name = text()
        item.description = maybe { $0.text() }
        item.sellersIdentifier = maybe { $0.text() }
        item.buyersIdentifier = maybe { $0.text() }
        item.standardIdentifier = maybe { $0.identifier() }
        item.classifications = some(2) { random in
            Identifier(
                random.text(), scheme: random.code(["STH", "TST"]), schemeVersion: random.maybe { $0.text() })
        }
        item.countryOfOrigin = maybe { _ in Term("FR") }
        item.attributes = some(2) { random in
            var attribute = ItemAttribute()
            attribute.name = random.text()
            attribute.value = random.text()
            return attribute
        }
        line.item = item
        return line
    }
}
