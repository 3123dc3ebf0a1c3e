package import ArchiveModel
package import EN16931

/// The business rules of EN 16931-1 §6.4 and the restrictions of its syntax bindings, with the ids, flags and
/// tolerances of CEN/TC 434's artefacts.
///
/// Where text and artefact differ (slack of one unit in some amounts, text lengths for decimals), the artefact
/// is followed, so that a verdict here is the verdict a receiver computes; `Documentation/RuleDisagreements.md`.
package enum EN16931Rules {
    /// Of the artefacts that are followed.
    package static let version = "1.3.16"

    /// One for each syntax. Every structured invoice is held against the core, whatever it claims.
    package static let ruleSets: [RuleSet] = RuleSyntax.allCases.map { syntax in
        RuleSet(
            family: .en16931, syntax: syntax, id: syntax.artefact, version: version, isClaimed: { _ in true },
            judge: { judge($0) })
    }

    /// What the rules of the subject's syntax say: those about the invoice, then those about the document's tree.
    package static func judge(_ subject: RuleSubject) -> Judgement {
        let tree = TreeFacts(of: subject)
        var run = RuleRun(invoice: subject.invoice, syntax: subject.syntax, tree: tree)
        if tree.hasForeignRoot { run.checkApartFromRoot() } else { run.checkAll() }
        var structure = StructureRun(
            subject.syntax == .ubl ? .ubl : .cii, document: subject.document, artefact: subject.syntax.artefact)
        structure.run()
        return Judgement(
            run.list.findings { subject.location($0) } + structure.list.findings { subject.location($0) },
            isUndecided: run.isUndecided || structure.isUndecided)
    }

    /// All semantic rules that do not hold, in the order of the rule groups, for an invoice without its document.
    ///
    /// - Parameter locate: Turns a place into what a reader of the findings can use; line and column by default.
    package static func validate(
        _ invoice: Invoice, syntax: RuleSyntax,
        locate: (SourcePlace) -> Finding.Location = { Finding.Location(line: $0.line, column: $0.column) }
    ) -> [Finding] {
        var run = RuleRun(invoice: invoice, syntax: syntax)
        run.checkAll()
        return run.list.findings(locate: locate)
    }
}

extension RuleRun {
    fileprivate mutating func checkAll() {
        checkReadability()
        checkHeader()
        checkParties()
        checkReferences()
        checkDeliveryAndPeriods()
        checkPayment()
        checkAllowancesAndCharges()
        checkLines()
        checkVATBreakdown()
        checkTotals()
        checkDecimals()
        checkCodes()
        for category in VATCategory.all { check(category) }
        checkExcludingCategories()
    }

    /// What the CII artefact still checks under a root of another name: lines and breakdowns by themselves.
    fileprivate mutating func checkApartFromRoot() {
        note(
            Finding(
                artefact: Self.readabilityArtefact, id: "foreign-root", flag: .fatal,
                message:
                    "The root element is not rsm:CrossIndustryInvoice, so that most rules do not see the invoice. Name it so."
            ),
            at: invoice.source.place)
        checkReadability()
        checkPayment()
        checkAllowancesAndCharges()
        checkLines()
        checkVATBreakdown()
        for category in VATCategory.all { checkApartFromRoot(category) }
    }
}
