package import ArchiveModel
package import EN16931

/// One version of a published set of rules for one syntax.
package struct RuleSet: Sendable {
    /// Whose rules they are. Of a family, one version speaks: the one in force at the issue date.
    package enum Family: String, Hashable, Sendable, CaseIterable {
        case en16931
        case peppol
        case xrechnung
    }

    package let family: Family
    package let syntax: RuleSyntax
    /// As findings name it (`en16931-ubl`, `peppol-ubl`, `xrechnung-cii`).
    package let id: String
    /// As its publisher numbers it.
    package let version: String
    /// The first issue date (BT-2) it holds for; nil for all before `until`.
    package let inForceFrom: InvoiceDate?
    /// The last issue date it holds for; nil while no successor is known.
    package let inForceUntil: InvoiceDate?
    /// Whether an invoice claims to follow it, by its specification identifier (BT-24).
    package let isClaimed: @Sendable (_ specification: String) -> Bool
    /// Flags it gives to other sets' rules for such an invoice, by rule id: a national extension can allow what the
    /// core forbids.
    package let overrides: @Sendable (RuleSubject) -> [String: Finding.Flag]
    package let judge: @Sendable (RuleSubject) -> Judgement

    package init(
        family: Family, syntax: RuleSyntax, id: String, version: String, inForceFrom: InvoiceDate? = nil,
        inForceUntil: InvoiceDate? = nil, isClaimed: @escaping @Sendable (String) -> Bool,
        overrides: @escaping @Sendable (RuleSubject) -> [String: Finding.Flag] = { _ in [:] },
        judge: @escaping @Sendable (RuleSubject) -> Judgement
    ) {
        self.family = family
        self.syntax = syntax
        self.id = id
        self.version = version
        self.inForceFrom = inForceFrom
        self.inForceUntil = inForceUntil
        self.isClaimed = isClaimed
        self.overrides = overrides
        self.judge = judge
    }

    /// Whether it holds for invoices issued that day.
    package func isInForce(on day: InvoiceDate) -> Bool {
        (inForceFrom.map { $0 <= day } ?? true) && (inForceUntil.map { day <= $0 } ?? true)
    }
}

extension RuleSet {
    /// That it speaks of an invoice of a day on which another version was in force, which is not at hand; nil where it was
    /// in force, or the day is not known.
    package func anachronism(on day: InvoiceDate?) -> String? {
        guard let day, !isInForce(on: day) else { return nil }
        let span =
            switch (inForceFrom, inForceUntil) {
            case (let from?, let until?): "from \(from) to \(until)"
            case (let from?, nil): "from \(from) on"
            case (nil, let until?): "until \(until)"
            case (nil, nil): "at any time"
            }
        return
            "The invoice was issued on \(day). Version \(version) of the rules \(id), by which it was judged, is in force "
            + "\(span); the version of that day is not at hand, and its verdict may be another."
    }
}

/// What a rule set says of a document.
package struct Judgement: Sendable {
    package var findings: [Finding]
    /// A rule could not be computed (the published set ends in an error there), so that there is no verdict.
    package var isUndecided: Bool

    package init(_ findings: [Finding], isUndecided: Bool = false) {
        self.findings = findings
        self.isUndecided = isUndecided
    }
}
