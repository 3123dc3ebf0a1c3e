package import ArchiveModel
package import EN16931

/// Which official rule set speaks. The two implementations of EN 16931-1's rules differ in details, so each
/// verdict is that of the artefact of the document's own syntax.
package enum RuleSyntax: String, Hashable, Sendable, CaseIterable {
    case ubl
    case cii

    /// As findings name it: `en16931-ubl`, `en16931-cii`.
    package var artefact: String { "en16931-\(rawValue)" }
}

/// The business rules of EN 16931-1 §6.4, with the ids, flags and tolerances of CEN/TC 434's artefacts (1.3.16).
///
/// Where text and artefact differ (slack of one unit in some amounts, text lengths for decimals), the artefact
/// is followed, so that a verdict here is the verdict a receiver computes.
package enum EN16931Rules {
    /// All rules that do not hold, in the order of the rule groups.
    ///
    /// - Parameter locate: Turns a place into what a reader of the findings can use; line and column by default.
    package static func validate(
        _ invoice: Invoice, syntax: RuleSyntax,
        locate: (SourcePlace) -> Finding.Location = { Finding.Location(line: $0.line, column: $0.column) }
    ) -> [Finding] {
        var run = RuleRun(invoice: invoice, syntax: syntax)
        run.checkReadability()
        run.checkHeader()
        run.checkParties()
        run.checkReferences()
        run.checkDeliveryAndPeriods()
        run.checkPayment()
        run.checkAllowancesAndCharges()
        run.checkLines()
        run.checkVATBreakdown()
        run.checkTotals()
        run.checkDecimals()
        run.checkCodes()
        for category in VATCategory.all { run.check(category) }
        run.checkExcludingCategories()
        return run.findings(locate: locate)
    }
}
