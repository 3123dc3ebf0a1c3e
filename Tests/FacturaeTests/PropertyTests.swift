import EN16931
import Facturae
import LibXML2
import SeededTesting
import Testing
import XML

/// Random invoices, the same on every run: what is written reads as the invoice but for the losses that are told.
@Suite struct FacturaePropertyTests {
    @Test(arguments: 0..<200)
    func `reading what was written gives the invoice but for the losses`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed))
        let invoice = random.invoice()
        #expect(try ReadBack.differences(invoice).isEmpty)
        let written = try FacturaeWriter.convert(invoice)
        let read = try FacturaeReader.read(try XMLDocument(parsing: written.bytes)).invoices[0]
        #expect(InvoiceDifference(from: invoice, to: read, lost: written.lost, added: written.added).isEmpty)
        let output = try FacturaeWriter.write(invoice)
        let document = try XMLDocument(parsing: output.bytes)
        #expect(FacturaeRules.check(document).filter { $0.flag == .fatal }.isEmpty)
        #expect(try Sample.violations(of: document).map(\.message) == [])
    }
}

/// Makes invoices whose amounts are right and whose other terms are anything.
struct RandomInvoice {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    private mutating func pick<Value>(_ values: [Value], else other: Value) -> Value {
        values.randomElement(using: &random) ?? other
    }

    private mutating func cents(_ range: ClosedRange<Int>) -> Amount {
        Amount(coefficient: Int128(Int.random(in: range, using: &random)), scale: 2) ?? .zero
    }

    /// Words, sometimes long, sometimes with marks and line ends; nil now and then.
    private mutating func words(_ percent: Int = 50) -> Term<String>? {
        guard chance(percent) else { return nil }
        let pieces = ["Ñu", "O'Brien & Co", "<b>", "2026", "línea\notra", "x", "(E)", "\"", "Straße", "1.50", "a;b:c"]
        let count = chance(5) ? 400 : Int.random(in: 1...5, using: &random)
        return Term(reading: (0..<count).map { _ in pick(pieces, else: "x") }.joined(separator: " "))
    }

    private mutating func date() -> Term<InvoiceDate>? {
        InvoiceDate(
            year: 2026, month: Int.random(in: 1...12, using: &random), day: Int.random(in: 1...28, using: &random)
        )
        .map { Term($0) }
    }

    private mutating func address() -> PostalAddress {
        let place = pick(
            [("ES", "28013"), ("DE", "10115"), ("GB", "SW1A 1AA"), ("FR", "75002"), ("US", "NY 10001")],
            else: ("ES", "28013"))
        var address = Sample.address(
            "Calle \(Int.random(in: 1...99, using: &random))", pick(["Madrid", "Den 2 Haag"], else: "Berlin"), place.1,
            place.0)
        address.line2 = words(30)
        address.countrySubdivision = words(30)
        return address
    }

    mutating func invoice() -> Invoice {
        var invoice = Sample.invoice()
        invoice.number = Term("F-\(Int.random(in: 1...99_999, using: &random))")
        invoice.typeCode = Term(pick(["380", "381", "384", "389", "326"], else: "380"))
        invoice.buyerReference = chance(30) ? Term("01:L01;02:L02") : words(30)
        (invoice.projectReference, invoice.contractReference) = (words(20), words(20))
        (invoice.purchaseOrderReference, invoice.salesOrderReference) = (words(30), words(30))
        (invoice.despatchAdviceReference, invoice.tenderOrLotReference) = (words(30), words(30))
        invoice.notes = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            var note = InvoiceNote()
            note.text = words(100)
            note.subjectCode = chance(50) ? Term(pick(["AAI", "REG", "SUR"], else: "AAI")) : nil
            return note
        }
        if chance(30) {
            var preceding = PrecedingInvoiceReference()
            preceding.number = words(90)
            preceding.issueDate = date()
            invoice.precedingInvoices = [preceding]
        }
        party(&invoice)
        payment(&invoice)
        amounts(&invoice)
        return invoice
    }

    private mutating func party(_ invoice: inout Invoice) {
        invoice.seller?.name = Term(pick(["Rocío Estévez Palomares", "Almazara, S.L.", "Uno"], else: "Uno"))
        invoice.seller?.address = address()
        invoice.seller?.tradingName = words(40)
        invoice.seller?.vatIdentifier = Term(
            pick(["ES51234567C", "ESB84652171", "DE123456789", "GB123456789", "X1"], else: "X1")
                + (chance(5) ? "0" : ""))
        invoice.seller?.additionalLegalInformation = chance(40) ? Term("Tomo: 3; Hoja: M-1") : words(30)
        invoice.seller?.identifiers = chance(40) ? [Identifier(Term("778899"))] : []
        var contact = Contact()
        (contact.point, contact.telephone, contact.email) = (words(), words(), words())
        invoice.seller?.contact = contact
        invoice.buyer?.address = address()
        if invoice.seller?.vatIdentifier?.canonical == "X1" { invoice.seller?.vatIdentifier = Term("X12") }
    }

    private mutating func payment(_ invoice: inout Invoice) {
        if chance(60) { invoice.paymentDueDate = date() }
        invoice.paymentTerms = words(40)
        invoice.remittanceInformation = words(40)
        guard chance(60) else { return }
        var instructions = PaymentInstructions()
        instructions.meansCode = Term(pick(["10", "30", "49", "58", "59", "ZZZ", "1", "20"], else: "30"))
        instructions.meansText = chance(20) ? Term("Recibo") : nil
        var transfer = CreditTransfer()
        transfer.account = Term(pick(["ES9121000418450200051332", "12345", "1"], else: "12345"))
        transfer.serviceProvider = chance(50) ? Term(pick(["CAIXESBB", "CAIXESBBXXX", "X"], else: "X")) : nil
        if chance(70) { instructions.creditTransfers = [transfer] }
        invoice.paymentInstructions = [instructions]
        if chance(30) {
            var debit = DirectDebit()
            debit.debitedAccount = Term("ES7620770024003102575766")
            debit.mandateReference = words(50)
            invoice.directDebit = debit
        }
    }

    /// Lines in one to three categories, allowances and charges, and sums of them.
    private mutating func amounts(_ invoice: inout Invoice) {
        let kinds: [(String, String?)] = [
            ("S", "21"), ("S", "10"), ("E", "0"), ("AE", "0"), ("O", nil), ("Z", "0"), ("L", "7"),
        ]
        let chosen = (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(kinds, else: ("S", "21")) }
        var bases: [Amount] = kinds.map { _ in .zero }
        invoice.lines = (0..<Int.random(in: 1...6, using: &random)).map { index in
            let kind = pick(chosen, else: ("S", "21"))
            let (line, net) = line(index, kind)
            if let position = kinds.firstIndex(where: { $0 == kind }) {
                bases[position] = bases[position].adding(net) ?? .zero
            }
            return line
        }
        let net = Amount.sum(bases) ?? .zero
        var totals = DocumentTotals()
        totals.lineNetSum = Term(net)
        var before = net
        (invoice.allowances, invoice.charges) = ([], [])
        if chance(40), let position = bases.firstIndex(where: { !$0.isZero }) {
            var allowance = AllowanceOrCharge()
            let amount = cents(1...500)
            allowance.amount = Term(amount)
            allowance.reason = words(80)
            allowance.vatCategory = Term(kinds[position].0)
            allowance.vatRate = kinds[position].1.map { Term(reading: $0) }
            invoice.allowances = [allowance]
            bases[position] = bases[position].subtracting(amount) ?? .zero
            before = net.subtracting(amount) ?? .zero
            totals.allowanceSum = Term(amount)
        }
        invoice.vatBreakdown = []
        var tax = Amount.zero
        for (kind, base) in zip(kinds, bases) where !base.isZero {
            let rate = kind.1.flatMap { Amount($0)?.hundredth } ?? .zero
            let amount = base.multiplied(by: rate)?.rounded(2) ?? .zero
            var row = Sample.row(kind.0, rate: kind.1, base: base.description, tax: amount.description)
            if ["E", "AE", "O"].contains(kind.0) { row.exemptionReason = words(70) }
            invoice.vatBreakdown.append(row)
            tax = tax.adding(amount) ?? .zero
        }
        let whole = before.adding(tax) ?? .zero
        totals.withoutVAT = Term(before)
        totals.vat = Term(tax)
        totals.withVAT = Term(whole)
        let paid = chance(30) ? cents(1...1_000) : nil
        let rounding = chance(20) ? cents(-4...4) : nil
        totals.paid = paid.map { Term($0) }
        totals.rounding = rounding.map { Term($0) }
        totals.payable = Amount.sum([whole, -(paid ?? .zero), rounding ?? .zero]).map { Term($0) }
        invoice.totals = totals
    }

    private mutating func line(_ index: Int, _ kind: (String, String?)) -> (InvoiceLine, Amount) {
        let (quantity, price) = (cents(1...9_999), cents(1...99_999))
        let cost = quantity.multiplied(by: price)?.rounded(2) ?? .zero
        var line = Sample.line(
            "\(index + 1)", "Artículo", quantity: quantity.description, price: price.description, net: "0", rate: "0")
        line.vat?.category = Term(kind.0)
        line.vat?.rate = kind.1.map { Term(reading: $0) }
        var net = cost
        if chance(30) {
            var allowance = AllowanceOrCharge()
            let amount = cents(1...300)
            allowance.amount = Term(amount)
            allowance.reason = words(70)
            allowance.percentage = chance(30) ? Sample.amount("2.123456789") : nil
            line.allowances = [allowance]
            net = net.subtracting(amount) ?? .zero
        }
        line.netAmount = Term(net)
        line.note = words(30)
        line.item?.description = words(30)
        line.item?.sellersIdentifier = words(30)
        line.item?.standardIdentifier = chance(20) ? Identifier(Term("8400000000017"), scheme: Term("0160")) : nil
        line.quantity?.unit = chance(90) ? Term(pick(["C62", "HUR", "MON", "XBX", "EA"], else: "C62")) : nil
        return (line, net)
    }
}
