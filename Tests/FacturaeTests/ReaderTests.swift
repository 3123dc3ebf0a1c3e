import EN16931
import Facturae
import LibXML2
import Testing
import XML

@Suite struct FacturaeReaderTests {
    @Test func `taxes withheld count as paid and are told of`() throws {
        let text = try Sample.fixture("withheld")
        let file = try Sample.read(text)
        let invoice = try #require(file.invoices.first)
        #expect(file.version == .v3_2_2)
        let terms = invoice.terms
        #expect(terms["BT-1"] == "R-2026-0042")
        #expect(terms["BT-27"] == "Rocío Estévez Palomares")
        #expect(terms["BT-31"] == "ES51234567C")
        #expect(terms["BT-10"] == "01:L01280611;02:L01280612;03:L01280613")
        #expect([terms["BT-109"], terms["BT-110"], terms["BT-112"]] == ["1812.00", "160.62", "1972.62"])
        #expect([terms["BT-113"], terms["BT-115"]] == ["271.80", "1700.82"])
        #expect(invoice.vatBreakdown.map { $0.category?.canonical } == ["S", "S", "E"])
        #expect(invoice.vatBreakdown.last?.exemptionReason?.canonical == "Art. 20.Uno.9.º de la Ley 37/1992")
        let told = try #require(file.findings.first { $0.id == "FAE-PAID" })
        #expect(told.message.contains("IRPF 15.00 % of 1812.00 is 271.80"))
        #expect(try Sample.findings(text).isEmpty)
    }

    @Test func `a corrective invoice keeps its signs and names what it corrects`() throws {
        let text = try Sample.fixture("corrective")
        let invoice = try #require(try Sample.read(text).invoices.first)
        #expect(invoice.terms["BT-1"] == "AB/7")
        #expect(invoice.terms["BT-3"] == "384")
        #expect(invoice.terms["BT-25"] == "AC/118")
        #expect(invoice.terms["BT-26"] == "2026-09-30")
        #expect(invoice.terms["BT-115"] == "-341.00")
        #expect(try Sample.findings(text).isEmpty)
    }

    @Test func `a batch is a list of invoices between the same parties`() throws {
        let text = try Sample.fixture("batch")
        let file = try Sample.read(text)
        #expect(file.invoices.map { $0.terms["BT-1"] } == ["AC/131", "AC/132"])
        #expect(Set(file.invoices.map { $0.terms["BT-31"] }) == ["ESB84652171"])
        #expect(file.invoices.map { $0.lines.count } == [2, 2])
        #expect(file.invoices[0].lines[0].terms["BT-130"] == "XDJ")
        #expect(try Sample.findings(text).isEmpty)
    }

    @Test(arguments: [
        ("3.2.1", "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"),
        ("3.2", "http://www.facturae.es/Facturae/2009/v3.2/Facturae"),
        ("3.1", "http://www.facturae.es/Facturae/2007/v3.1/Facturae"),
        ("3.0", "http://www.facturae.es/Facturae/2007/v3.0/Facturae"),
    ])
    func `each version is told by its namespace`(version: String, namespace: String) throws {
        let text = try Sample.fixture("withheld")
            .replacing("http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml", with: namespace)
            .replacing("<SchemaVersion>3.2.2<", with: "<SchemaVersion>\(version)<")
        let file = try Sample.read(text)
        #expect(file.version.rawValue == version)
        #expect(file.invoices[0].terms["BT-115"] == "1700.82")
        #expect(file.findings.contains { $0.id == "FAE-VERSION" } == file.version.isWithdrawn)
    }

    @Test func `an unknown version and another vocabulary are refused with the reason`() throws {
        let other = try Sample.parse("<x:Facturae xmlns:x='http://www.facturae.es/Facturae/2031/v4.0/Facturae'/>")
        #expect(throws: FacturaeError.self) { try FacturaeReader.read(other) }
        do { _ = try FacturaeReader.read(other) } catch { #expect(error.code == .otherVersion) }
        do { _ = try Sample.read("<Invoice/>") } catch let error as FacturaeError {
            #expect(error.code == .otherVocabulary)
        }
        do {
            _ = try Sample.read(
                "<x:Facturae xmlns:x='http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml'/>")
        } catch let error as FacturaeError { #expect(error.code == .noInvoice) }
    }

    @Test func `elements in the root's namespace are read, and told of`() throws {
        let text = try Sample.fixture("batch").replacing("fe:Facturae", with: "Facturae").replacing(
            "xmlns:fe", with: "xmlns")
        #expect(try Sample.read(text).invoices[1].terms["BT-1"] == "AC/132")
        #expect(try Sample.findings(text) == ["cvc-complex-type.2.4 fatal"])
        let told = try #require(try Sample.read(text).findings.first { $0.id == "FAE-NAMESPACE" })
        #expect(told.flag == .information && told.message.contains("declare it with a prefix"))
        #expect(!(try Sample.read(Sample.fixture("batch"))).findings.contains { $0.id == "FAE-NAMESPACE" })
    }

    @Test func `elements of a foreign namespace are no part of it`() throws {
        let text = try Sample.fixture("batch").replacing("<Invoices>", with: "<Invoices xmlns='urn:other'>")
        #expect(throws: FacturaeError.self) { try Sample.read(text) }
    }

    @Test func `the equivalence surcharge is a row of its own`() throws {
        let text = try Sample.fixture("corrective").replacing(
            "<TotalAmount>-31.00</TotalAmount>\n          </TaxAmount>\n        </Tax>",
            with: """
                <TotalAmount>-31.00</TotalAmount></TaxAmount><EquivalenceSurcharge>1.40</EquivalenceSurcharge>
                <EquivalenceSurchargeAmount><TotalAmount>-4.34</TotalAmount></EquivalenceSurchargeAmount></Tax>
                """)
        let invoice = try Sample.read(text).invoices[0]
        #expect(invoice.vatBreakdown.map { $0.taxScheme?.canonical } == ["VAT", "RE"])
        #expect(invoice.vatBreakdown.map { $0.taxAmount?.canonical } == ["-31.00", "-4.34"])
        #expect(try Sample.findings(text) == ["FAE-T-05 fatal"])
    }

    @Test func `what cannot be read keeps its text and its place`() throws {
        let text = try Sample.fixture("batch")
            .replacing("<TotalExecutableAmount>872.10", with: "<TotalExecutableAmount>872,10")
            .replacing("<IssueDate>2026-11-09", with: "<IssueDate>09/11/2026")
        let file = try Sample.read(text)
        let date = try #require(file.invoices[0].issueDate)
        #expect(date.value == nil)
        #expect(date.text == "09/11/2026")
        let place = try #require(date.place)
        #expect(
            try Sample.parse(text).xpath(place.node, prefixes: FacturaeReader.prefixes)
                == "/fe:Facturae/Invoices/Invoice[1]/InvoiceIssueData/IssueDate")
        #expect(file.invoices[0].unreadableTerms.map(\.term).contains("BT-2"))
    }

    @Test func `instalments, attachments and what has no term are told of`() throws {
        let text = try Sample.fixture("corrective")
            .replacing(
                "</Installment>",
                with: """
                    </Installment><Installment><InstallmentDueDate>2026-11-20</InstallmentDueDate>
                    <InstallmentAmount>0.00</InstallmentAmount><PaymentMeans>02</PaymentMeans>
                    <AccountToBeDebited><AccountNumber>12345678</AccountNumber></AccountToBeDebited></Installment>
                    """
            )
            .replacing(
                "</PaymentDetails>",
                with: """
                    </PaymentDetails><LegalLiterals><LegalReference>Inscrita</LegalReference></LegalLiterals>
                    <AdditionalData><RelatedDocuments><Attachment>
                    <AttachmentCompressionAlgorithm>GZIP</AttachmentCompressionAlgorithm><AttachmentFormat>pdf</AttachmentFormat>
                    <AttachmentDescription>Albarán</AttachmentDescription><AttachmentData>AAAA</AttachmentData>
                    </Attachment></RelatedDocuments><InvoiceAdditionalInformation>Gracias</InvoiceAdditionalInformation>
                    </AdditionalData>
                    """)
        let file = try Sample.read(text)
        let invoice = file.invoices[0]
        #expect(invoice.terms["BT-9"] == "2026-11-20")
        #expect(invoice.paymentInstructions.map { $0.meansCode?.canonical } == ["30", "49"])
        #expect(invoice.terms["BT-91"] == "12345678")
        #expect(invoice.notes.map { $0.subjectCode?.canonical } == ["REG", nil])
        #expect(invoice.supportingDocuments.first?.attachment?.mimeCode?.canonical == "application/gzip")
        #expect(invoice.supportingDocuments.first?.attachment?.encodedLength == 4)
        #expect(file.findings.contains { $0.id == "FAE-INSTALMENTS" && $0.message.contains("2 instalments") })
        #expect(file.outside.contains { $0.path.hasSuffix("Corrective/ReasonCode") && $0.value == "83" })
    }

    @Test(arguments: [
        ("B84652171", "R", "ESP", "ESB84652171"), ("ESB84652171", "R", "ESP", "ESB84652171"),
        ("A84652171", "U", "ESP", "ESA84652171"), ("123456789", "U", "DEU", "DE123456789"),
        ("DE123456789", "U", "DEU", "DE123456789"), ("123456789", "U", "GRC", "EL123456789"),
        ("NO999888777MVA", "E", "NOR", "NO999888777MVA"), ("30-12345678-9", "E", "ARG", nil),
    ])
    func `tax numbers get the prefix of their country`(
        number: String, residence: String, country: String, expected: String?
    ) throws {
        let text = try Sample.fixture("batch")
            .replacing("<ResidenceTypeCode>R", with: "<ResidenceTypeCode>\(residence)")
            .replacing("<TaxIdentificationNumber>B84652171", with: "<TaxIdentificationNumber>\(number)")
            .replacing("<CountryCode>ESP", with: "<CountryCode>\(country)")
        let invoice = try Sample.read(text).invoices[0]
        #expect(invoice.seller?.vatIdentifier?.canonical == expected)
        #expect(invoice.seller?.taxRegistration?.canonical == (expected == nil ? number : nil))
    }

    @Test func `general discounts get the tax that lacks them`() throws {
        let text = try Sample.fixture("batch")
            .replacing(
                "</TotalGrossAmount>",
                with: """
                    </TotalGrossAmount><GeneralDiscounts><Discount><DiscountReason>Pronto pago</DiscountReason>
                    <DiscountAmount>10.00</DiscountAmount></Discount></GeneralDiscounts>
                    """
            ).replacing(
                "<TaxableBase>\n            <TotalAmount>822.00</TotalAmount>",
                with: "<TaxableBase>\n            <TotalAmount>812.00</TotalAmount>")
        let allowance = try #require(try Sample.read(text).invoices[0].allowances.first)
        #expect(allowance.vatCategory?.canonical == "S")
        #expect(allowance.vatRate?.value == Amount("4"))
    }
}
