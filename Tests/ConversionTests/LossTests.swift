import CII
import EN16931
import FoundationEssentials
import InvoiceTesting
import LibXML2
import Testing
import UBL
import XML

/// What a syntax cannot hold is told, term by term.
@Suite struct LossTests {
    @Test func `payment details without payment means are lost in UBL`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.remittanceInformation = Term("RF-1")
        invoice.directDebit = DirectDebit()
        invoice.directDebit?.mandateReference = Term("M-1")
        invoice.directDebit?.creditorIdentifier = Term("ES00ZZZ")
        let written = try UBLWriter.write(invoice)
        #expect(written.lost.map(\.term) == ["BT-83", "BT-89"])
        #expect(written.lost.map(\.value) == ["RF-1", "M-1"])
        #expect(try CIIWriter.write(invoice).lost.isEmpty)
        // The creditor identifier has a place of its own.
        #expect(String(decoding: written.bytes, as: UTF8.self).contains("<cbc:ID schemeID=\"SEPA\">ES00ZZZ</cbc:ID>"))
    }

    @Test func `a credit note states its due date once, however many means of payment it has`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.typeCode = Term("381")
        invoice.paymentDueDate = Term(reading: "2026-12-27")
        for account in ["ES9121000418450200051332", "DE91990400440532013000"] {
            var means = PaymentInstructions()
            means.meansCode = Term("58")
            var transfer = CreditTransfer()
            transfer.account = Term(account)
            means.creditTransfers = [transfer]
            invoice.paymentInstructions.append(means)
        }
        let written = try UBLWriter.write(invoice)
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(text.components(separatedBy: "<cbc:PaymentDueDate>").count == 2)
        #expect(text.components(separatedBy: "<cac:PaymentMeans>").count == 3)
        let read = try UBLReader.read(try XMLDocument(parsing: written.bytes))
        #expect(read.paymentDueDate == invoice.paymentDueDate && !written.lost.contains { $0.term == "BT-9" })
    }

    @Test func `a credit note's due date needs payment means`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.typeCode = Term("381")
        invoice.paymentDueDate = Term(reading: "2026-12-27")
        #expect(try UBLWriter.write(invoice).lost.map(\.term) == ["BT-9"])
        var instructions = PaymentInstructions()
        instructions.meansCode = Term("30")
        invoice.paymentInstructions = [instructions]
        let written = try UBLWriter.write(invoice)
        #expect(written.lost.isEmpty)
        let text = String(decoding: written.bytes, as: UTF8.self)
        #expect(text.contains("<cbc:PaymentDueDate>2026-12-27</cbc:PaymentDueDate>"))
        #expect(text.contains("<CreditNote "))
        #expect(text.contains("<cac:CreditNoteLine>"))
    }

    @Test func `CII holds one preceding invoice and no VAT point without breakdown`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.precedingInvoices = ["A", "B"].map { number in
            var preceding = PrecedingInvoiceReference()
            preceding.number = Term(number)
            return preceding
        }
        invoice.vatPointDateCode = Term("35")
        let written = try CIIWriter.write(invoice)
        #expect(
            written.lost.map { "\($0.term ?? "") \($0.path) \($0.value)" }.sorted() == [
                "BT-25 precedingInvoices[1].number B", "BT-8 vatPointDateCode 35",
            ])
    }

    @Test func `what a syntax demands is added and told`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.salesOrderReference = Term("S-1")
        invoice.lines[0].price = PriceDetails()
        invoice.lines[0].price?.netPrice = Term(reading: "90.00")
        invoice.lines[0].price?.grossPrice = Term(reading: "90.00")
        #expect(try UBLWriter.write(invoice).added.map { "\($0.term) \($0.value)" } == ["BT-13 NA", "BT-147 0"])
        invoice.lines[0].price?.grossPrice = nil
        invoice.lines[0].price?.discount = Term(reading: "10.50")
        #expect(try CIIWriter.write(invoice).added.map { "\($0.term) \($0.value)" } == ["BT-148 100.50"])
    }

    @Test func `the VAT total UBL demands is the breakdown's sum`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.vatBreakdown = ["21.00", "4.005"].map { amount in
            var entry = VATBreakdown()
            entry.taxAmount = Term(reading: amount)
            return entry
        }
        let written = try UBLWriter.write(invoice)
        #expect(written.added.map { "\($0.term) \($0.value)" } == ["BT-110 25.005", "BT-110-1 EUR"])
    }

    @Test func `BT-8 has each syntax's own code`() throws {
        for (event, time) in [("3", "5"), ("35", "29"), ("432", "72")] {
            for code in [event, time] {
                var invoice = SmallInvoice.minimal()
                invoice.vatPointDateCode = Term(code)
                var entry = VATBreakdown()
                entry.taxAmount = Term(reading: "21.00")
                invoice.vatBreakdown = [entry]
                invoice.totals?.vat = Term(reading: "21.00")
                let ubl = String(decoding: try UBLWriter.write(invoice).bytes, as: UTF8.self)
                #expect(ubl.contains("<cbc:DescriptionCode>\(event)</cbc:DescriptionCode>"))
                let cii = String(decoding: try CIIWriter.write(invoice).bytes, as: UTF8.self)
                #expect(cii.contains("<ram:DueDateTypeCode>\(time)</ram:DueDateTypeCode>"))
            }
        }
    }

    @Test func `an attachment whose content is not known is lost, not emptied`() throws {
        var invoice = SmallInvoice.minimal()
        var document = AdditionalSupportingDocument()
        document.reference = Term("A-1")
        document.attachment = BinaryObject(base64: "not Base64!", mimeCode: Term("text/plain"))
        invoice.supportingDocuments = [document]
        for lost in [try UBLWriter.write(invoice).lost, try CIIWriter.write(invoice).lost] {
            #expect(lost.map(\.term) == ["BT-125-1", "BT-125"])
            #expect(lost.last?.value == "11 characters that are no Base64")
        }
    }

    @Test func `what no valid document can do without is named`() {
        var invoice = SmallInvoice.minimal()
        invoice.lines = []
        invoice.number = nil
        let failure = #expect(throws: UBLError.self) { try UBLWriter.write(invoice) }
        #expect(failure?.code == .incomplete)
        #expect(failure?.message.contains("BT-1 (number), BG-25 (lines)") == true)
        #expect(throws: CIIError.self) { try CIIWriter.write(invoice) }
        invoice = SmallInvoice.minimal()
        invoice.totals?.payable = Term(reading: "121,00")
        #expect(throws: UBLError.self) { try UBLWriter.write(invoice) }
        #expect(throws: CIIError.self) { try CIIWriter.write(invoice) }
    }

    @Test(arguments: ["\u{0}", "a\u{1}b", "\u{1B}[31m", "\u{FFFE}", "\u{FFFF}"])
    func `a character XML cannot carry is refused, never replaced`(text: String) throws {
        var invoice = SmallInvoice.minimal()
        invoice.buyerReference = Term(text)
        #expect(#expect(throws: UBLError.self) { try UBLWriter.write(invoice) }?.code == .unwritable)
        #expect(#expect(throws: CIIError.self) { try CIIWriter.write(invoice) }?.code == .unwritable)
        // In an attribute too.
        invoice.buyerReference = nil
        invoice.seller = Seller()
        invoice.seller?.electronicAddress = Identifier(Term("a"), scheme: Term(text))
        #expect(#expect(throws: UBLError.self) { try UBLWriter.write(invoice) }?.code == .unwritable)
        // JSON can.
        let json = try SemanticJSON.encode(invoice)
        #expect(try SemanticJSON.decode(json).seller?.electronicAddress?.scheme?.text == text)
    }

    @Test func `what stands outside the model is told with its place`() throws {
        var invoice = SmallInvoice.minimal()
        invoice.buyerReference = Term("B")
        let text = String(decoding: try UBLWriter.write(invoice).bytes, as: UTF8.self)
            .replacing(
                "<cbc:BuyerReference>", with: "<cbc:LineCountNumeric>1</cbc:LineCountNumeric><cbc:BuyerReference>"
            )
            .replacing("currencyID=\"EUR\">121.00", with: "currencyID=\"USD\">121.00")
            .replacing(
                "<cac:LegalMonetaryTotal>",
                with:
                    "<cac:PaymentTerms><cbc:Note>x</cbc:Note></cac:PaymentTerms><cac:PaymentTerms><cbc:Note>y</cbc:Note></cac:PaymentTerms><cac:LegalMonetaryTotal>"
            )
        let document = try XMLDocument(parsing: Array(text.utf8))
        let outside = UBLReader.outside(document, try UBLReader.read(document))
        #expect(
            outside.map { "\($0.path) \($0.value)" } == [
                "/ubl:Invoice/cbc:LineCountNumeric 1", "/ubl:Invoice/cac:PaymentTerms[2]/cbc:Note y",
                "/ubl:Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount/@currencyID USD",
            ])
        #expect(outside.allSatisfy { $0.term == nil })
    }

    @Test func `places outside the model are named up to a limit and counted beyond`() throws {
        let notes = String(repeating: "<cbc:UUID>u</cbc:UUID>", count: 10_100)
        let text = String(decoding: try UBLWriter.write(SmallInvoice.minimal()).bytes, as: UTF8.self)
            .replacing("<cbc:ID>F-1</cbc:ID>", with: "<cbc:ID>F-1</cbc:ID>\(notes)")
        let document = try XMLDocument(parsing: Array(text.utf8))
        let outside = UBLReader.outside(document, try UBLReader.read(document))
        #expect(outside.count == 10_001)
        #expect(outside.last?.value == "100")
    }
}
