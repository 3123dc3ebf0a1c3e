import ArchiveModel
import EN16931

/// Holds totals that a layout placed against those read without it: net and tax make gross.
struct LayoutTotals {
    static let terms = ["BT-109", "BT-110", "BT-112"]
    /// Less sure ones prove nothing.
    private static let proof = 0.8
    /// What does not fit is not kept as sure.
    private static let doubt = 0.45

    let before: Fields
    /// Those of the three that the layout gave.
    let taken: Set<String>

    /// The fields with totals that fit, or those from before with what was wrong about the others.
    func settled(_ fields: Fields) -> (fields: Fields, contradicted: String?) {
        guard !taken.isEmpty, taken.contains(where: { fields[$0]?.value != before[$0]?.value }) else {
            return (fields, nil)
        }
        guard !Self.addUp(fields) else { return (withPayable(fields), nil) }
        if isProved(before) {
            var restored = fields
            for term in Self.terms { restored[term] = before[term] }
            return (restored, Self.terms.map { "\($0) \(fields[$0]?.value ?? "–")" }.joined(separator: ", "))
        }
        // What the layout did not place was read beside something else.
        var doubted = fields
        for term in Self.terms where !taken.contains(term) {
            if let missing = Self.missing(term, in: fields, taken), var claim = fields[term] ?? fields["BT-112"] {
                claim.value = missing.description
                claim.confidence = 0.7
                claim.page = nil
                claim.box = nil
                doubted[term] = claim
            } else if let claim = fields[term] {
                doubted[term]?.confidence = min(claim.confidence, Self.doubt)
            }
        }
        return (withPayable(doubted), nil)
    }

    /// Where nothing else was said, what is due is the gross amount.
    private func withPayable(_ fields: Fields) -> Fields {
        guard taken.contains("BT-112"), let gross = fields["BT-112"],
            before["BT-115"]?.value == before["BT-112"]?.value,
            fields["BT-115"]?.value == before["BT-115"]?.value, fields["BT-113"] == nil
        else { return fields }
        var fields = fields
        fields["BT-115"] = gross
        return fields
    }

    private func isProved(_ fields: Fields) -> Bool {
        Self.addUp(fields) && Self.terms.allSatisfy { (fields[$0]?.confidence ?? 0) >= Self.proof }
            && Self.amount("BT-110", fields) != .zero
    }

    private static func addUp(_ fields: Fields) -> Bool {
        guard let net = amount("BT-109", fields), let tax = amount("BT-110", fields),
            let gross = amount("BT-112", fields)
        else { return false }
        return net.adding(tax) == gross
    }

    /// The third of them, where the layout gave the other two.
    private static func missing(_ term: String, in fields: Fields, _ taken: Set<String>) -> Amount? {
        guard taken.count == 2 else { return nil }
        let (net, tax, gross) = (amount("BT-109", fields), amount("BT-110", fields), amount("BT-112", fields))
        switch term {
        case "BT-109": return tax.flatMap { gross?.subtracting($0) }
        case "BT-110": return net.flatMap { gross?.subtracting($0) }
        default: return tax.flatMap { net?.adding($0) }
        }
    }

    private static func amount(_ term: String, _ fields: Fields) -> Amount? {
        fields[term].flatMap { Amount($0.value) }
    }
}
