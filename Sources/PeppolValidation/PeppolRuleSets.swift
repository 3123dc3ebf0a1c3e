import EN16931
package import EN16931Validation

extension PeppolRules {
    /// One for each syntax. Claimed by a specification identifier (BT-24) that is Peppol BIS Billing 3 or begins with it.
    package static let ruleSets: [RuleSet] = RuleSyntax.allCases.map { syntax in
        RuleSet(
            family: .peppol, syntax: syntax, id: artefact(syntax), version: version,
            // Mandatory from the first day on; 3.0.20 took its place.
            inForceFrom: InvoiceDate(year: 2025, month: 8, day: 25),
            inForceUntil: InvoiceDate(year: 2026, month: 2, day: 22),
            isClaimed: { $0.hasPrefix(BusinessProcess.specification) },
            judge: { subject in
                Judgement(validate(subject.document, syntax: subject.syntax) { subject.location($0) })
            })
    }
}
