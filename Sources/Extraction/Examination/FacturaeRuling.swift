import ArchiveModel
import EN16931
import Facturae
import WorkerProtocol
import XML

/// What Facturae's own rules say, and what reading it could not put into terms. Spanish law, not EN 16931, is what a
/// Facturae must keep: EN 16931's rules are not applied.
extension StructuredInvoice {
    var facturaeRuleSet: AppliedRuleSet {
        AppliedRuleSet(id: FacturaeRules.artefact, version: facturae?.version.rawValue ?? "")
    }

    var facturaeFindings: [Finding] {
        guard let facturae else { return [] }
        var findings = (FacturaeRules.check(document) + facturae.findings).map { finding($0) }
        let numbers = facturae.invoices.map { $0.number?.canonical ?? "?" }
        if numbers.count > 1 {
            findings.append(
                .extraction(
                    "several-invoices", .warning,
                    "The file is a batch of \(numbers.count) invoices (\(numbers.prefix(20).joined(separator: ", "))"
                        + "\(numbers.count > 20 ? ", …" : "")); what is read is the first. Ask the sender for a file "
                        + "for each to have all of them found by number.", terms: ["BT-1"]))
        }
        return findings
    }

    private func finding(_ finding: FacturaeFinding) -> Finding {
        let flag: Finding.Flag =
            switch finding.flag {
            case .fatal: .fatal
            case .warning: .warning
            case .information: .information
            }
        let location = finding.place.map { place in
            Finding.Location(
                xpath: document.xpath(place.node, prefixes: FacturaeReader.prefixes), line: place.line,
                column: place.column)
        }
        return Finding(
            artefact: FacturaeRules.artefact, id: finding.id, flag: flag, location: location, terms: finding.terms,
            message: finding.message, suggestion: finding.suggestion)
    }
}
