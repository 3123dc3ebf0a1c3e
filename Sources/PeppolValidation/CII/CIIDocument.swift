import EN16931
import XML

extension CIIRun {
    private static let process: Path = "ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"
    private static let guideline: Path = "ram:GuidelineSpecifiedDocumentContextParameter/ram:ID"
    private static let taxTotal: Path = "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount"

    /// R001, R004, R007: business process and specification.
    mutating func checkProcess(_ context: XMLElement) {
        log.require(
            context.has(Self.process), "PEPPOL-EN16931-R001", ["BT-23"], at: context,
            "The business process (BT-23) is missing. Add it, for billing urn:fdc:peppol.eu:2017:poacc:billing:01:1.0.")
        log.require(
            facts.process != nil, "PEPPOL-EN16931-R007", ["BT-23"], at: context,
            "The business process (BT-23) says \(show(context.text(Self.process))), not "
                + "urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0 with the process number for NN. Write it in that form.")
        log.require(
            context.collapsed(Self.guideline).hasPrefix(BusinessProcess.specification), "PEPPOL-EN16931-R004",
            ["BT-24"], at: context,
            "The specification (BT-24) says \(show(context.text(Self.guideline))), but a Peppol invoice says "
                + "\(BusinessProcess.specification). Correct it, or send the document by another way.")
    }

    /// R002, and what the Netherlands ask of a document.
    mutating func checkHeader(_ document: XMLElement) {
        let notes = document.all("IncludedNote", in: Vocabulary.ram)
        log.require(
            notes.count <= 1 && !notes.contains { $0.has("ram:SubjectCode") }, "PEPPOL-EN16931-R002",
            ["BT-22", "BT-21"], at: document,
            "There can be one note (BT-22), without a subject code (BT-21); here are \(notes.count). Put them together."
        )
        checkDutchCreditNote(document)
    }

    /// R003, R006, R080: references.
    mutating func checkReferences(_ agreement: XMLElement) {
        log.require(
            agreement.has("ram:BuyerReference")
                || agreement.has("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID"), "PEPPOL-EN16931-R003",
            ["BT-10", "BT-13"], at: agreement,
            "There is neither a buyer reference (BT-10) nor a purchase order reference (BT-13). Add the one the buyer gave."
        )
        let references = agreement.all("AdditionalReferencedDocument", in: Vocabulary.ram)
        let objects = references.count { $0.has("ram:TypeCode", saying: "130") }
        log.require(
            objects <= 1, "PEPPOL-EN16931-R006", ["BT-18"], at: agreement,
            "There are \(objects) invoiced objects (BT-18, type code 130). Keep one.")
        let projects = references.count { $0.has("ram:TypeCode", saying: "50") }
        log.require(
            projects <= 1, "PEPPOL-EN16931-R080", ["BT-11"], at: agreement,
            "There are \(projects) documents of the type code 50 (project). Keep one.")
    }

    /// R005, R053, R054, R055: one VAT total per currency.
    mutating func checkTaxTotals(_ settlement: XMLElement) {
        let accounting = settlement.element("ram:TaxCurrencyCode")?.collapsedText
        let invoice = settlement.collapsed("ram:InvoiceCurrencyCode")
        log.require(
            accounting != invoice, "PEPPOL-EN16931-R005", ["BT-6", "BT-5"], at: settlement,
            "The VAT accounting currency (BT-6) is the invoice currency (BT-5), \(show(invoice)). Leave BT-6 out.")
        let totals = settlement.elements(Self.taxTotal).map { ($0.attribute("currencyID"), Amount(termText: $0.text)) }
        let inInvoice = totals.filter { $0.0 != nil && $0.0 == facts.currency }
        let inOther = totals.filter { $0.0 != nil && facts.currency != nil && $0.0 != facts.currency }
        log.require(
            inInvoice.count == 1, "PEPPOL-EN16931-R053", ["BT-110"], at: settlement,
            "There are \(inInvoice.count) VAT totals in the invoice currency (BT-110). There must be exactly one.")
        let wanted = accounting == nil ? 0 : 1
        log.require(
            inOther.count == wanted, "PEPPOL-EN16931-R054", ["BT-111", "BT-6"], at: settlement,
            "There are \(inOther.count) VAT totals in another currency (BT-111). "
                + (wanted == 0
                    ? "Without a VAT accounting currency (BT-6) there must be none; remove them or add BT-6."
                    : "With a VAT accounting currency (BT-6) there must be one."))
        guard facts.taxCurrency != nil else { return }
        let inAccounting = totals.filter { $0.0 != nil && $0.0 == facts.taxCurrency }
        let (first, second) = (inAccounting.compactMap(\.1), inInvoice.compactMap(\.1))
        let areBelow = first.contains { $0 < .zero } && second.contains { $0 < .zero }
        let areAbove = first.contains { $0 >= .zero } && second.contains { $0 >= .zero }
        log.require(
            areBelow || areAbove, "PEPPOL-EN16931-R055", ["BT-110", "BT-111"], at: settlement,
            "The VAT total (BT-110) and the one in the accounting currency (BT-111) are not both there with the same sign. "
                + "Correct the one that is wrong.")
    }

    /// CL007: currencies of the VAT totals.
    mutating func checkCurrency(_ total: XMLElement) {
        guard let currency = total.attribute("currencyID") else { return }
        log.require(
            PeppolCodes.currency.contains(currency), "PEPPOL-EN16931-CL007", ["BT-5", "BT-6"], at: total,
            "The currency \(show(currency)) is no code of ISO 4217. Correct it.")
    }
}
