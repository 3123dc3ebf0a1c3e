import EN16931
import Facturae
import LibXML2
import SeededTesting
import Testing
import XML

/// Strangers' bytes: cut off, changed, huge. Reading and checking end, with an answer.
@Suite struct FacturaeHostileInputTests {
    private func examine(_ bytes: [UInt8]) -> Bool {
        guard let document = try? XMLDocument(parsing: bytes) else { return false }
        _ = FacturaeRules.check(document)
        guard let file = try? FacturaeReader.read(document) else { return false }
        return !file.invoices.isEmpty
    }

    @Test func `a document cut off anywhere is refused`() throws {
        let bytes = Array(try Sample.fixture("withheld").utf8)
        for length in stride(from: 0, to: bytes.count - 20, by: 37) {
            #expect(!examine(Array(bytes.prefix(length))))
        }
        #expect(examine(bytes))
    }

    @Test func `changed bytes never stop the program`() throws {
        let bytes = Array(try Sample.fixture("corrective").utf8)
        var random = SplitMix64(seed: 11)
        var read = 0
        for _ in 0..<1_500 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let byte = Bool.random(using: &random) ? 0...255 : 0x30...0x39 as ClosedRange<UInt8>
                changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(in: byte, using: &random)
            }
            if examine(changed) { read += 1 }
        }
        #expect(read > 100)
    }

    @Test func `values are exchanged for others, and each document is answered`() throws {
        let text = try Sample.fixture("batch")
        let values = ["", "-", "1e400", "NaN", String(repeating: "9", count: 60), "🧾", "-0.00", "99999999999999999999"]
        let pieces = text.split(separator: ">", omittingEmptySubsequences: false).map(String.init)
        var random = SplitMix64(seed: 12)
        for _ in 0..<300 {
            var changed = pieces
            let index = Int.random(in: 1..<changed.count, using: &random)
            guard let end = changed[index].firstIndex(of: "<"),
                changed[index][..<end].contains(where: { !$0.isWhitespace })
            else { continue }
            changed[index] = (values.randomElement(using: &random) ?? "") + changed[index][end...]
            #expect(examine(Array(changed.joined(separator: ">").utf8)))
        }
    }

    @Test func `a huge attachment is not unpacked`() throws {
        let text = try Sample.fixture("withheld").replacing(
            "</PaymentDetails>",
            with:
                "</PaymentDetails><AdditionalData><RelatedDocuments><Attachment><AttachmentFormat>pdf</AttachmentFormat>"
                + "<AttachmentData>\(String(repeating: "QUJD", count: 2_000_000))</AttachmentData></Attachment>"
                + "</RelatedDocuments></AdditionalData>")
        let invoice = try Sample.read(text).invoices[0]
        #expect(invoice.supportingDocuments.first?.attachment?.encodedLength == 8_000_000)
        #expect(try Sample.findings(text).isEmpty)
    }

    /// Work that grows with the square of these would not end within the test run.
    @Test func `many lines, taxes, discounts, instalments and references are read in one pass`() throws {
        let count = 20_000
        let line = """
            <InvoiceLine><IssuerTransactionReference>S-1</IssuerTransactionReference><ItemDescription>x</ItemDescription>
            <Quantity>1</Quantity><UnitPriceWithoutTax>1</UnitPriceWithoutTax><TotalCost>1</TotalCost><GrossAmount>1</GrossAmount>
            <TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>0</TaxRate><TaxableBase><TotalAmount>1</TotalAmount></TaxableBase>
            </Tax></TaxesOutputs></InvoiceLine>
            """
        let tax = (0..<count).map { index in
            "<Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>\(index)</TaxRate><TaxableBase><TotalAmount>\(index)</TotalAmount></TaxableBase></Tax>"
        }.joined()
        let discount = "<Discount><DiscountReason>d</DiscountReason><DiscountAmount>3</DiscountAmount></Discount>"
        let instalment =
            "<Installment><InstallmentDueDate>2026-11-23</InstallmentDueDate><PaymentMeans>04</PaymentMeans></Installment>"
        func many(_ text: String) -> String { String(repeating: text, count: count) }
        let text = """
            <fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"><Invoices><Invoice>
            <TaxesOutputs>\(tax)</TaxesOutputs><InvoiceTotals><GeneralDiscounts>\(many(discount))</GeneralDiscounts></InvoiceTotals>
            <Items>\(many(line))</Items><PaymentDetails>\(many(instalment))</PaymentDetails></Invoice></Invoices></fe:Facturae>
            """
        let file = try Sample.read(text)
        #expect(file.invoices[0].lines.count == count)
        #expect(file.invoices[0].paymentInstructions.count == 1)
        #expect(file.invoices[0].terms["BT-14"] == "S-1")
        #expect(try Sample.findings(text).count <= 1_000)
    }
}
