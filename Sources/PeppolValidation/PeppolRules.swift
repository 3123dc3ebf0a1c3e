package import ArchiveModel
package import EN16931
package import EN16931Validation
package import XML

/// The rules of Peppol BIS Billing 3 beyond EN 16931: those of the network (PEPPOL-EN16931-*, PEPPOL-COMMON-*) and those
/// of the countries (DE, DK, GR, IS, IT, NL, NO, SE), with the ids and flags of OpenPeppol's artefacts.
///
/// They run on the XML tree, since they speak of repetitions, attributes and empty elements that an invoice's model
/// does not keep. Where text and artefact differ the artefact is followed, so that a verdict here is the verdict a
/// receiver computes; where the artefact would break off with an error (a number that is none), the rule that asked
/// is taken for broken, never for kept. Time is linear in the document.
package enum PeppolRules {
    /// The release whose rules these are.
    package static let version = "3.0.19"
    /// When that release was published.
    package static let release = "2025-05"

    /// As findings name the rule set: `peppol-ubl`, `peppol-cii`.
    package static func artefact(_ syntax: RuleSyntax) -> String { "peppol-\(syntax.rawValue)" }

    /// All rules that do not hold, in document order.
    ///
    /// - Parameter locate: Turns a place into what a reader of the findings can use; line and column by default.
    package static func validate(
        _ document: XMLDocument, syntax: RuleSyntax,
        locate: (SourcePlace) -> Finding.Location = { Finding.Location(line: $0.line, column: $0.column) }
    ) -> [Finding] {
        switch syntax {
        case .ubl:
            var run = UBLRun(document, artefact: artefact(syntax))
            UBLRun.table.walk(document.root, &run)
            return run.log.findings(locate: locate)
        case .cii:
            var run = CIIRun(document, artefact: artefact(syntax))
            CIIRun.table.walk(document.root, &run)
            return run.log.findings(locate: locate)
        }
    }
}
