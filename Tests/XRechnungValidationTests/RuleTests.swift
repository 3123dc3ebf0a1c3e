import ArchiveModel
import EN16931Validation
import LibXML2
import Testing
import XML
import XRechnungValidation

@Suite struct RuleTests {
    @Test(
        arguments: SampleDocument.all + SampleDocument.paidOtherwise
            + [.extended, .extendedCII, .vehicle, .vehicleCII])
    func `no rule has anything to say of a sample`(document: SampleDocument) throws {
        #expect(try document.findings().map(\.message) == [])
    }

    @Test(arguments: documentCases + partyCases)
    func `what is missing or wrong in the document is found`(ruleCase: RuleCase) throws {
        #expect(try ruleCase.document.broken() == [ruleCase.rule])
    }

    @Test(arguments: paymentCases)
    func `what is wrong with the payment is found`(ruleCase: RuleCase) throws {
        #expect(try ruleCase.document.broken() == [ruleCase.rule])
    }

    @Test(arguments: extensionCases + vehicleCases)
    func `rules of the extension and of CVD speak where BT-24 claims them`(ruleCase: RuleCase) throws {
        #expect(try ruleCase.document.broken() == [ruleCase.rule])
        let claims: [XRechnungSpecification] = [.extension, .cleanVehicles]
        let plain = claims.reduce(ruleCase.document.text) {
            $0.replacing($1.identifier, with: XRechnungSpecification.cius.identifier)
        }
        let document = SampleDocument(name: "", syntax: ruleCase.document.syntax, text: plain)
        #expect(try document.broken() == [])
    }

    @Test(arguments: peppolCases)
    func `the rules taken over from Peppol are found, under a name of their own`(ruleCase: RuleCase) throws {
        let findings = try ruleCase.document.findings()
        #expect(Set(findings.map(\.id)) == [ruleCase.rule])
        #expect(findings.allSatisfy { $0.artefact == "xrechnung-peppol-\(ruleCase.document.syntax.rawValue)" })
    }

    /// What cannot be broken alone.
    @Test func `missing groups and terms break all that ask for them`() throws {
        let contact = "cac:Contact>"
        #expect(
            try SampleDocument.ubl.changed(contact, "cac:Other>", everywhere: true).broken() == ["BR-DE-2"])
        #expect(
            try SampleDocument.cii.changed("ram:DefinedTradeContact>", "ram:Other>", everywhere: true).broken()
                == ["BR-DE-2"])
        #expect(
            try SampleDocument.ubl.changed("cac:PaymentMeans>", "cac:Other>", everywhere: true).broken() == ["BR-DE-1"])
        #expect(
            try SampleDocument.ubl.changed("<cbc:Telephone>+49 381 1</cbc:Telephone>", "").broken()
                == ["BR-DE-6", "BR-DE-27"])
        #expect(
            try SampleDocument.cii.changed("<ram:URIID>kontor@werft.example</ram:URIID>", "<ram:X>x</ram:X>").broken()
                == ["BR-DE-7", "BR-DE-28"])
        #expect(
            try SampleDocument.ubl.changed(">58<", ">59<").broken().isSuperset(of: [
                "BR-DE-20", "BR-DE-25-a", "BR-DE-25-b",
            ]))
        #expect(
            try SampleDocument.extended.changed("<cbc:PaidAmount currencyID=\"EUR\">-7.10</cbc:PaidAmount>", "")
                .broken()
                == ["BR-DEX-09", "BR-DEX-11", "BR-DEX-14"])
        let mandate = "<cac:PaymentMandate><cbc:ID>M-1</cbc:ID></cac:PaymentMandate></cac:PaymentMeans>"
        #expect(
            try SampleDocument.creditNote.changed(">58<", ">31<").changed("</cac:PaymentMeans>", mandate).broken()
                == ["BR-DE-30", "BR-DE-31"])
        #expect(
            try SampleDocument.vehicle.changed("listID=\"CVD\"", "listID=\"SRV\"").broken()
                == ["BR-DE-CVD-03", "BR-DE-CVD-06-b"])
    }

    /// CII has no group for a direct debit: one of its terms alone is incomplete in each respect.
    @Test func `a creditor identifier alone is no direct debit`() throws {
        let document = SampleDocument.cii.changed("<ram:TypeCode>58", "<ram:TypeCode>57")
            .changed(
                "<ram:InvoiceCurrencyCode>",
                "<ram:CreditorReferenceID>DE98ZZZ</ram:CreditorReferenceID><ram:InvoiceCurrencyCode>")
        #expect(try document.broken() == ["BR-DE-30", "BR-DE-31"])
    }

    /// What says which rules apply says nothing where it is repeated.
    @Test func `a repeated payment means code chooses no rule`() throws {
        let code = "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"
        let wrong = SampleDocument.ubl.changed("DE75512108001245126199", "DE75")
        #expect(try wrong.broken() == ["BR-DE-19"])
        #expect(try wrong.changed(code, code + code).broken() == [])
    }

    @Test func `faults in several payment terms are one finding`() throws {
        let terms = "<cac:PaymentTerms><cbc:Note>#x#</cbc:Note></cac:PaymentTerms>"
        let findings = try SampleDocument.ubl.changed("<cac:PaymentTerms>", terms + terms + "<cac:PaymentTerms>")
            .findings()
        #expect(findings.map(\.id) == ["BR-DE-18"])
    }

    @Test func `a finding names artefact, flag, terms, place and what stands there`() throws {
        let text = SampleDocument.ubl.changed("+49 381 1", "x").text
        let document = SampleDocument(name: "", syntax: .ubl, text: text)
        let finding = try #require(try document.findings().first)
        #expect(finding.artefact == "xrechnung-ubl")
        #expect(finding.id == "BR-DE-27")
        #expect(finding.flag == .warning)
        #expect(finding.terms == ["BT-42"])
        #expect(finding.location?.xpath == "/ubl:Invoice/cac:AccountingSupplierParty/cac:Party/cac:Contact")
        let line = try #require(finding.location?.line)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].contains("<cac:Contact>"))
        #expect(finding.message.hasSuffix("It is “x”."))
    }

    @Test func `computed amounts are suggested`() throws {
        func suggestion(_ document: SampleDocument) throws -> String? { try document.findings().first?.suggestion }
        #expect(try suggestion(SampleDocument.extended.changed("PayableAmount>100.00", "PayableAmount>1")) == "100.00")
        #expect(
            try suggestion(SampleDocument.ubl.changed("<cbc:LineExtensionAmount>100.00", "<cbc:LineExtensionAmount>1"))
                == "100.00")
        #expect(try suggestion(SampleDocument.cii.changed("<ram:ActualAmount>10.00", "<ram:ActualAmount>9")) == "10.00")
        #expect(try suggestion(SampleDocument.ubl.changed(">55.00<", ">57.00<")) == "52.00")
    }

    @Test func `a rule broken everywhere is listed so often and counted`() throws {
        let notes = String(repeating: "<cbc:Note/>", count: 250) + "<cbc:IssueDate>"
        let findings = try SampleDocument.ubl.changed("<cbc:IssueDate>", notes).findings()
        #expect(findings.count == 100)
        #expect(findings.last?.message.contains("150 more places") == true)
        #expect(findings.dropLast().allSatisfy { !$0.message.contains("more places") })
    }

    @Test func `a long value is quoted in part`() throws {
        let long = String(repeating: "ü", count: 5000)
        let finding = try #require(try SampleDocument.cii.changed("https://werft.example/b", long).findings().first)
        #expect(finding.id == "BR-TMP-2")
        #expect(finding.message.count < 300)
    }

    @Test func `a document of another vocabulary has no findings`() throws {
        let other = try XMLDocument(parsing: Array("<a/>".utf8))
        for syntax in RuleSyntax.allCases { #expect(XRechnungRules.validate(other, syntax: syntax) == []) }
        let ubl = try XMLDocument(parsing: Array(SampleDocument.ubl.text.utf8))
        #expect(XRechnungRules.validate(ubl, syntax: .cii) == [])
    }
}
