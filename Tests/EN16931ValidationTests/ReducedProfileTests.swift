import ArchiveModel
import EN16931
import EN16931Validation
import Testing

@Suite struct ReducedProfileTests {
    static let minimum = "urn:factur-x.eu:1p0:minimum"
    static let basicWithoutLines = "urn:factur-x.eu:1p0:basicwl"

    /// The sample as a profile without lines writes it.
    static func reduced(_ specification: String) -> Invoice {
        var invoice = SampleInvoice.valid()
        invoice.processControl?.specificationIdentifier = Term(specification)
        invoice.lines = []
        invoice.totals?.paid = nil
        invoice.totals?.rounding = nil
        let due = invoice.totals?.withVAT
        invoice.totals?.payable = due
        if specification == minimum {
            invoice.vatBreakdown = []
            invoice.totals?.lineNetSum = nil
        }
        return invoice
    }

    /// What stays of the rules an invoice breaks.
    static func broken(_ invoice: Invoice) -> Set<String> {
        let findings = EN16931Rules.validate(invoice, syntax: .cii)
        guard let profile = ReducedProfile(of: invoice, syntax: .cii) else { return ["no profile"] }
        return Set(findings.filter(profile.applies).map(\.id))
    }

    @Test(arguments: [minimum, basicWithoutLines])
    func `a document as short as its profile is held against what it can hold`(specification: String) {
        #expect(Self.broken(Self.reduced(specification)) == [])
    }

    @Test func `the sender's word alone switches no rule off`() {
        for specification in [Self.minimum, Self.basicWithoutLines] {
            var invoice = Self.reduced(specification)
            #expect(ReducedProfile(of: invoice, syntax: .ubl) == nil, "UBL has no such profile")
            invoice.lines = SampleInvoice.valid().lines
            #expect(ReducedProfile(of: invoice, syntax: .cii) == nil, "it has lines")
        }
        var invoice = Self.reduced(Self.minimum)
        invoice.vatBreakdown = SampleInvoice.valid().vatBreakdown
        #expect(ReducedProfile(of: invoice, syntax: .cii) == nil, "it has a VAT breakdown")
        #expect(ReducedProfile(of: SampleInvoice.valid(), syntax: .cii) == nil)
    }

    @Test(arguments: [minimum, basicWithoutLines])
    func `totals that are stated must add up`(specification: String) {
        var invoice = Self.reduced(specification)
        let wrong = SampleInvoice.amount("9999.99")
        invoice.totals?.withVAT = wrong
        invoice.totals?.payable = wrong
        #expect(Self.broken(invoice) == ["BR-CO-15"])
        invoice = Self.reduced(specification)
        invoice.totals?.payable = wrong
        #expect(Self.broken(invoice) == ["BR-CO-16"], "more is due than the total")
        invoice = Self.reduced(specification)
        invoice.totals?.payable = SampleInvoice.amount("1.00")
        // Only MINIMUM cannot say that the rest is paid.
        #expect(Self.broken(invoice) == (specification == Self.minimum ? [] : ["BR-CO-16"]))
    }

    @Test func `the breakdown of a profile without lines must add up`() {
        var invoice = Self.reduced(Self.basicWithoutLines)
        invoice.vatBreakdown[0].taxAmount = SampleInvoice.amount("1.00")
        #expect(Self.broken(invoice).contains("BR-CO-14"))
    }

    @Test func `what cannot be read stays a finding`() {
        var invoice = Self.reduced(Self.minimum)
        invoice.totals?.payable = Term(reading: "384,00")
        #expect(Self.broken(invoice).contains("unreadable-value"))
    }
}
