package import ArchiveModel
package import EN16931

/// The two Factur-X / ZUGFeRD profiles that are less than an EN 16931 invoice and say so in BT-24: they have no lines,
/// MINIMUM no VAT breakdown either. Rules about what such a profile cannot hold do not apply to it; what the document
/// does state is held against all rules that speak of it.
package struct ReducedProfile: Sendable {
    package enum Name: String, Hashable, Sendable {
        case minimum = "MINIMUM"
        case basicWithoutLines = "BASIC WL"
    }

    package let name: Name
    /// MINIMUM has no element for what was paid (BT-113) or rounded (BT-114), so less than BT-112 may be due.
    private let mayOweLess: Bool

    /// Nil for every specification that claims EN 16931, and wherever the document holds more than the profile has:
    /// BT-24 is the sender's word, and alone switches no rule off.
    package init?(of invoice: Invoice, syntax: RuleSyntax) {
        guard syntax == .cii, invoice.lines.isEmpty,
            let name = Self.name(of: invoice.processControl?.specificationIdentifier?.canonical),
            name == .basicWithoutLines || invoice.vatBreakdown.isEmpty
        else { return nil }
        self.name = name
        let totals = invoice.totals
        let (payable, withVAT) = (totals?.payable.amount(), totals?.withVAT.amount())
        mayOweLess =
            name == .minimum && totals?.paid == nil && totals?.rounding == nil
            && payable.flatMap { payable in withVAT.map { payable <= $0 } } ?? false
    }

    private static func name(of specification: String?) -> Name? {
        let specification = specification?.lowercased() ?? ""
        guard specification.hasPrefix("urn:factur-x.eu:") || specification.hasPrefix("urn:zugferd.de:") else {
            return nil
        }
        if specification.hasSuffix(":minimum") { return .minimum }
        return specification.hasSuffix(":basicwl") ? .basicWithoutLines : nil
    }

    /// Whether a finding speaks of something the profile can hold.
    package func applies(_ finding: Finding) -> Bool {
        let rule = finding.id
        // Only business rules ask for what the profile leaves out; others speak of what is there.
        guard finding.artefact == RuleSyntax.cii.artefact, rule.hasPrefix("BR-") else { return true }
        switch name {
        case .minimum:
            if rule == "BR-CO-16" { return !mayOweLess }
            return Self.minimumRules.contains(rule) || rule.hasPrefix("BR-CL-") || rule.hasPrefix("BR-DEC-")
        case .basicWithoutLines:
            if rule == "BR-16" || rule == "BR-CO-10" { return false }
            let parts = rule.split(separator: "-")
            guard parts.count == 3, Self.categories.contains(parts[1]) else { return true }
            // Those that compare the breakdown with the lines.
            return parts[2] != "01" && parts[2] != "08"
        }
    }

    private static let minimumRules: Set<String> = [
        "BR-01", "BR-02", "BR-03", "BR-04", "BR-05", "BR-06", "BR-07", "BR-09", "BR-14", "BR-15", "BR-CO-09",
        "BR-CO-15",
    ]
    private static let categories: Set<Substring> = ["S", "Z", "E", "AE", "IC", "G", "O", "AF", "AG", "B"]
}
