import EN16931
import Facturae
import Foundation
import LibXML2
import Testing
import XML

/// What a Facturae says and no business term holds as it is: told with its place, its value and the reason.
@Suite struct FacturaeOutsideTests {
    /// Paths from the element `Invoice` or `FileHeader` on, with the values.
    private func told(_ text: String) throws -> [String] {
        try Sample.read(text).outside.map { term in
            let parts = term.path.split(separator: "/")
            return parts.dropFirst(parts.count > 2 && parts[1] == "Invoices" ? 3 : 1).joined(separator: "/")
                + " \(term.value)"
        }
    }

    /// What every Facturae of one invoice says beyond the model.
    private let always = ["FileHeader/Batch/BatchIdentifier 51234567C0042R-2026-", "InvoiceIssueData/LanguageName es"]

    private func reason(_ text: String, _ path: String) throws -> String? {
        try Sample.read(text).outside.first { $0.path.hasSuffix(path) }?.reason
    }

    private func added(_ text: String) throws -> [String] { try told(text).filter { !always.contains($0) } }

    /// The fixture without the taxes withheld.
    private func plain() throws -> String {
        let text = try Sample.fixture("withheld")
        let start = try #require(text.firstRange(of: "      <TaxesWithheld>"))
        let end = try #require(text.firstRange(of: "</TaxesWithheld>\n"))
        return text.without(start.lowerBound..<end.upperBound)
            .replacing("<TotalTaxesWithheld>271.80", with: "<TotalTaxesWithheld>0.00")
            .replacing(">1700.82<", with: ">1972.62<")
    }

    @Test func `a plain invoice says little beyond the model`() throws {
        #expect(try told(plain()) == always)
        #expect(try Sample.findings(plain()).isEmpty)
    }

    @Test func `taxes withheld are told with what they changed`() throws {
        let text = try Sample.fixture("withheld")
        #expect(
            try added(text) == [
                "TaxesWithheld/Tax/TaxTypeCode 04", "TaxesWithheld/Tax/TaxRate 15.00",
                "TaxesWithheld/Tax/TaxableBase/TotalAmount 1812.00", "TaxesWithheld/Tax/TaxAmount/TotalAmount 271.80",
                "InvoiceTotals/TotalTaxesWithheld 271.80", "InvoiceTotals/InvoiceTotal 1700.82",
            ])
        let withheld = try reason(text, "TotalTaxesWithheld")
        #expect(withheld?.contains("BT-113 is 271.80") == true && withheld?.contains("1972.62") == true)
        #expect(try reason(text, "/InvoiceTotal")?.contains("it is 1972.62") == true)
        #expect(try reason(text, "Tax/TaxTypeCode")?.contains("IRPF") == true)
    }

    @Test func `a series without number is told, and what a rounding has besides`() throws {
        let series = try Sample.fixture("corrective")
        let number = try #require(series.firstRange(of: /<Corrective>\s*<InvoiceNumber>[^<]*<\/InvoiceNumber>/))
        let alone = String(series[..<number.lowerBound]) + "<Corrective>" + String(series[number.upperBound...])
        #expect(try told(alone).contains { $0.hasSuffix("Corrective/InvoiceSeriesCode AC") })
        let rounded = try plain().replacing(
            "<TotalExecutableAmount>1972.62",
            with: """
                <AmountsWithheld><WithholdingReason>Redondeo</WithholdingReason><WithholdingRate>5.0</WithholdingRate>
                <WithholdingAmount>0.02</WithholdingAmount></AmountsWithheld><TotalExecutableAmount>1972.60
                """)
        #expect(try Sample.read(rounded).invoices.first?.totals?.rounding?.canonical == "-0.02")
        let told = try added(rounded)
        #expect(told.contains("InvoiceTotals/AmountsWithheld/WithholdingRate 5.0"))
        #expect(!told.contains { $0.contains("WithholdingReason") || $0.contains("WithholdingAmount") })
    }

    @Test func `an attachment is decoded as it says it is encoded`() throws {
        func document(_ encoding: String) throws -> (content: [UInt8]?, told: [String]) {
            let text = try plain().replacing(
                "</PaymentDetails>",
                with: """
                    </PaymentDetails><AdditionalData><RelatedDocuments><Attachment><AttachmentFormat>doc</AttachmentFormat>
                    \(encoding)<AttachmentData>PLAIN123</AttachmentData></Attachment></RelatedDocuments></AdditionalData>
                    """)
            let content = try Sample.read(text).invoices.first?.supportingDocuments.first?.attachment?.content
            return (content, try added(text).filter { $0.contains("Attachment") })
        }
        let decoded = try document("")
        #expect(decoded.content == Data(base64Encoded: "PLAIN123").map { Array($0) } && decoded.told == [])
        let stated = try document("<AttachmentEncoding>BASE64</AttachmentEncoding>")
        #expect(stated.content == decoded.content && stated.told == [])
        let plainText = try document("<AttachmentEncoding>NONE</AttachmentEncoding>")
        #expect(plainText.content == Array("PLAIN123".utf8) && plainText.told == [])
        let other = try document("<AttachmentEncoding>BER</AttachmentEncoding>")
        #expect(other.content == nil)
        #expect(other.told.contains { $0.hasSuffix("AttachmentEncoding BER") })
        #expect(other.told.contains { $0.hasSuffix("AttachmentData PLAIN123") })
    }

    @Test func `where the invoice total has the taxes withheld in it, it is carried`() throws {
        let text = try Sample.fixture("withheld").replacing("<InvoiceTotal>1700.82", with: "<InvoiceTotal>1972.62")
        #expect(try !told(text).contains { $0.contains("InvoiceTotals/InvoiceTotal ") })
        #expect(try told(text).contains { $0.contains("InvoiceTotals/TotalTaxesWithheld 271.80") })
    }

    @Test func `what stands between total and amount due is told part by part`() throws {
        let text = try plain().replacing(
            "<TotalOutstandingAmount>1972.62</TotalOutstandingAmount>\n        <TotalExecutableAmount>1972.62",
            with: """
                <Subsidies><Subsidy><SubsidyDescription>Ayuda</SubsidyDescription><SubsidyAmount>100.00</SubsidyAmount></Subsidy>
                </Subsidies><PaymentsOnAccount><PaymentOnAccount><PaymentOnAccountDate>2026-10-01</PaymentOnAccountDate>
                <PaymentOnAccountAmount>200.00</PaymentOnAccountAmount></PaymentOnAccount></PaymentsOnAccount>
                <TotalFinancialExpenses>3.00</TotalFinancialExpenses><TotalOutstandingAmount>1672.62</TotalOutstandingAmount>
                <TotalPaymentsOnAccount>200.00</TotalPaymentsOnAccount><AmountsWithheld><WithholdingReason>Garantía</WithholdingReason>
                <WithholdingAmount>50.00</WithholdingAmount></AmountsWithheld><TotalExecutableAmount>1625.62
                """)
        #expect(try Sample.read(text).invoices[0].terms["BT-113"] == "347.00")
        #expect(
            try added(text).filter { $0.hasPrefix("InvoiceTotals") } == [
                "InvoiceTotals/Subsidies/Subsidy/SubsidyDescription Ayuda",
                "InvoiceTotals/Subsidies/Subsidy/SubsidyAmount 100.00",
                "InvoiceTotals/PaymentsOnAccount/PaymentOnAccount/PaymentOnAccountDate 2026-10-01",
                "InvoiceTotals/PaymentsOnAccount/PaymentOnAccount/PaymentOnAccountAmount 200.00",
                "InvoiceTotals/TotalFinancialExpenses 3.00", "InvoiceTotals/TotalOutstandingAmount 1672.62",
                "InvoiceTotals/TotalPaymentsOnAccount 200.00",
                "InvoiceTotals/AmountsWithheld/WithholdingReason Garantía",
                "InvoiceTotals/AmountsWithheld/WithholdingAmount 50.00",
            ])
        #expect(try reason(text, "SubsidyAmount")?.contains("BT-113), which is 347.00") == true)
    }

    @Test(arguments: [
        ("<InvoiceClass>OO", "<InvoiceClass>CO", "InvoiceHeader/InvoiceClass CO", "copy of an original invoice", "380"),
        ("<InvoiceClass>OO", "<InvoiceClass>OC", "InvoiceHeader/InvoiceClass OC", "recapitulative", "380"),
        ("<InvoiceClass>OO", "<InvoiceClass>CC", "InvoiceHeader/InvoiceClass CC", "copy of a recapitulative", "380"),
        (
            "<InvoiceClass>OO", "<InvoiceClass>CR", "InvoiceHeader/InvoiceClass CR", "copy of a corrective invoice",
            "384"
        ),
        (
            "<InvoiceDocumentType>FC", "<InvoiceDocumentType>FA", "InvoiceHeader/InvoiceDocumentType FA", "simplified",
            "380"
        ),
        ("<InvoiceIssuerType>EM", "<InvoiceIssuerType>TE", "FileHeader/InvoiceIssuerType TE", "third party", "380"),
        ("<ResidenceTypeCode>R", "<ResidenceTypeCode>E", "ResidenceTypeCode E", "by its address alone", "380"),
        ("<PersonTypeCode>F", "<PersonTypeCode>J", "PersonTypeCode J", "no term", "380"),
        ("<UnitOfMeasure>02", "<UnitOfMeasure>27", "UnitOfMeasure 27", "BT-130 is ZZ", "380"),
        ("<TotalCost>582.00", "<TotalCost>581.00", "TotalCost 581.00", "before its discounts", "380"),
        ("<InstallmentAmount>1972.62", "<InstallmentAmount>1.00", "InstallmentAmount 1.00", "no term", "380"),
    ])
    func `what a kind of invoice is called in Facturae alone is told`(
        from: String, to: String, path: String, words: String, code: String
    ) throws {
        let text = try plain()
        let range = try #require(text.firstRange(of: from))
        let changed = text.replacingCharacters(in: range, with: to)
        let new = try Sample.read(changed).outside.filter {
            !$0.path.hasSuffix("BatchIdentifier") && !$0.path.hasSuffix("LanguageName")
        }
        #expect(new.map { "\($0.path) \($0.value)" }.first?.hasSuffix(path) == true && new.count == 1)
        #expect(new.first?.reason.contains(words) == true)
        #expect(try Sample.read(changed).invoices[0].terms["BT-3"] == code)
    }

    @Test func `a self-billed invoice is carried whole, a corrective one not`() throws {
        let text = try plain().replacing("<InvoiceIssuerType>EM", with: "<InvoiceIssuerType>RE")
        #expect(try Sample.read(text).invoices[0].terms["BT-3"] == "389")
        #expect(try added(text).isEmpty)
        let corrective = try Sample.fixture("corrective").replacing(
            "<InvoiceIssuerType>EM", with: "<InvoiceIssuerType>RE")
        #expect(try reason(corrective, "InvoiceIssuerType")?.contains("384") == true)
    }

    @Test func `a line's own amounts are told where they do not follow`() throws {
        let text = try plain().replacing(
            "<TotalAmount>38.40</TotalAmount>\n              </TaxAmount>",
            with: """
                <TotalAmount>38.45</TotalAmount></TaxAmount><EquivalenceSurcharge>0.50</EquivalenceSurcharge>
                <EquivalenceSurchargeAmount><TotalAmount>4.80</TotalAmount></EquivalenceSurchargeAmount>
                """)
        #expect(
            try added(text).map { String($0.dropFirst("Items/InvoiceLine[2]/TaxesOutputs/Tax/".count)) } == [
                "TaxAmount/TotalAmount 38.45", "EquivalenceSurcharge 0.50",
                "EquivalenceSurchargeAmount/TotalAmount 4.80",
            ])
    }

    @Test func `a reason without tax that no row of the breakdown gives is told`() throws {
        let text = try plain()
        let line = try #require(text.firstRange(of: /<InvoiceLine>\s+<SequenceNumber>3(.|\n)*<\/InvoiceLine>/))
        let doubled = text.replacingCharacters(
            in: line.upperBound..<line.upperBound,
            with: text[line].replacing("Art. 20.Uno.9.º", with: "Art. 20.Uno.14.º"))
        #expect(try Sample.read(doubled).invoices[0].vatBreakdown.count == 3)
        #expect(
            try added(doubled) == [
                "Items/InvoiceLine[4]/SpecialTaxableEvent/SpecialTaxableEventReason Art. 20.Uno.14.º de la Ley 37/1992"
            ])
    }

    @Test func `instalments beyond the first are told`() throws {
        let text = try plain().replacing(
            "</Installment>",
            with: """
                </Installment><Installment><InstallmentDueDate>2027-01-02</InstallmentDueDate>
                <InstallmentAmount>5.00</InstallmentAmount><PaymentMeans>04</PaymentMeans></Installment>
                """)
        #expect(
            try added(text) == [
                "PaymentDetails/Installment[1]/InstallmentAmount 1972.62",
                "PaymentDetails/Installment[2]/InstallmentDueDate 2027-01-02",
                "PaymentDetails/Installment[2]/InstallmentAmount 5.00",
            ])
    }

    @Test func `attributes, loose text, what the batch says otherwise and the signature are told`() throws {
        let text = try plain()
            .replacing("<InvoicesCount>1", with: "<InvoicesCount note=\"n\">2")
            .replacing("<Invoices>", with: "<Invoices>loose")
            .replacing(
                "</fe:Facturae>",
                with: """
                    <ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="S"><ds:SignatureValue>AAAA</ds:SignatureValue>
                    </ds:Signature></fe:Facturae>
                    """)
        let found = try added(text)
        #expect(
            found == [
                "FileHeader/Batch/InvoicesCount 2", "FileHeader/Batch/InvoicesCount/@note n", "Invoices loose",
                "ds:Signature 4 bytes",
            ])
    }

    @Test func `places are named up to a limit and counted beyond`() throws {
        let many = String(repeating: "<Extra>x</Extra>", count: 10_100)
        let outside = try Sample.read(plain().replacing("<Invoices>", with: "<Invoices>\(many)")).outside
        #expect(outside.count == 10_001)
        #expect(outside.last?.value == "102")
    }
}

extension String {
    fileprivate func without(_ range: Range<Index>) -> String {
        var text = self
        text.removeSubrange(range)
        return text
    }
}
