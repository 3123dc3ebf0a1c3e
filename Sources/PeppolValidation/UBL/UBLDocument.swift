import EN16931
import XML

extension UBLRun {
    /// Rules whose context is the document, those of the network first.
    mutating func checkDocument(_ document: XMLElement) {
        checkProcess(document)
        checkReferences(document)
        checkTaxTotals(document)
        checkDanishDocument(document)
        checkIcelandicDocument(document)
        // These are asked of the root only.
        guard document.node == root.node else { return }
        checkGreekDocument(document)
        checkGermanDocument(document)
    }

    /// R001, R004, R007: business process and specification.
    private mutating func checkProcess(_ document: XMLElement) {
        log.require(
            document.has("cbc:ProfileID"), "PEPPOL-EN16931-R001", ["BT-23"], at: document,
            "The business process (BT-23) is missing. Add cbc:ProfileID, for billing "
                + "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.")
        log.require(
            facts.process != nil, "PEPPOL-EN16931-R007", ["BT-23"], at: document,
            "The business process (BT-23) says \(show(document.text("cbc:ProfileID"))), not "
                + "urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0 with the process number for NN. Write it in that form.")
        log.require(
            document.collapsed("cbc:CustomizationID").hasPrefix(BusinessProcess.specification),
            "PEPPOL-EN16931-R004", ["BT-24"], at: document,
            "The specification (BT-24) says \(show(document.text("cbc:CustomizationID"))), but a Peppol invoice says "
                + "\(BusinessProcess.specification). Correct it, or send the document by another way.")
    }

    /// R002, R003, R080: notes and references.
    private mutating func checkReferences(_ document: XMLElement) {
        let notes = document.all("Note", in: Vocabulary.cbc).count
        log.require(
            notes <= 1 || facts.isGerman, "PEPPOL-EN16931-R002", ["BT-22"], at: document,
            "There are \(notes) notes (BT-22); one is allowed unless seller and buyer are German. Put them together.")
        log.require(
            document.has("cbc:BuyerReference") || document.has("cac:OrderReference/cbc:ID"), "PEPPOL-EN16931-R003",
            ["BT-10", "BT-13"], at: document,
            "There is neither a buyer reference (BT-10) nor a purchase order reference (BT-13). Add the one the buyer gave."
        )
        guard document.is("CreditNote", in: Vocabulary.ublCreditNote) else { return }
        let projects = document.all("AdditionalDocumentReference", in: Vocabulary.cac)
            .count { $0.has("cbc:DocumentTypeCode", saying: "50") }
        log.require(
            projects <= 1, "PEPPOL-EN16931-R080", ["BT-11"], at: document,
            "There are \(projects) project references (BT-11, type code 50). Keep one.")
    }

    /// R053, R054, R055: one VAT total with the breakdown, one without in the accounting currency.
    private mutating func checkTaxTotals(_ document: XMLElement) {
        let totals = document.all("TaxTotal", in: Vocabulary.cac)
        let withBreakdown = totals.count { $0.first("TaxSubtotal", in: Vocabulary.cac) != nil }
        log.require(
            withBreakdown == 1, "PEPPOL-EN16931-R053", ["BT-110", "BG-23"], at: document,
            "\(withBreakdown) VAT totals have a VAT breakdown (BG-23). Exactly one must, the one in the invoice currency."
        )
        let accounting = document.element("cbc:TaxCurrencyCode")
        let wanted = accounting == nil ? 0 : 1
        log.require(
            totals.count - withBreakdown == wanted, "PEPPOL-EN16931-R054", ["BT-111", "BT-6"], at: document,
            "\(totals.count - withBreakdown) VAT totals have no breakdown. "
                + (wanted == 0
                    ? "Without a VAT accounting currency (BT-6) there must be none; remove them or add BT-6."
                    : "With a VAT accounting currency (BT-6) there must be one, the VAT in that currency (BT-111)."))
        guard let accounting else { return }
        let amounts = document.elements("cac:TaxTotal/cbc:TaxAmount")
        let inAccounting = Self.signs(amounts, currency: accounting.collapsedText)
        let inInvoice = Self.signs(amounts, currency: document.collapsed("cbc:DocumentCurrencyCode"))
        log.require(
            (inAccounting.down && inInvoice.down) || (inAccounting.up && inInvoice.up), "PEPPOL-EN16931-R055",
            ["BT-110", "BT-111"], at: document,
            "The VAT total (BT-110) and the one in the accounting currency (BT-111) are not both there with the same sign. "
                + "Correct the one that is wrong.")
    }

    /// Whether an amount in that currency is not above, and one not below zero.
    private static func signs(_ amounts: [XMLElement], currency: String) -> (down: Bool, up: Bool) {
        let values = amounts.filter { $0.attribute("currencyID") == currency }
            .compactMap { Amount(termText: $0.text) }
        return (values.contains { $0 <= .zero }, values.contains { $0 >= .zero })
    }

    /// R005: the VAT accounting currency is another one.
    mutating func checkAccountingCurrency(_ code: XMLElement) {
        let invoice = code.parent?.collapsed("cbc:DocumentCurrencyCode") ?? ""
        log.require(
            code.collapsedText != invoice, "PEPPOL-EN16931-R005", ["BT-6", "BT-5"], at: code,
            "The VAT accounting currency (BT-6) is the invoice currency (BT-5), \(show(invoice)). Leave BT-6 out.")
    }
}
