import LibXML2
import Testing
import XML

@Suite struct SchemaViolationTests {
    @Test func `Own invoices are valid`() throws {
        let documents = [
            ("Invoices/en/harbour-ubl.xml", SchemaSamples.invoice),
            ("Invoices/es/almazara-ubl.xml", SchemaSamples.invoice),
            ("Invoices/es/almazara-credit-note.xml", SchemaSamples.creditNote),
            ("Invoices/de/nordwind-cii.xml", SchemaSamples.cii), ("Invoices/es/talleres-cii.xml", SchemaSamples.cii),
        ]
        for (path, schema) in documents {
            #expect(try schema.get().validate(try SchemaSamples.fixture(path)) == [], "\(path)")
        }
        #expect(try SchemaSamples.invoice.get().validate(SchemaSamples.ubl.bytes) == [])
        #expect(try SchemaSamples.facturae.get().validate(SchemaSamples.facturae322.bytes) == [])
    }

    @Test func `An invoice is no credit note`() throws {
        let violations = try SchemaSamples.creditNote.get().validate(SchemaSamples.ubl.bytes)
        #expect(violations.map(\.rule) == ["cvc-elt.1"])
        #expect(violations.first?.message == "Invoice is not the root of a document of this vocabulary.")
    }

    struct Broken: CustomTestStringConvertible {
        /// The line that is replaced, and by what.
        var line: Int
        var text: String
        var rule: String
        var xpath: String
        /// Where it is told, if not in that line.
        var told: (line: Int, column: Int)?
        var message: String

        var testDescription: String { "\(rule): \(text)" }
    }

    private static let total = "/ubl:Invoice/cac:LegalMonetaryTotal"
    private static let amount = total + "/cbc:PayableAmount"

    static let ubl = [
        Broken(
            line: 2, text: "", rule: "cvc-complex-type.2.4", xpath: "/ubl:Invoice/cbc:IssueDate", told: (3, 1),
            message: "cbc:IssueDate must not stand here in ubl:Invoice. Expected at this place: UBLExtensions, "
                + "cbc:UBLVersionID, cbc:CustomizationID, cbc:ProfileID, cbc:ProfileExecutionID or cbc:ID."),
        Broken(
            line: 12, text: "", rule: "cvc-complex-type.2.4", xpath: "/ubl:Invoice/cac:InvoiceLine", told: (9, 1),
            message: "cac:InvoiceLine ends before it is complete. What must follow here: cbc:TaxPointDate, "
                + "cbc:AccountingCostCode, cbc:AccountingCost, cbc:PaymentPurposeCode, cbc:FreeOfChargeIndicator, "
                + "cac:InvoicePeriod, cac:OrderLineReference, cac:DespatchLineReference, cac:ReceiptLineReference or "
                + "cac:BillingReference."),
        Broken(
            line: 4, text: "<cbc:ID>2</cbc:ID>", rule: "cvc-complex-type.2.4", xpath: "/ubl:Invoice/cbc:ID[2]",
            told: (4, 1),
            message:
                "cbc:ID must not stand here in ubl:Invoice, where it or a later element stands already. Expected at "
                + "this place: cbc:IssueTime, cbc:DueDate, cbc:InvoiceTypeCode, cbc:Note, cbc:TaxPointDate, "
                + "cbc:DocumentCurrencyCode, cbc:TaxCurrencyCode, cbc:PricingCurrencyCode, cbc:PaymentCurrencyCode or "
                + "cbc:PaymentAlternativeCurrencyCode."),
        Broken(
            line: 3, text: "<cac:IssueDate>2026-11-27</cac:IssueDate>", rule: "cvc-complex-type.2.4",
            xpath: "/ubl:Invoice/cac:IssueDate",
            message: "cac:IssueDate is in the namespace "
                + "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2 and must be in the namespace "
                + "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2."),
        Broken(
            line: 3, text: "<cbc:IssueDate>2026-02-30</cbc:IssueDate>", rule: "cvc-datatype-valid.1.2.1",
            xpath: "/ubl:Invoice/cbc:IssueDate",
            message: "cbc:IssueDate: \"2026-02-30\" is no date of the calendar (xs:date, such as 2026-02-28)."),
        Broken(
            line: 7, text: "  <cbc:PayableAmount currencyID='EUR'>1,234.50</cbc:PayableAmount>",
            rule: "cvc-datatype-valid.1.2.1", xpath: amount, told: (7, 3),
            message:
                "cbc:PayableAmount: \"1,234.50\" is no decimal number (xs:decimal, such as 1234.50, without exponent "
                + "and thousands separator)."),
        Broken(
            line: 7, text: "<cbc:PayableAmount currencyID='EUR'/>", rule: "cvc-datatype-valid.1.2.1", xpath: amount,
            message: "cbc:PayableAmount: an empty value is no decimal number (xs:decimal, such as 1234.50, without "
                + "exponent and thousands separator)."),
        Broken(
            line: 7, text: "<cbc:PayableAmount>121.00</cbc:PayableAmount>", rule: "cvc-complex-type.4", xpath: amount,
            message: "cbc:PayableAmount lacks the attribute currencyID, which it must have."),
        Broken(
            line: 7, text: "<cbc:PayableAmount currencyID='EUR' currency='EUR'>121.00</cbc:PayableAmount>",
            rule: "cvc-complex-type.3.2.1", xpath: amount,
            message: "cbc:PayableAmount has the attribute currency, which is not allowed there. Remove it."),
        Broken(
            line: 7, text: "<cbc:PayableAmount currencyID='EUR'>121.00<b/></cbc:PayableAmount>",
            rule: "cvc-complex-type.2.2", xpath: amount,
            message: "cbc:PayableAmount holds text only; no element may stand in it."),
        Broken(
            line: 5, text: "<cac:AccountingCustomerParty>Buyer</cac:AccountingCustomerParty>",
            rule: "cvc-complex-type.2.3", xpath: "/ubl:Invoice/cac:AccountingCustomerParty",
            message: "cac:AccountingCustomerParty holds elements only; text stands between them. Remove it."),
        Broken(
            line: 2, text: "<cbc:ID schemeURI='%zz'>1</cbc:ID>", rule: "cvc-datatype-valid.1.2.1",
            xpath: "/ubl:Invoice/cbc:ID",
            message: "The attribute schemeURI of cbc:ID: \"%zz\" is no address (xs:anyURI)."),
        Broken(
            line: 2, text: "<cbc:ID xsi:nil='true'/>", rule: "cvc-elt.3.1", xpath: "/ubl:Invoice/cbc:ID",
            message: "cbc:ID must not be nil. Give it its content, or leave it out."),
    ]

    @Test(arguments: ubl) func `A fault in UBL is told where it is`(_ broken: Broken) throws {
        try check(broken, of: SchemaSamples.ubl, SchemaSamples.invoice.get())
    }

    static let facturae = [
        Broken(
            line: 7, text: "<InvoiceCurrencyCode>EURO</InvoiceCurrencyCode></Batch></FileHeader>",
            rule: "cvc-enumeration-valid", xpath: "/fe:Facturae/FileHeader/Batch/InvoiceCurrencyCode",
            message:
                "InvoiceCurrencyCode: \"EURO\" is none of the codes allowed here: AFN, ALL, AMD, ANG, AOA, ARS, AUD, "
                + "AWG, AZN, BAD, BBD, BDT, BGN, BHD, BIF, BMD, BND, BOB, BRL, BRR, BSD, BWP, BYR, BZD and more."),
        Broken(
            line: 10, text: "<TaxIdentificationNumber>A0</TaxIdentificationNumber></TaxIdentification>",
            rule: "cvc-minLength-valid",
            xpath: "/fe:Facturae/Parties/SellerParty/TaxIdentification/TaxIdentificationNumber",
            message: "TaxIdentificationNumber has 2 characters; it must have at least 3."),
        Broken(
            line: 24, text: "<InvoiceCurrencyCode xmlns='urn:x'>EUR</InvoiceCurrencyCode>",
            rule: "cvc-complex-type.2.4",
            xpath: "/fe:Facturae/Invoices/Invoice/InvoiceIssueData/InvoiceCurrencyCode",
            message: "InvoiceCurrencyCode is in the namespace urn:x and must be in no namespace."),
        Broken(
            line: 29,
            text: "<TotalTaxOutputs>21.123456789</TotalTaxOutputs><TotalTaxesWithheld>0.00</TotalTaxesWithheld>",
            rule: "cvc-pattern-valid", xpath: "/fe:Facturae/Invoices/Invoice/InvoiceTotals/TotalTaxOutputs",
            message: "TotalTaxOutputs: \"21.123456789\" does not have the form \"-?[0-9]+(\\.[0-9]{1,8})?\"."),
    ]

    @Test(arguments: facturae) func `A fault in Facturae is told where it is`(_ broken: Broken) throws {
        try check(broken, of: SchemaSamples.facturae322, SchemaSamples.facturae.get())
    }

    private func check(_ broken: Broken, of sample: SchemaSamples.Sample, _ schema: XMLSchema) throws {
        let violations = try schema.validate(
            sample.replacing(broken.line, with: broken.text).bytes, prefixes: SchemaSamples.prefixes)
        let first = try #require(violations.first)
        #expect(violations.count == 1)
        #expect(first.rule == broken.rule)
        #expect(first.xpath == broken.xpath)
        #expect([first.line, first.column] == [broken.told?.line ?? broken.line, broken.told?.column ?? 1])
        #expect(first.message == broken.message)
    }

    @Test func `Every fault is told, in document order, up to the limit`() throws {
        var sample = SchemaSamples.ubl
        for line in [7, 11] { sample = sample.replacing(line, with: "<cbc:Nothing/>") }
        let document = try XMLDocument(parsing: sample.replacing(5, with: "<cac:AccountingCustomerParty x='1'/>").bytes)
        let schema = try SchemaSamples.invoice.get()
        #expect(try schema.validate(document).map(\.line) == [5, 7, 11])
        #expect(try schema.validate(document, limit: 2).map(\.line) == [5, 7])
    }

    @Test func `Any content stands in an extension, and what is known there is checked`() throws {
        let schema = try SchemaSamples.invoice.get()
        func violations(_ content: String) throws -> [String] {
            let extensions = """
                <UBLExtensions xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2">\
                <UBLExtension><ExtensionContent>\(content)</ExtensionContent></UBLExtension></UBLExtensions><cbc:ID>1</cbc:ID>
                """
            return try schema.validate(SchemaSamples.ubl.replacing(2, with: extensions).bytes).map(\.rule)
        }
        #expect(try violations("<x xmlns='urn:own'><y z='1'>t</y></x>") == [])
        #expect(try violations("<cbc:IssueDate>2026-11-27</cbc:IssueDate>") == [])
        #expect(try violations("<cbc:IssueDate>tomorrow</cbc:IssueDate>") == ["cvc-datatype-valid.1.2.1"])
        #expect(
            try violations("<x xmlns='urn:own'><cbc:IssueDate>tomorrow</cbc:IssueDate></x>") == [
                "cvc-datatype-valid.1.2.1"
            ])
        let signature = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"
        #expect(try violations(signature) == ["cvc-complex-type.2.4"])
    }

    @Test func `Elements of a signature do not share an Id`() throws {
        let object = "<ds:Object xmlns:ds='http://www.w3.org/2000/09/xmldsig#' Id='a'/>"
        let document = "<x xmlns='urn:own'>\n\(object)\n\(object)</x>"
        let violations = try SchemaSamples.invoice.get().validate(Array(document.utf8)).filter { $0.rule == "cvc-id.2" }
        #expect(violations.map(\.line) == [3])
        #expect(
            violations.first?.message == "The Id \"a\" is already that of the element in line 2. Give each its own.")
    }

    @Test func `A signature that may not be there owns no Id, nor does what follows it`() throws {
        let signature = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#' Id='a'/>"
        let document = SchemaSamples.ubl.replacing(2, with: "\(signature)\n\(signature)\n<cbc:ID>1</cbc:ID>")
        let violations = try SchemaSamples.invoice.get().validate(document.bytes)
        #expect(violations.map(\.rule) == ["cvc-complex-type.2.4"])
        #expect(violations.map(\.line) == [2])
    }
}
