import ArchiveModel
import EN16931
import WorkerProtocol
import XML

extension StructuredInvoice {
    /// An amount that says another currency than the invoice does (BT-5, or BT-6 for a VAT total). Who reads the element
    /// alone reads another amount; the rules of EN 16931 let it pass in UBL, and in CII forbid the attribute as such.
    var currencyContradiction: Finding? {
        guard kind != .facturae, let currency = invoice?.currencyCode?.canonical, !currency.isEmpty else { return nil }
        let ofVAT = invoice?.vatAccountingCurrencyCode?.canonical
        let found = document.firstElement(withAttribute: "currencyID") { element, value in
            value != currency && !(value == ofVAT && ["TaxAmount", "TaxTotalAmount"].contains(element.name))
        }
        guard let (element, value) = found else { return nil }
        return Finding(
            artefact: "extraction", id: Finding.currencyContradicts, flag: .warning,
            location: .init(line: element.line, column: element.column), terms: ["BT-5"],
            message: "\(element.name) is in \(value), the invoice in \(currency) (BT-5). Correct one of them.")
    }
}
