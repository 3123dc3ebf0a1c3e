import ArchiveModel
import CII
import EN16931
import EN16931Validation
import UBL
import WorkerProtocol
import XML

/// The rule sets that apply to a structured invoice, and what they say.
struct Ruling {
    private(set) var artefacts: [String] = []
    private(set) var findings: [Finding] = []

    init(_ structured: StructuredInvoice, rules: ExaminationRequest.Rules) {
        guard let invoice = structured.invoice else { return }
        let ruleSets = Self.ruleSets(rules)
        if ruleSets.contains("en16931") { applyEN16931(invoice, structured, whole: rules != .auto) }
        // Asked for by name and not there: said, never taken for passed.
        for absent in ruleSets.subtracting(["en16931"]).sorted() {
            findings.append(
                .extraction(
                    "rules-unavailable", .information,
                    "The \(absent) rules are not part of this version; nothing is said about them."))
        }
    }

    /// Valid only where a rule set ran and found nothing fatal.
    var verdict: Verdict {
        if artefacts.isEmpty { return .indeterminate }
        return findings.contains { $0.flag == .fatal } ? .invalid : .valid
    }

    /// - Parameter whole: All rules speak, whatever profile the invoice claims.
    private mutating func applyEN16931(_ invoice: Invoice, _ structured: StructuredInvoice, whole: Bool) {
        let syntax: RuleSyntax
        let prefixes: [String: String]
        switch structured.kind {
        case .ublInvoice, .ublCreditNote: (syntax, prefixes) = (.ubl, UBLReader.prefixes)
        case .cii: (syntax, prefixes) = (.cii, CIIReader.prefixes)
        default:
            findings.append(
                .extraction(
                    "rules-unavailable", .information,
                    "ZUGFeRD 1 is older than EN 16931 and has no rules of it; nothing is said about validity."))
            return
        }
        artefacts.append(syntax.artefact)
        let document = structured.document
        findings += EN16931Rules.validate(invoice, syntax: syntax) { place in
            Finding.Location(
                xpath: document.xpath(place.node, prefixes: prefixes), line: place.line, column: place.column)
        }
        if !whole, let profile = ReducedProfile(of: invoice, syntax: syntax) { leaveOutWhatLacks(profile) }
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

    private static func ruleSets(_ rules: ExaminationRequest.Rules) -> Set<String> {
        switch rules {
        case .auto, .en16931: ["en16931"]
        case .peppol: ["Peppol BIS Billing 3"]
        case .xrechnung: ["XRechnung"]
        case .all: ["en16931", "Peppol BIS Billing 3", "XRechnung"]
        }
    }
}
