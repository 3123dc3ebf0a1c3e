import EN16931
import Facturae
import LibXML2
import Testing
import XML

@Suite struct FacturaeWriterTests {
    static func losses(_ invoice: Invoice, options: FacturaeOptions = FacturaeOptions()) throws -> [String] {
        try FacturaeWriter.write(invoice, options: options).losses[0].map { loss in
            "\(loss.path) \(loss.value ?? "∅") → \(loss.carried ?? "∅")"
        }
    }

    static func read(_ output: FacturaeOutput) throws -> Invoice {
        try FacturaeReader.read(try XMLDocument(parsing: output.bytes)).invoices[0]
    }

    static func refusal(_ invoice: Invoice) -> [String] {
        do {
            _ = try FacturaeWriter.write(invoice)
            return []
        } catch { return error.reasons.compactMap(\.term) }
    }

    @Test func `an invoice of what Facturae has loses nothing`() throws {
        #expect(try Self.losses(Sample.invoice()).isEmpty)
        #expect(try ReadBack.differences(Sample.invoice()).isEmpty)
        let output = try FacturaeWriter.write(Sample.invoice())
        #expect(try Sample.findings(String(decoding: output.bytes, as: UTF8.self)).isEmpty)
        #expect(output.bytes == (try FacturaeWriter.write(Sample.invoice()).bytes))
        #expect(output.assumptions.map(\.element) == ["Invoices/Invoice/InvoiceIssueData/LanguageName"])
    }

    @Test func `what Facturae cannot hold is told with path, value and reason`() throws {
        var invoice = Sample.invoice()
        invoice.projectReference = Sample.text("P-7")
        invoice.purchaseOrderReference = Sample.text("PEDIDO-2026-000000001")
        invoice.lines[1].item?.buyersIdentifier = Sample.text("B-9")
        invoice.lines[0].quantity?.unit = Sample.text("H87")
        let output = try FacturaeWriter.write(invoice)
        #expect(
            output.losses[0].map { "\($0.term) \($0.path) \($0.value ?? "") \($0.carried ?? "")" } == [
                "BT-11 BT-11 P-7 ", "BT-13 BT-13 PEDIDO-2026-000000001 ", "BT-130 BG-25[1]/BT-130 H87 C62",
                "BT-156 BG-25[2]/BG-31/BT-156 B-9 ",
            ])
        #expect(output.losses[0][1].reason == "It has 21 characters; Facturae has 20 for it.")
        #expect(try ReadBack.differences(invoice).isEmpty)
    }

    @Test func `a credit note is a corrective invoice with the other sign, and reads as the credit note again`() throws
    {
        var invoice = Sample.invoice()
        invoice.typeCode = Sample.text("381")
        invoice.isCreditNote = true
        var preceding = PrecedingInvoiceReference()
        preceding.number = Sample.text("FA-2026-0041")
        preceding.issueDate = Term(reading: "2026-10-01")
        invoice.precedingInvoices = [preceding]
        let output = try FacturaeWriter.write(invoice)
        let text = String(decoding: output.bytes, as: UTF8.self)
        #expect(text.contains("<InvoiceClass>OR</InvoiceClass>"))
        #expect(text.contains("<TotalExecutableAmount>-876.66</TotalExecutableAmount>"))
        #expect(text.contains("<Quantity>-24</Quantity>"))
        #expect(output.losses == [[]])
        #expect(try Self.read(output).terms == invoice.terms)
        #expect(output.assumptions.map(\.element).contains("Invoices/Invoice/InvoiceHeader/Corrective/ReasonCode"))
    }

    @Test(arguments: ["380", "384", "389", "381", "326", "261", "502", "503"])
    func `each invoice type reads as itself`(code: String) throws {
        var invoice = Sample.invoice()
        invoice.typeCode = Sample.text(code)
        #expect(try Self.losses(invoice).isEmpty)
        let written = try FacturaeWriter.write(invoice)
        #expect(try Self.read(written).terms["BT-3"] == code)
        let isNegative = String(decoding: written.bytes, as: UTF8.self).contains("<TotalExecutableAmount>-")
        #expect(isNegative == InvoiceTypeCode.isCreditNote(code))
    }

    @Test(arguments: [
        ("FACTURA-2026-CENTRAL-0042", true), ("0123456789/0123456789012", true), ("01234567890123456789", true),
        ("0123456789012345678901", false), (String(repeating: "A-", count: 30), false),
    ])
    func `a long number splits where it reads as itself again`(number: String, fits: Bool) throws {
        var invoice = Sample.invoice()
        invoice.number = Sample.text(number)
        guard fits else {
            #expect(Self.refusal(invoice) == ["BT-1"])
            return
        }
        #expect(try Self.losses(invoice).isEmpty)
        #expect(try Self.read(FacturaeWriter.write(invoice)).terms["BT-1"] == number)
    }

    @Test func `what Facturae demands and the invoice lacks is refused, all at once`() {
        var invoice = Sample.invoice()
        invoice.number = nil
        invoice.seller?.vatIdentifier = nil
        invoice.seller?.address?.postCode = Sample.text("1480")
        invoice.buyer?.address = nil
        invoice.lines[0].item = nil
        invoice.totals?.vat = nil
        #expect(Set(Self.refusal(invoice)).isSuperset(of: ["BT-1", "BT-31", "BT-38", "BG-8", "BT-153", "BT-110"]))
        #expect(Self.refusal(Invoice()).contains("BG-25"))
    }

    @Test func `amounts that contradict Facturae's arithmetic are refused, rounding is not`() throws {
        var invoice = Sample.invoice()
        invoice.totals?.payable = Sample.amount("876.69")
        #expect(Self.refusal(invoice) == ["BT-115"])
        invoice.totals?.rounding = Sample.amount("0.03")
        #expect(try Self.losses(invoice).isEmpty)
        invoice.lines[0].netAmount = Sample.amount("823.00")
        #expect(Self.refusal(invoice).contains("BT-131"))
        invoice = Sample.invoice()
        invoice.lines[1].quantity?.value = Sample.amount("3")
        invoice.lines[1].price?.netPrice = Sample.amount("5.9999")
        #expect(try Self.losses(invoice).isEmpty)
    }

    @Test func `a price of many units becomes the price of one`() throws {
        var invoice = Sample.invoice()
        invoice.lines[0].price?.netPrice = Sample.amount("3425")
        invoice.lines[0].price?.baseQuantity = Quantity(Sample.amount("100"), unit: Sample.text("C62"))
        #expect(
            try Self.losses(invoice) == [
                "BG-25[1]/BG-29/BT-146 3425 → 34.25", "BG-25[1]/BG-29/BT-149 100 → ∅", "BG-25[1]/BG-29/BT-150 C62 → ∅",
            ])
    }

    @Test(
        arguments: [
            ("E", "Art. 20", nil), ("AE", "Inversión del sujeto pasivo", nil), ("AE", nil, "VATEX-EU-AE"),
            ("K", "Entrega intracomunitaria", "VATEX-EU-IC"), ("G", "Exportación", nil), ("O", "No sujeta", nil),
            ("E", "Exportación de otra clase", nil), ("Z", nil, nil), ("E", "Termina en (O)", "VATEX-EU-132"),
        ] as [(String, String?, String?)])
    func `categories without tax read as themselves`(category: String, reason: String?, code: String?) throws {
        var invoice = Sample.invoice()
        invoice.lines[1].vat?.category = Sample.text(category)
        invoice.lines[1].vat?.rate = category == "O" ? nil : Sample.amount("0")
        var row = Sample.row(category, rate: category == "O" ? nil : "0", base: "18.00", tax: "0.00")
        row.exemptionReason = reason.map { Sample.text($0) }
        row.exemptionReasonCode = code.map { Sample.text($0) }
        invoice.vatBreakdown[1] = row
        invoice.totals?.vat = Sample.amount("32.88")
        invoice.totals?.withVAT = Sample.amount("872.88")
        invoice.totals?.payable = Sample.amount("872.88")
        #expect(try Self.losses(invoice).isEmpty)
        #expect(try ReadBack.differences(invoice).isEmpty)
    }

    @Test func `two reasons without tax are told apart by their lines`() throws {
        var invoice = Sample.invoice()
        for (index, category) in ["E", "O"].enumerated() {
            invoice.lines[index].vat?.category = Sample.text(category)
            invoice.lines[index].vat?.rate = category == "O" ? nil : Sample.amount("0")
            let base = index == 0 ? "822.00" : "18.00"
            invoice.vatBreakdown[1 - index] = Sample.row(
                category, rate: category == "O" ? nil : "0", base: base, tax: "0.00")
        }
        invoice.totals?.vat = Sample.amount("0.00")
        invoice.totals?.withVAT = Sample.amount("840.00")
        invoice.totals?.payable = Sample.amount("840.00")
        #expect(try Self.losses(invoice).isEmpty)
    }

    @Test(arguments: [("L", "7"), ("M", "4")])
    func `IGIC and IPSI keep their category`(category: String, rate: String) throws {
        var invoice = Sample.invoice()
        invoice.lines[1].vat?.category = Sample.text(category)
        invoice.lines[1].vat?.rate = Sample.amount(rate)
        let tax = rate == "7" ? "1.26" : "0.72"
        invoice.vatBreakdown[1] = Sample.row(category, rate: rate, base: "18.00", tax: tax)
        let total = rate == "7" ? ("34.14", "874.14") : ("33.60", "873.60")
        invoice.totals?.vat = Sample.amount(total.0)
        invoice.totals?.withVAT = Sample.amount(total.1)
        invoice.totals?.payable = Sample.amount(total.1)
        #expect(try Self.losses(invoice).isEmpty)
    }

    @Test func `payment stands in one instalment`() throws {
        var invoice = Sample.invoice()
        invoice.paymentDueDate = Term(reading: "2026-12-02")
        invoice.paymentTerms = Sample.text("A 30 días")
        invoice.remittanceInformation = Sample.text("FA 42")
        var instructions = PaymentInstructions()
        instructions.meansCode = Sample.text("30")
        var transfer = CreditTransfer()
        transfer.account = Sample.text("ES9121000418450200051332")
        transfer.serviceProvider = Sample.text("CAIXESBB")
        instructions.creditTransfers = [transfer]
        invoice.paymentInstructions = [instructions]
        #expect(try Self.losses(invoice) == ["BG-16[1]/BG-17[1]/BT-86 CAIXESBB → CAIXESBBXXX"])
        invoice.paymentDueDate = nil
        #expect(try Self.losses(invoice).count == 5)
    }

    @Test func `marks of markup and lines of an address come back`() throws {
        var invoice = Sample.invoice()
        invoice.seller?.name = Sample.text("Hijos de <Pérez> & \"Cía\"")
        invoice.seller?.address?.line2 = Sample.text("Nave 3")
        invoice.seller?.address?.line3 = Sample.text("Buzón 7")
        invoice.lines[0].item?.description = Sample.text("Garrafa\nde 5 l")
        #expect(try Self.losses(invoice).isEmpty)
        invoice.seller?.name = Sample.text("Hijos\u{1}")
        #expect(Self.refusal(invoice) == ["BT-27"])
    }

    @Test func `an attachment is written where its content is known`() throws {
        var invoice = Sample.invoice()
        var document = AdditionalSupportingDocument()
        document.description = Sample.text("Albarán")
        document.attachment = BinaryObject(mimeCode: Sample.text("application/pdf"), encodedLength: 8)
        invoice.supportingDocuments = [AdditionalSupportingDocument(), document]
        #expect(try Self.losses(invoice).count == 3)
        document.attachment = BinaryObject(base64: "JVBERi0=", mimeCode: Sample.text("application/pdf"))
        invoice.supportingDocuments = [AdditionalSupportingDocument(), document]
        #expect(try Self.losses(invoice).isEmpty)
        let output = try FacturaeWriter.write(invoice)
        #expect(try Self.read(output).supportingDocuments.first?.attachment?.content == Array("%PDF-".utf8))
    }

    @Test func `a batch holds invoices of the same parties`() throws {
        var second = Sample.invoice()
        second.number = Sample.text("FA-2026-0043")
        let output = try FacturaeWriter.write(batch: [Sample.invoice(), second])
        let text = String(decoding: output.bytes, as: UTF8.self)
        #expect(try Sample.findings(text).isEmpty)
        #expect(text.contains("<Modality>L</Modality>"))
        #expect(try Sample.read(text).invoices.map { $0.terms["BT-1"] } == ["FA-2026-0042", "FA-2026-0043"])
        #expect(output.losses == [[], []])
        second.buyer?.name = Sample.text("Otra, S.A.")
        do {
            _ = try FacturaeWriter.write(batch: [Sample.invoice(), second])
            Issue.record("a batch of two buyers was written")
        } catch { #expect(error.reasons.map(\.term) == ["BG-7"]) }
    }
}
