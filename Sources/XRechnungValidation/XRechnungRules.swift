package import ArchiveModel
package import EN16931Validation
package import XML

/// The rules of XRechnung 3.0 (CIUS, extension and CVD) with the ids, flags and contexts of KoSIT's Schematron.
///
/// They run on the document, as the official ones do: most ask for elements, repetitions and attributes that an
/// invoice's terms no longer tell. Where text and artefact differ, the artefact is followed
/// (`Documentation/XRechnung.md`).
package enum XRechnungRules {
    /// The specification and the rule set that these rules agree with.
    package static let edition = "XRechnung 3.0.2, KoSIT Schematron 2.5.0 (2026-01-31)"

    /// XRechnung's own rules: `xrechnung-ubl`, `xrechnung-cii`.
    package static func artefact(_ syntax: RuleSyntax) -> String { "xrechnung-\(syntax.rawValue)" }

    /// The rules of Peppol BIS Billing 3 that XRechnung takes over: `xrechnung-peppol-ubl`, `xrechnung-peppol-cii`.
    /// KoSIT keeps them apart in its source and merges them into what it releases.
    package static func peppolArtefact(_ syntax: RuleSyntax) -> String { "xrechnung-peppol-\(syntax.rawValue)" }

    /// Both, in this order.
    package static func artefacts(_ syntax: RuleSyntax) -> [String] { [artefact(syntax), peppolArtefact(syntax)] }

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
