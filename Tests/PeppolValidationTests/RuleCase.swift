import ArchiveModel
import EN16931Validation
import LibXML2
import PeppolValidation
import Testing
import XML

/// One change to a document that keeps every rule, and the rules it breaks by it.
struct RuleCase: Sendable, CustomTestStringConvertible {
    enum Base: Sendable {
        case ubl
        case ublCreditNote
        case cii

        var text: String {
            switch self {
            case .ubl: SampleUBL.invoice
            case .ublCreditNote: SampleUBL.creditNote
            case .cii: SampleCII.invoice
            }
        }

        var syntax: RuleSyntax { self == .cii ? .cii : .ubl }
    }

    let expected: [String]
    let base: Base
    /// What is written instead of what, everywhere it stands.
    let edits: [(from: String, to: String)]

    init(_ expected: [String], _ base: Base = .ubl, _ edits: (String, String)...) {
        self.init(expected, base, all: edits)
    }

    init(_ expected: [String], _ base: Base, all edits: [(String, String)]) {
        self.expected = expected
        self.base = base
        self.edits = edits.map { (from: $0.0, to: $0.1) }
    }

    var testDescription: String {
        "\(base) \(expected.joined(separator: ", ")): \(edits.last.map { $0.to.prefix(60) } ?? "unchanged")"
    }

    /// The document; an edit that finds nothing to change is a fault of the case.
    func document() throws -> XMLDocument {
        var text = base.text
        for edit in edits {
            try #require(text.contains(edit.from), "nothing to change: \(edit.from)")
            text = text.replacing(edit.from, with: edit.to)
        }
        return try XMLDocument(parsing: Array(text.utf8))
    }

    func findings() throws -> [Finding] { PeppolRules.validate(try document(), syntax: base.syntax) }

    /// Every rule as often as it speaks, sorted.
    func check(_ location: SourceLocation = #_sourceLocation) throws {
        let findings = try findings()
        #expect(findings.map(\.id).sorted() == expected.sorted(), sourceLocation: location)
        for finding in findings {
            #expect(finding.artefact == "peppol-\(base.syntax.rawValue)", sourceLocation: location)
            #expect(!finding.message.isEmpty && finding.location?.line != nil, sourceLocation: location)
        }
    }
}

/// The document of a party of another country, by address and VAT number.
func country(_ base: RuleCase.Base, seller: String, vat: String? = nil, buyer: String? = nil) -> [(String, String)] {
    var edits: [(String, String)]
    if base == .cii {
        edits = [("<ram:CountryID>FI<", "<ram:CountryID>\(seller)<")]
        if let buyer { edits.append(("<ram:CountryID>BE<", "<ram:CountryID>\(buyer)<")) }
    } else {
        edits = [("Code>FI<", "Code>\(seller)<")]
        if let buyer { edits.append(("Code>BE<", "Code>\(buyer)<")) }
    }
    edits.append(("FI12345678", vat ?? "\(seller)12345678"))
    return edits
}
