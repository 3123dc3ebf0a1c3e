import ArchiveModel
import EN16931
import XML

extension UBLRun {
    private static let organisation: Path = "cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID"
    private static let classification: Path = "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode"

    /// DK-R-002, 014, 016: a Danish seller says its CVR number, and a credit note is not negative.
    mutating func checkDanishDocument(_ document: XMLElement) {
        guard facts.isDanish else { return }
        let organisation = document.element(Self.organisation)
        log.require(
            !(organisation?.collapsedText ?? "").isEmpty, "DK-R-002", ["BT-30"], at: document,
            DanishRules.organisationMissing)
        log.require(
            organisation == nil || organisation?.attribute("schemeID")?.collapsedXMLWhiteSpace == "0184", "DK-R-014",
            ["BT-30"], at: document, DanishRules.organisationSchemeWrong(organisation?.attribute("schemeID")))
        let payable = document.amount("cac:LegalMonetaryTotal/cbc:PayableAmount")
        log.require(
            !(facts.isCreditNote && facts.isDanishTrade && (payable.map { $0 < .zero } ?? false)), "DK-R-016",
            ["BT-115"], at: document, DanishRules.creditNegative(payable))
    }

    /// DK-R-013: a party's identifier says its scheme.
    mutating func checkDanishIdentification(_ identification: XMLElement) {
        guard facts.isDanishTrade, let identifier = identification.element("cbc:ID"), let party = identification.parent,
            party.isPartyOfSupplier || party.isPartyOfCustomer
        else { return }
        log.require(
            !(identifier.attribute("schemeID") ?? "").collapsedXMLWhiteSpace.isEmpty, "DK-R-013",
            [party.isPartyOfSupplier ? "BT-29" : "BT-46"], at: identification, DanishRules.schemeMissing)
    }

    /// DK-R-003: product codes are of a UNSPSC edition that is in use.
    mutating func checkDanishLine(_ line: XMLElement) {
        guard facts.isDanishTrade else { return }
        let codes = line.elements(Self.classification)
        log.require(
            !codes.contains { $0.attribute("listID") == "TST" }
                || codes.contains { DanishRules.editions.contains($0.attribute("listVersionID") ?? "") },
            "DK-R-003", ["BT-158"], at: line, flag: .warning, DanishRules.editionWrong)
    }

    /// DK-R-004: an excise duty is an allowance or charge ZZZ that says its category.
    mutating func checkDanishAllowance(_ entry: XMLElement) {
        guard facts.isDanishTrade, entry.has("cbc:AllowanceChargeReasonCode", saying: "ZZZ") else { return }
        let reason = entry.text("cbc:AllowanceChargeReason") ?? ""
        log.require(
            DanishRules.isDuty(reason) || DanishRules.isDivided(reason), "DK-R-004",
            ["BT-97", "BT-104", "BT-139", "BT-144"], at: entry, DanishRules.dutyWrong(reason))
    }

    /// DK-R-005…DK-R-011: ways of payment.
    mutating func checkDanishPayment(_ means: XMLElement) {
        guard facts.isDanishTrade, facts.isInvoice, means.parent?.node == root.node else { return }
        let account = means.element("cac:PayeeFinancialAccount")
        let accountNumber = account?.text("cbc:ID") ?? ""
        let payment = DanishPayment(
            code: means.text("cbc:PaymentMeansCode") ?? "",
            reference: means.text("cbc:PaymentID") ?? "",
            hasAccountAndBranch: !accountNumber.collapsedXMLWhiteSpace.isEmpty
                && !(account?.collapsed("cac:FinancialInstitutionBranch/cbc:ID") ?? "").isEmpty,
            hasMandate: !means.collapsed("cac:PaymentMandate/cbc:ID").isEmpty
                && !means.collapsed("cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID").isEmpty,
            isGiroAccount: (7...8).contains(accountNumber.utf8.count) && accountNumber.isDigits(),
            creditorLength: accountNumber.characterCount)
        payment.check(at: means, &log)
    }
}
