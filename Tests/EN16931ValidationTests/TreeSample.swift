import ArchiveModel
import CII
import EN16931
import EN16931Validation
import LibXML2
import Testing
import UBL
import XML

/// Documents built from `SyntaxTests`' two by putting text in.
enum TreeSample {
    static func subject(_ text: String, _ syntax: RuleSyntax) throws -> RuleSubject {
        let document = try XMLDocument(parsing: Array(text.utf8))
        return switch syntax {
        case .ubl:
            RuleSubject(
                document: document, invoice: try UBLReader.read(document), syntax: .ubl, prefixes: UBLReader.prefixes)
        case .cii:
            RuleSubject(
                document: document, invoice: try CIIReader.read(document), syntax: .cii, prefixes: CIIReader.prefixes)
        }
    }

    static func judgement(_ text: String, _ syntax: RuleSyntax) throws -> Judgement {
        EN16931Rules.judge(try subject(text, syntax))
    }

    static func broken(_ text: String, _ syntax: RuleSyntax) throws -> Set<String> {
        Set(try judgement(text, syntax).findings.map(\.id))
    }

    static func valid(_ syntax: RuleSyntax) -> String { syntax == .ubl ? SyntaxTests.ubl : SyntaxTests.cii }

    /// A document of nothing but that content, with an attribute of its root.
    static func bare(_ content: String, _ syntax: RuleSyntax, attribute: String = "") -> String {
        let ubl = "urn:oasis:names:specification:ubl:schema:xsd"
        let cii = "urn:un:unece:uncefact:data:standard"
        let name = syntax == .ubl ? "ubl:Invoice" : "rsm:CrossIndustryInvoice"
        return """
            <\(name)\(attribute) xmlns:ubl="\(ubl):Invoice-2" xmlns:cac="\(ubl):CommonAggregateComponents-2" \
            xmlns:cbc="\(ubl):CommonBasicComponents-2" xmlns:ext="\(ubl):CommonExtensionComponents-2" \
            xmlns:rsm="\(cii):CrossIndustryInvoice:100" xmlns:udt="\(cii):UnqualifiedDataType:100" \
            xmlns:ram="\(cii):ReusableAggregateBusinessInformationEntity:100">\(content)</\(name)>
            """
    }
}

/// A text put in place of another, and the rules that are broken then: these and no others.
struct TreeCase: Sendable, CustomTestStringConvertible {
    let rules: Set<String>
    let syntax: RuleSyntax
    let old: String
    let new: String

    init(_ rules: Set<String>, _ syntax: RuleSyntax, _ old: String, _ new: String) {
        self.rules = rules
        self.syntax = syntax
        self.old = old
        self.new = new
    }

    var testDescription: String { "\(rules.sorted().joined(separator: " ")) in \(syntax.rawValue)" }

    var document: String { TreeSample.valid(syntax).replacing(old, with: new, maxReplacements: 1) }
}
