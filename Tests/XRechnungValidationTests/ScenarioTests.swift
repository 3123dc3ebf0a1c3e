import ArchiveModel
import EN16931Validation
import Testing
import XRechnungValidation

@Suite struct ScenarioTests {
    private static func finding(_ id: String, _ flag: Finding.Flag = .fatal) -> Finding {
        Finding(artefact: "en16931-ubl", id: id, flag: flag, message: "")
    }

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
        let scenario = XRechnungScenario(.extension, syntax: syntax)
        for rule in ["BR-CL-10", "BR-CL-11", "BR-CL-21", "BR-CL-24", "BR-CL-25", "BR-CL-26"] {
            #expect(scenario.weight(of: Self.finding(rule)) == .information)
            #expect(XRechnungScenario(.cius, syntax: syntax).rejects([Self.finding(rule)]) == (rule != "BR-CL-21"))
        }
        #expect(scenario.rejects([Self.finding("BR-CO-16")]) == (syntax == .cii))
        #expect(scenario.rejects([Self.finding("BR-CL-10"), Self.finding("BR-CL-13")]))
    }

    @Test func `CVD may name its own item scheme`() {
        #expect(!XRechnungScenario(.cleanVehicles, syntax: .ubl).rejects([Self.finding("BR-CL-13")]))
        #expect(XRechnungScenario(.cleanVehicles, syntax: .ubl).rejects([Self.finding("BR-CL-10")]))
    }

    @Test(arguments: XRechnungSpecification.allCases)
    func `units of measure are a warning, and nothing is made graver`(specification: XRechnungSpecification) {
        let scenario = XRechnungScenario(specification, syntax: .ubl)
        #expect(scenario.weight(of: Self.finding("BR-CL-23")) == .warning)
        #expect(scenario.weight(of: Self.finding("BR-CL-23", .information)) == .information)
        #expect(scenario.weight(of: Self.finding("BR-01")) == .fatal)
        #expect(!scenario.rejects([]))
    }
}
