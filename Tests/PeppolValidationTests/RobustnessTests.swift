import ArchiveModel
import EN16931Validation
import LibXML2
import PeppolValidation
import SeededTesting
import Testing
import XML

/// No document, however broken, stops the rules.
@Suite("hostile documents")
struct RobustnessTests {

    private static let texts = [
        "", " ", "-", "99999999999999999999999999999999999999", "1e9", "NaN", "#SKONTO#TAGE=", "##", "|||||", "DK",
        "IT", "SE",
        "GR", "NO", "0", "\u{0301}", "-0.0000000000000000000000000000000001", "2026-00-00", "VAT", "ZZZ", "true", "50",
        "93",
    ]

    @Test(arguments: [RuleCase.Base.ubl, .ublCreditNote, .cii])
    func `texts, order and number of elements may be anything`(_ base: RuleCase.Base) throws {
        var generator = SplitMix64(seed: 42)
        var spoke = 0
        for round in 0..<400 {
            let seller = ["DE", "DK", "GR", "IS", "IT", "NL", "NO", "SE"][round % 8]
            var text = base.text
            for edit in country(base, seller: seller, buyer: seller) { text = text.replacing(edit.0, with: edit.1) }
            var lines = text.split(separator: "\n").map(String.init)
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 5..<(lines.count - 1), using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: lines[index] = Self.rewritten(lines[index], &generator)
                case 1: lines.swapAt(index, Int.random(in: 5..<(lines.count - 1), using: &generator))
                default: lines.insert(lines[index], at: index)
                }
            }
            // Where tags no longer match there is no document to judge.
            guard let document = try? XMLDocument(parsing: Array(lines.joined(separator: "\n").utf8)) else { continue }
            let findings = PeppolRules.validate(document, syntax: base.syntax)
            spoke += findings.isEmpty ? 0 : 1
            #expect(findings.allSatisfy { !$0.message.isEmpty && $0.location?.line != nil })
        }
        #expect(spoke > 25)
    }

    @Test(arguments: RuleSyntax.allCases)
    func `a document of another vocabulary is judged, not crashed on`(_ syntax: RuleSyntax) throws {
        for text in [
            "<a/>", SampleUBL.invoice, SampleCII.invoice,
            "<x:Invoice xmlns:x='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>",
        ] {
            let document = try XMLDocument(parsing: Array(text.utf8))
            _ = PeppolRules.validate(document, syntax: syntax)
        }
        let empty = try XMLDocument(
            parsing: Array(
                "<rsm:CrossIndustryInvoice xmlns:rsm='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'/>"
                    .utf8))
        #expect(PeppolRules.validate(empty, syntax: .cii).isEmpty)
        let bare = try XMLDocument(
            parsing: Array("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>".utf8))
        #expect(
            PeppolRules.validate(bare, syntax: .ubl).map(\.id)
                == ["R008", "R001", "R007", "R004", "R003", "R053"].map { "PEPPOL-EN16931-\($0)" })
    }

    /// The first text of a line is another one.
    private static func rewritten(_ line: String, _ generator: inout SplitMix64) -> String {
        guard let start = line.firstIndex(of: ">"),
            let end = line[start...].firstIndex(of: "<"), let text = texts.randomElement(using: &generator)
        else { return line }
        return String(line[...start]) + text + String(line[end...])
    }
}
