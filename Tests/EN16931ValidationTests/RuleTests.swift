import ArchiveModel
import EN16931
import EN16931Validation
import Testing

@Suite struct RuleTests {
    static func broken(_ invoice: Invoice, _ syntax: RuleSyntax) -> Set<String> {
        Set(EN16931Rules.validate(invoice, syntax: syntax).map(\.id))
    }

    @Test(arguments: RuleSyntax.allCases)
    func `a valid invoice breaks no rule`(syntax: RuleSyntax) {
        #expect(Self.broken(SampleInvoice.valid(), syntax) == [])
    }

    @Test(arguments: ["Z", "E", "AE", "K", "G", "O", "L", "M"], RuleSyntax.allCases)
    func `a valid invoice of each VAT category breaks no rule`(category: String, syntax: RuleSyntax) {
        #expect(Self.broken(SampleInvoice.valid(category: category), syntax) == [])
    }

    @Test(arguments: mandatoryCases + partyCases + lineCases)
    func `what is missing is found`(ruleCase: RuleCase) {
        for syntax in ruleCase.syntaxes {
            #expect(Self.broken(ruleCase.invoice, syntax) == ruleCase.rules, "\(syntax)")
        }
    }

    @Test(arguments: arithmeticCases + categoryCases + codeCases + untestedByCENCases)
    func `what does not add up or fit is found`(ruleCase: RuleCase) {
        for syntax in ruleCase.syntaxes {
            #expect(Self.broken(ruleCase.invoice, syntax) == ruleCase.rules, "\(syntax)")
        }
    }

    @Test func `a finding names artefact, flag, terms, place and what to do`() throws {
        var invoice = SampleInvoice.valid()
        invoice.totals?.lineNetSum = SampleInvoice.amount("349.00")
        invoice.totals?.source = Provenance(SourcePlace(node: 7, line: 40, column: 5))
        let finding = try #require(
            EN16931Rules.validate(invoice, syntax: .cii) { place in
                Finding.Location(xpath: "/node[\(place.node)]", line: place.line, column: place.column)
            }.first { $0.id == "BR-CO-10" })
        #expect(finding.artefact == "en16931-cii")
        #expect(finding.flag == .fatal)
        #expect(finding.terms == ["BT-106", "BT-131"])
        #expect(finding.location == Finding.Location(xpath: "/node[7]", line: 40, column: 5))
        #expect(finding.suggestion == "350.00")
        #expect(finding.message.contains("349.00"))
    }

    @Test func `a rule broken everywhere is listed so often and counted`() {
        var invoice = SampleInvoice.valid()
        invoice.lines = (1...250).map { _ in SampleInvoice.line("", "1", "1.00", net: "1.00") }
        let findings = EN16931Rules.validate(invoice, syntax: .ubl).filter { $0.id == "BR-21" }
        #expect(findings.count == 100)
        #expect(findings.last?.message.contains("150 more places") == true)
        #expect(findings.dropLast().allSatisfy { !$0.message.contains("more places") })
    }

    @Test func `a value that is no number is a finding, not a zero`() {
        var invoice = SampleInvoice.valid()
        invoice.totals?.payable = Term(reading: "384,00")
        let findings = EN16931Rules.validate(invoice, syntax: .ubl)
        #expect(findings.first?.id == "unreadable-value")
        #expect(findings.first?.terms == ["BT-115"])
        #expect(findings.contains { $0.id == "BR-CO-16" })
    }

    @Test func `numbers too large to add do not hold and do not trap`() {
        var invoice = SampleInvoice.valid()
        let huge = String(repeating: "9", count: 34)
        for index in invoice.lines.indices { invoice.lines[index].netAmount = SampleInvoice.amount(huge) }
        invoice.vatBreakdown[0].taxableAmount = SampleInvoice.amount(huge)
        for syntax in RuleSyntax.allCases {
            #expect(Self.broken(invoice, syntax).isSuperset(of: ["BR-CO-10", "BR-CO-17", "BR-S-08", "BR-S-09"]))
        }
    }

    @Test func `a card number in full is a warning in UBL and fatal in CII`() {
        var invoice = SampleInvoice.valid()
        var card = PaymentCard()
        card.primaryAccountNumber = Term("4111111111111111")
        invoice.paymentInstructions[0].card = card
        #expect(EN16931Rules.validate(invoice, syntax: .ubl).map(\.flag) == [.warning])
        #expect(EN16931Rules.validate(invoice, syntax: .cii).map(\.flag) == [.fatal])
    }
}
