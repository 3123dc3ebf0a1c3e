import ArchiveModel
import EN16931
import EN16931Validation
import LibXML2
import Testing
import XML
import XRechnungValidation

@Suite struct ScenarioTests {
    @Test func `only the three identifiers are XRechnung 3`() {
        for specification in XRechnungSpecification.allCases {
            #expect(XRechnungSpecification(identifier: specification.identifier) == specification)
            #expect(XRechnungSpecification(identifier: specification.identifier + " ") == nil)
            #expect(specification.identifier.hasPrefix(XRechnungSpecification.cius.identifier))
        }
        #expect(XRechnungSpecification(identifier: "urn:cen.eu:en16931:2017") == nil)
    }

    @Test(arguments: RuleSyntax.allCases)
    func `what the extension widens does not reject it`(syntax: RuleSyntax) {
        let levels = XRechnungScenario.levels(.extension, syntax: syntax)
        for rule in ["BR-CL-10", "BR-CL-11", "BR-CL-21", "BR-CL-24", "BR-CL-25", "BR-CL-26"] {
            #expect(levels[rule] == .information)
        }
        #expect(levels["BR-CO-16"] == (syntax == .ubl ? .information : nil))
        #expect(levels["BR-CL-13"] == nil)
        #expect(XRechnungScenario.levels(.cius, syntax: syntax) == ["BR-CL-21": .warning, "BR-CL-23": .warning])
    }

    @Test func `CVD may name its own item scheme`() {
        let levels = XRechnungScenario.levels(.cleanVehicles, syntax: .ubl)
        #expect(levels["BR-CL-13"] == .information)
        #expect(levels["BR-CL-10"] == nil)
    }

    @Test(arguments: SampleDocument.all + [.extended, .extendedCII, .vehicle, .vehicleCII])
    func `the rule sets are claimed by BT-24 and give the findings and levels`(sample: SampleDocument) throws {
        let document = try XMLDocument(parsing: Array(sample.changed("+49 381 1", "x").text.utf8))
        let claims = XRechnungSpecification.allCases.filter { sample.text.contains($0.identifier + "<") }
        var invoice = Invoice()
        var control = ProcessControl()
        control.specificationIdentifier = Term(claims[0].identifier)
        invoice.processControl = control
        let subject = RuleSubject(document: document, invoice: invoice, syntax: sample.syntax)
        let claimed = RuleRegistry(XRechnungRules.ruleSets).claimed(by: subject)
        #expect(claimed.map(\.id) == ["xrechnung-\(sample.syntax.rawValue)"])
        #expect(claimed[0].judge(subject).findings.map(\.id) == ["BR-DE-27"])
        #expect(claimed[0].overrides(subject) == XRechnungScenario.levels(claims[0], syntax: sample.syntax))
    }

    @Test func `no other invoice claims them`() throws {
        let document = try XMLDocument(parsing: Array(SampleDocument.ubl.text.utf8))
        let subject = RuleSubject(document: document, invoice: Invoice(), syntax: .ubl)
        let registry = RuleRegistry(XRechnungRules.ruleSets)
        #expect(registry.claimed(by: subject).isEmpty)
        #expect(registry.asked([.xrechnung], for: subject).map(\.id) == ["xrechnung-ubl"])
        #expect(registry.asked([.xrechnung], for: subject)[0].overrides(subject).isEmpty)
    }
}
