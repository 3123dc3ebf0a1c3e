import EN16931
import Facturae
import Foundation
import LibXML2
import Testing
import XML

@Suite struct FacturaeRuleTests {
    /// One change to a valid document and what the rules must say of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let fixture: String
        let from: String
        let to: String
        let expected: [String]

        init(_ fixture: String, _ from: String, _ to: String, _ expected: [String]) {
            self.fixture = fixture
            self.from = from
            self.to = to
            self.expected = expected
        }

        var testDescription: String { "\(from) → \(to)" }
    }

    static let cases = [
        Case("withheld", "<InvoiceNumber>0042</InvoiceNumber>", "", ["cvc-complex-type.2.4 fatal"]),
        Case("withheld", "<InvoiceClass>OO</InvoiceClass>", "", ["cvc-complex-type.2.4 fatal"]),
        Case("withheld", "<InvoiceClass>OO", "<InvoiceClass>XX", ["cvc-enumeration-valid fatal"]),
        Case("withheld", "<InvoiceClass>OO", "<InvoiceClass>OR", ["FAE-C-01 fatal"]),
        Case("corrective", "<InvoiceClass>OR", "<InvoiceClass>OO", ["FAE-C-02 warning"]),
        Case("corrective", "<ReasonCode>83", "<ReasonCode>16", ["FAE-C-03 warning"]),
        Case("corrective", "<CorrectionMethod>02", "<CorrectionMethod>01", ["FAE-C-03 warning"]),
        Case(
            "withheld", "<SequenceNumber>1</SequenceNumber>", "<Sequence>1</Sequence>", ["cvc-complex-type.2.4 fatal"]),
        Case(
            "withheld", "<Modality>I</Modality>", "<Modality>I</Modality><Modality>I</Modality>",
            ["cvc-complex-type.2.4 fatal"]),
        Case("withheld", "<TotalTaxOutputs>160.62", "<TotalTaxOutputs>1.6062E2", ["cvc-pattern-valid fatal"]),
        Case("withheld", "<PostCode>28013", "<PostCode>2801", ["cvc-length-valid fatal"]),
        Case("withheld", "<CountryCode>ESP", "<CountryCode>ES", ["cvc-enumeration-valid fatal"]),
        Case("withheld", "<UnitOfMeasure>02", "<UnitOfMeasure>37", ["cvc-enumeration-valid fatal"]),
        Case("withheld", "<PaymentMeans>04", "<PaymentMeans>20", ["cvc-enumeration-valid fatal"]),
        Case("withheld", "<IssueDate>2026-11-02", "<IssueDate>2026-11-31", ["cvc-datatype-valid.1.2.1 fatal"]),
        Case(
            "withheld", "<InstallmentAmount>1700.82", "<InstallmentAmount>1700.8",
            ["FAE-P-01 warning", "cvc-pattern-valid fatal"]),
        Case("withheld", "<SchemaVersion>3.2.2", "<SchemaVersion>3.2", ["cvc-enumeration-valid fatal"]),
        Case("withheld", "<Name>Rocío", "<Name>\(String(repeating: "R", count: 41))", ["cvc-maxLength-valid fatal"]),
        Case(
            "withheld", "<TotalGrossAmount>1812.00", "<TotalGrossAmount>1812.02", ["FAE-T-01 fatal", "FAE-T-04 fatal"]),
        Case("withheld", "<TotalGrossAmount>1812.00", "<TotalGrossAmount>1812.01", []),
        Case(
            "withheld", "<TotalGrossAmountBeforeTaxes>1812.00", "<TotalGrossAmountBeforeTaxes>1712.00",
            ["FAE-T-04 fatal", "FAE-T-07 fatal"]),
        Case("withheld", "<TotalTaxOutputs>160.62", "<TotalTaxOutputs>170.62", ["FAE-T-05 fatal", "FAE-T-07 fatal"]),
        Case(
            "withheld", "<TotalTaxesWithheld>271.80", "<TotalTaxesWithheld>0.00", ["FAE-T-06 fatal", "FAE-T-07 fatal"]),
        Case(
            "withheld", "<InvoiceTotal>1700.82", "<InvoiceTotal>1700.92",
            ["FAE-B-03 fatal", "FAE-T-07 fatal", "FAE-T-08 fatal"]),
        // The taxes withheld left in the invoice total and taken off the amount due: a habit, no mistake in the amount.
        Case("withheld", "<InvoiceTotal>1700.82", "<InvoiceTotal>1972.62", ["FAE-B-03 fatal", "FAE-T-07 warning"]),
        Case("corrective", "<TotalAmount>-31.00", "<TotalAmount>-41.00", ["FAE-T-05 fatal", "FAE-X-01 fatal"]),
        Case("withheld", "<Quantity>12</Quantity>", "<Quantity>13</Quantity>", ["FAE-L-01 warning"]),
        Case("withheld", "<TotalCost>582.00", "<TotalCost>583.00", ["FAE-L-01 warning", "FAE-L-02 fatal"]),
        Case("withheld", "<InstallmentAmount>1700.82", "<InstallmentAmount>1600.82", ["FAE-P-01 warning"]),
        Case("withheld", "<PaymentMeans>04", "<PaymentMeans>02", ["FAE-P-02 warning"]),
        Case("batch", "<InvoicesCount>2", "<InvoicesCount>3", ["FAE-B-01 fatal"]),
        Case("batch", "<Modality>L", "<Modality>I", ["FAE-B-02 fatal"]),
    ]

    @Test(arguments: cases)
    func `one change is told, and nothing else`(_ sample: Case) throws {
        let text = try Sample.fixture(sample.fixture)
        let range = try #require(text.range(of: sample.from))
        let changed = text.replacingCharacters(in: range, with: sample.to)
        let found = try Sample.findings(changed).sorted()
        #expect(found == sample.expected)
    }

    @Test func `a finding has its place and what should be there`() throws {
        let text = try Sample.fixture("batch").replacing("<InvoicesCount>2", with: "<InvoicesCount>9")
        let document = try Sample.parse(text)
        let finding = try #require(FacturaeRules.check(document).first)
        #expect(finding.suggestion == "2")
        let place = try #require(finding.place)
        #expect(document.element(place.node)?.name == "InvoicesCount")
    }
}
