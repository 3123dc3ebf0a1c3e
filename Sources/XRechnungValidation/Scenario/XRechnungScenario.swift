package import ArchiveModel
package import EN16931Validation

/// How KoSIT's validator weighs the findings of an XRechnung: its scenarios lower some rules of EN 16931 that the
/// specification widens by rules of its own, or whose code lists lag behind. Without that an invoice that follows
/// the extension or CVD could never be accepted.
package struct XRechnungScenario: Sendable {
    private let levels: [String: Finding.Flag]

    package init(_ specification: XRechnungSpecification, syntax: RuleSyntax) {
        // Code lists of item classifications and units change faster than the rule sets.
        var levels: [String: Finding.Flag] = ["BR-CL-21": .warning, "BR-CL-23": .warning]
        switch specification {
        case .cius: break
        case .cleanVehicles:
            // BR-TMP-CVD-01 widens UNTDID 7143 by CVD.
            levels["BR-CL-13"] = .information
        case .extension:
            // BR-DEX-04…08 widen the schemes, BR-DEX-01 the media types.
            for rule in ["BR-CL-10", "BR-CL-11", "BR-CL-21", "BR-CL-24", "BR-CL-25", "BR-CL-26"] {
                levels[rule] = .information
            }
            // BR-DEX-09 adds third party payments; there is no such rule and no such group in CII.
            if syntax == .ubl { levels["BR-CO-16"] = .information }
        }
        self.levels = levels
    }

    /// The flag with which a finding counts for the verdict; its own where the scenario says nothing of it.
    package func weight(of finding: Finding) -> Finding.Flag {
        guard finding.flag == .fatal, let level = levels[finding.id] else { return finding.flag }
        return level
    }

    /// Whether a receiver following the scenario rejects the invoice.
    package func rejects(_ findings: some Sequence<Finding>) -> Bool {
        findings.contains { weight(of: $0) == .fatal }
    }
}
