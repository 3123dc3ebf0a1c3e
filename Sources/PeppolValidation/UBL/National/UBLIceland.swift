import ArchiveModel
import EN16931
import XML

extension UBLRun {
    private static let organisation: Path = "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"
    private static let supplierAddress: Path = "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress"
    private static let account: Path = "cac:PayeeFinancialAccount/cbc:ID"

    /// IS-R-001…003, 006…010: documents of an Icelandic seller.
    mutating func checkIcelandicDocument(_ document: XMLElement) {
        guard facts.supplierAddress == "IS" else { return }
        let types = [document.collapsed("cbc:InvoiceTypeCode"), document.collapsed("cbc:CreditNoteTypeCode")]
        log.require(
            types.contains("380") || types.contains("381"), "IS-R-001", ["BT-3"], at: document, flag: .warning,
            "The type code (BT-3) of an Icelandic seller's document should be 380 or 381.")
        log.require(
            document.elements(Self.organisation).contains { $0.attribute("schemeID") == "0196" }, "IS-R-002", ["BT-30"],
            at: document,
            "An Icelandic seller must state its kennitala as legal registration (BT-30) with the scheme 0196. Add it.")
        let addresses = document.elements(Self.supplierAddress)
        log.require(
            addresses.contains { $0.has("cbc:StreetName") } && addresses.contains { $0.has("cbc:PostalZone") },
            "IS-R-003", ["BT-35", "BT-38"], at: document,
            "An Icelandic seller's address must have a street (BT-35) and a post code (BT-38). Add what is missing.")
        checkIcelandicAccount("IS-R-006", code: "9", document)
        checkIcelandicAccount("IS-R-007", code: "42", document)
        checkFinalDueDate(document)
    }

    private mutating func checkIcelandicAccount(_ rule: String, code: String, _ document: XMLElement) {
        let means = document.all("PaymentMeans", in: Vocabulary.cac)
            .filter { $0.has("cbc:PaymentMeansCode", saying: code) }
        guard !means.isEmpty else { return }
        let accounts = means.flatMap { $0.elements(Self.account) }
        log.require(
            accounts.first?.collapsedText.characterCount == 12, rule, ["BT-84", "BT-81"], at: document,
            "Payment to an Icelandic seller by the code \(code) needs an account number (BT-84) of 12 digits. Correct it."
        )
    }

    /// IS-R-008…010: the last day of payment (eindagi) is a date, not before the due date.
    private mutating func checkFinalDueDate(_ document: XMLElement) {
        let references = document.all("AdditionalDocumentReference", in: Vocabulary.cac)
            .filter { $0.has("cbc:DocumentDescription", saying: "EINDAGI") }
        guard !references.isEmpty else { return }
        let days = references.flatMap { $0.elements("cbc:ID") }.map(\.text)
        log.require(
            days.first?.isPlainDate ?? false, "IS-R-008", ["BT-122"], at: document,
            "The supporting document EINDAGI says \(show(days.first)) (BT-122). Write the day as yyyy-mm-dd.")
        let due = document.text("cbc:DueDate")
        log.require(
            due != nil, "IS-R-009", ["BT-9", "BT-122"], at: document,
            "An Icelandic invoice with a supporting document EINDAGI needs a due date (BT-9). Add it.")
        log.require(
            due.map { due in days.contains { !$0.precedes(due) } } ?? false, "IS-R-010", ["BT-9", "BT-122"],
            at: document, "EINDAGI (\(show(days.first))) must not be before the due date (BT-9, \(show(due))).")
    }

    /// IS-R-004, IS-R-005: the Icelandic buyer of an Icelandic seller.
    mutating func checkIcelandicBuyer(_ customer: XMLElement) {
        guard facts.supplierAddress == "IS", facts.customerAddress == "IS", customer.parent?.node == root.node else {
            return
        }
        log.require(
            customer.elements("cac:Party/cac:PartyLegalEntity/cbc:CompanyID")
                .contains { $0.attribute("schemeID") == "0196" }, "IS-R-004", ["BT-47"], at: customer,
            "Between Icelandic parties the buyer's kennitala is its legal registration (BT-47) with the scheme 0196. Add it."
        )
        log.require(
            customer.has("cac:Party/cac:PostalAddress/cbc:StreetName")
                && customer.has("cac:Party/cac:PostalAddress/cbc:PostalZone"), "IS-R-005", ["BT-50", "BT-53"],
            at: customer,
            "Between Icelandic parties the buyer's address has a street (BT-50) and a post code (BT-53). Add what is missing."
        )
    }
}
