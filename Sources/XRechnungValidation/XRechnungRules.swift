package import ArchiveModel
import EN16931
package import EN16931Validation
package import XML

/// The rules of XRechnung 3.0 (CIUS, extension and CVD) with the ids, flags and contexts of KoSIT's Schematron.
///
/// They run on the document, as the official ones do: most ask for elements, repetitions and attributes that an
/// invoice's terms no longer tell. Where text and artefact differ, the artefact is followed
/// (`Documentation/XRechnung.md`).
package enum XRechnungRules {
    /// KoSIT's Schematron of 2026-01-31 for XRechnung 3.0.2.
    package static let version = "2.5.0"

    /// One for each syntax, claimed by the identifiers of XRechnung 3.0. Earlier versions had other rules.
    package static let ruleSets: [RuleSet] = RuleSyntax.allCases.map { syntax in
        RuleSet(
            family: .xrechnung, syntax: syntax, id: artefact(syntax), version: version,
            inForceFrom: InvoiceDate(year: 2024, month: 2, day: 1),
            isClaimed: { XRechnungSpecification(identifier: $0) != nil },
            overrides: { subject in
                guard let specification = XRechnungSpecification(identifier: subject.specification) else { return [:] }
                return XRechnungScenario.levels(specification, syntax: subject.syntax)
            },
            judge: { Judgement(validate($0.document, syntax: $0.syntax)) })
    }

    /// XRechnung's own rules: `xrechnung-ubl`, `xrechnung-cii`.
    package static func artefact(_ syntax: RuleSyntax) -> String { "xrechnung-\(syntax.rawValue)" }

    /// The rules of Peppol BIS Billing 3 that XRechnung takes over: `xrechnung-peppol-ubl`, `xrechnung-peppol-cii`.
    /// KoSIT keeps them apart in its source and merges them into what it releases.
    package static func peppolArtefact(_ syntax: RuleSyntax) -> String { "xrechnung-peppol-\(syntax.rawValue)" }

    /// All rules that do not hold. BT-24 decides whether those of the extension and of CVD speak.
    ///
    /// - Returns: Nothing for a document whose root is not of that syntax.
    package static func validate(_ document: XMLDocument, syntax: RuleSyntax) -> [Finding] {
        let run = RuleRun(document: document, syntax: syntax)
        switch syntax {
        case .ubl:
            guard var rules = UBLRules(run) else { return [] }
            return rules.findings()
        case .cii:
            guard var rules = CIIRules(run) else { return [] }
            return rules.findings()
        }
    }
}
