/// The two Factur-X / ZUGFeRD profiles that are less than an EN 16931 invoice and say so in BT-24: they have no lines,
/// MINIMUM no VAT breakdown either. Rules about what such a profile cannot hold do not apply to it.
package enum ReducedProfile: String, Hashable, Sendable {
    case minimum = "MINIMUM"
    case basicWithoutLines = "BASIC WL"

    /// Nil for every specification that claims EN 16931.
    package init?(specification: String?) {
        let name = specification?.lowercased() ?? ""
        guard name.hasPrefix("urn:factur-x.eu:") || name.hasPrefix("urn:zugferd.de:") else { return nil }
        if name.hasSuffix(":minimum") {
            self = .minimum
        } else if name.hasSuffix(":basicwl") {
            self = .basicWithoutLines
        } else {
            return nil
        }
    }

    /// Whether a rule speaks of something the profile can hold.
    package func applies(_ rule: String) -> Bool {
        switch self {
        case .minimum:
            let kept = ["BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06", "BR-07", "BR-14", "BR-15"]
            return kept.contains(rule) || rule.hasPrefix("BR-CL-") || rule.hasPrefix("BR-DEC-")
        case .basicWithoutLines:
            if rule == "BR-16" || rule == "BR-CO-10" { return false }
            let parts = rule.split(separator: "-")
            let categories: Set<Substring> = ["S", "Z", "E", "AE", "IC", "G", "O", "AF", "AG", "B"]
            guard parts.count == 3, categories.contains(parts[1]) else { return true }
            // Those that compare the breakdown with the lines.
            return parts[2] != "01" && parts[2] != "08"
        }
    }
}
