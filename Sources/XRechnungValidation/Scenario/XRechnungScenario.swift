package import ArchiveModel
package import EN16931Validation

/// How KoSIT's validator weighs rules of EN 16931 in an XRechnung: its scenarios lower some that the specification
/// widens by rules of its own, or whose code lists lag behind. Without that an invoice that follows the extension or
/// CVD could never be accepted.
package enum XRechnungScenario {
    /// Flags by rule, those that differ from the rule's own.
    package static func levels(
        _ specification: XRechnungSpecification, syntax: RuleSyntax
    ) -> [String: Finding.Flag] {
        // Code lists of item identifiers and units change faster than the rule sets.
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
            // BR-DEX-09 adds third party payments; CII has neither the rule nor the group.
            if syntax == .ubl { levels["BR-CO-16"] = .information }
        }
        return levels
    }
}
