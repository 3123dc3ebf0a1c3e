import EN16931

/// The rule sets at hand, versions side by side.
package struct RuleRegistry: Sendable {
    package let ruleSets: [RuleSet]

    package init(_ ruleSets: [RuleSet]) { self.ruleSets = ruleSets }

    /// The sets an invoice is held against by what it is and claims to be: the core, and those BT-24 names.
    package func claimed(by subject: RuleSubject) -> [RuleSet] {
        RuleSet.Family.allCases.compactMap { family in
            let claimed = sets(family, subject.syntax).filter { $0.isClaimed(subject.specification) }
            return Self.inForce(claimed, on: subject.issueDate)
        }
    }

    /// One set of each family asked for, whether the invoice claims it or not; of a family with several versions the
    /// claimed ones come first.
    package func asked(_ families: [RuleSet.Family], for subject: RuleSubject) -> [RuleSet] {
        families.compactMap { family in
            let all = sets(family, subject.syntax)
            let claimed = all.filter { $0.isClaimed(subject.specification) }
            return Self.inForce(claimed.isEmpty ? all : claimed, on: subject.issueDate)
        }
    }

    private func sets(_ family: RuleSet.Family, _ syntax: RuleSyntax) -> [RuleSet] {
        ruleSets.filter { $0.family == family && $0.syntax == syntax }
    }

    /// The version for an issue date. Where none is in force then, the nearest: the oldest for a day before all, else
    /// the newest, which also speaks where the date cannot be read.
    private static func inForce(_ versions: [RuleSet], on day: InvoiceDate?) -> RuleSet? {
        let sorted = versions.sorted { left, right in
            guard let right = right.inForceFrom else { return false }
            return left.inForceFrom.map { $0 < right } ?? true
        }
        guard let day else { return sorted.last }
        if let current = sorted.last(where: { $0.isInForce(on: day) }) { return current }
        if let oldest = sorted.first, let from = oldest.inForceFrom, day < from { return oldest }
        return sorted.last { $0.inForceFrom.map { $0 <= day } ?? true }
    }
}
