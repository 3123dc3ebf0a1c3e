import EN16931
import Extraction
import Facturae
import LibXML2
import XML

extension ReaderInvariants {
    /// Any bytes as a Facturae: parsed, read, accounted for, held against Facturae's rules, written.
    package static func facturae(_ bytes: [UInt8]) -> [String] {
        guard let document = try? XMLDocument(parsing: bytes), let file = try? FacturaeReader.read(document) else {
            return []
        }
        var broken: [String] = []
        let lines = lineCount(bytes)
        // Positions count characters of other encodings as bytes of UTF-8.
        let columns = 4 * bytes.count + 1
        let checked = FacturaeRules.check(document)
        if checked != FacturaeRules.check(document) { broken.append("checked twice, it is not the same") }
        if file.invoices.isEmpty { broken.append("a file without invoice was read") }
        if let again = try? FacturaeReader.read(document) {
            if again.invoices != file.invoices || again.outside != file.outside || again.findings != file.findings {
                broken.append("read twice, it is not the same")
            }
        } else {
            broken.append("read once only")
        }
        for finding in checked + file.findings {
            guard let place = finding.place else { continue }
            if !(1...lines).contains(place.line) || !(1...columns).contains(place.column) {
                broken.append("\(finding.id) stands at line \(place.line), column \(place.column)")
            }
        }
        for (number, invoice) in file.invoices.prefix(3).enumerated() {
            broken += places(invoice, lines: lines, columns: columns, "invoice \(number + 1)")
            broken += transcription(invoice, "invoice \(number + 1)")
            broken += writing(invoice, "invoice \(number + 1) written as Facturae")
        }
        if file.outside.contains(where: { $0.value.isEmpty }) { broken.append("the account names nothing") }
        if let findings = InvoiceReadings.xml(bytes) {
            broken += locations(findings, lines: lines, columns: columns)
        }
        return broken
    }

    /// What is written of an invoice keeps the rules and reads as that invoice, but for what was said of it.
    private static func writing(_ invoice: Invoice, _ name: String) -> [String] {
        // An invoice Facturae cannot hold is refused.
        guard let written = try? FacturaeWriter.convert(invoice) else { return [] }
        guard let document = try? XMLDocument(parsing: written.bytes), let file = try? FacturaeReader.read(document),
            let read = file.invoices.first
        else { return ["\(name), it is not read"] }
        var broken = FacturaeRules.check(document).filter { $0.flag == .fatal }.map { "\(name): \($0.message)" }
        broken += difference(
            InvoiceDifference(from: invoice, to: read, lost: written.lost, added: written.added), name)
        return broken
    }
}
