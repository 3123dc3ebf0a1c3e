import ArchiveModel
import CII
import EN16931
import EN16931Validation
import Facturae
import UBL
import WorkerProtocol
import XML

/// The rule sets that apply to a structured invoice, and what they say.
struct Ruling {
    private(set) var ruleSets: [AppliedRuleSet] = []
    private(set) var findings: [Finding] = []
    /// A rule could not be computed.
    private var isUndecided = false

    init(
        _ structured: StructuredInvoice, rules: ExaminationRequest.Rules, schemas: InvoiceSchemas = .none,
        registry: RuleRegistry = Rulebook.registry
    ) {
        // The rules still speak of what is there.
        if let judgement = schemas.judge(structured.document) {
            ruleSets += judgement.ruleSet.map { [$0] } ?? []
            findings += judgement.findings
        }
        if let facturae = structured.facturae {
            ruleSets.append(structured.facturaeRuleSet)
            findings += structured.facturaeFindings
            // Of withdrawn versions nobody checks the structure: what is missing there says nothing in the sums.
            isUndecided = facturae.version.isWithdrawn
            if let families = Self.families(rules), rules != .all {
                report(absent: families)
                isUndecided = true
            }
            return
        }
        guard let subject = Self.subject(structured) else {
            if structured.invoice != nil {
                findings.append(
                    .extraction(
                        "rules-unavailable", .information,
                        "ZUGFeRD 1 is older than EN 16931 and has no rules of it; nothing is said about validity."))
            }
            return
        }
        let families = Self.families(rules)
        let applied = families.map { registry.asked($0, for: subject) } ?? registry.claimed(by: subject)
        for ruleSet in applied { apply(ruleSet, to: subject) }
        if let families {
            report(absent: families.filter { family in !applied.contains { $0.family == family } })
            isUndecided = isUndecided || applied.isEmpty
        }
        // Asked for by name, a set speaks alone and whole.
        guard rules == .auto else { return }
        for ruleSet in applied { override(ruleSet.overrides(subject)) }
        if let profile = ReducedProfile(of: subject.invoice, syntax: subject.syntax) { leaveOutWhatLacks(profile) }
    }

    /// Ids of the rule sets that ran.
    var artefacts: [String] { ruleSets.map(\.id) }

    /// Invalid where a rule of a set is broken. Indeterminate where no set ran, a rule could not be computed (its publisher's
    /// own run ends there in an error), or nothing is broken but a value cannot be read. Else valid.
    var verdict: Verdict {
        if ruleSets.isEmpty || isUndecided { return .indeterminate }
        let fatal = findings.filter { $0.flag == .fatal }
        if fatal.contains(where: { artefacts.contains($0.artefact) }) { return .invalid }
        return fatal.isEmpty ? .valid : .indeterminate
    }

    private static func subject(_ structured: StructuredInvoice) -> RuleSubject? {
        guard let invoice = structured.invoice else { return nil }
        switch structured.kind {
        case .ublInvoice, .ublCreditNote:
            return RuleSubject(
                document: structured.document, invoice: invoice, syntax: .ubl, prefixes: UBLReader.prefixes)
        case .cii:
            return RuleSubject(
                document: structured.document, invoice: invoice, syntax: .cii, prefixes: CIIReader.prefixes)
        default: return nil
        }
    }

    /// Nil for those the invoice itself claims.
    private static func families(_ rules: ExaminationRequest.Rules) -> [RuleSet.Family]? {
        switch rules {
        case .auto: nil
        case .en16931: [.en16931]
        case .peppol: [.peppol]
        case .xrechnung: [.xrechnung]
        case .all: RuleSet.Family.allCases
        }
    }

    private mutating func apply(_ ruleSet: RuleSet, to subject: RuleSubject) {
        let judgement = ruleSet.judge(subject)
        ruleSets.append(AppliedRuleSet(id: ruleSet.id, version: ruleSet.version))
        findings += judgement.findings
        if let anachronism = ruleSet.anachronism(on: subject.issueDate) {
            findings.append(.extraction("rules-of-another-day", .information, anachronism, terms: ["BT-2"]))
        }
        isUndecided = isUndecided || judgement.isUndecided
    }

    /// Asked for by name and not there: said, never taken for passed.
    private mutating func report(absent families: [RuleSet.Family]) {
        for family in families {
            findings.append(
                .extraction(
                    "rules-unavailable", .information,
                    "There are no \(family.rawValue) rules for this syntax and issue date; nothing is said about them.")
            )
        }
    }

    private mutating func override(_ flags: [String: Finding.Flag]) {
        guard !flags.isEmpty else { return }
        for index in findings.indices {
            if let flag = flags[findings[index].id] { findings[index].flag = flag }
        }
    }

    /// An invoice is held against what it claims to be, as far as it is no more than that.
    private mutating func leaveOutWhatLacks(_ profile: ReducedProfile) {
        findings.removeAll { !profile.applies($0) }
        findings.append(
            .extraction(
                "reduced-profile", .information,
                "Profile \(profile.name.rawValue) is less than an EN 16931 invoice: rules about lines and what else it cannot "
                    + "hold were not applied.",
                terms: ["BT-24"]))
    }
}
