import ArchiveModel
import EN16931
import XML

extension CIIRun {
    private static let classification: Path =
        "ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode"

    /// DK-R-002, 004, 013, 014, 016: documents of a Danish seller.
    mutating func checkDanishDocument(_ document: XMLElement) {
        guard facts.isDanish else { return }
        let organisations = facts.sellers.flatMap { $0.elements("ram:SpecifiedLegalOrganization/ram:ID") }
        log.require(
            organisations.contains { !$0.collapsedText.isEmpty }, "DK-R-002", ["BT-30"], at: document,
            DanishRules.organisationMissing)
        let scheme = organisations.first?.attribute("schemeID")
        log.require(
            organisations.isEmpty || scheme?.collapsedXMLWhiteSpace == "0184", "DK-R-014", ["BT-30"], at: document,
            DanishRules.organisationSchemeWrong(scheme))
        guard facts.isDanishTrade else { return }
        checkDanishDuty(document)
        let isWithoutScheme = { (parties: [XMLElement]) in
            parties.flatMap { $0.elements("ram:GlobalID") }.first
                .map { ($0.attribute("schemeID") ?? "").collapsedXMLWhiteSpace.isEmpty } ?? false
        }
        log.require(
            !isWithoutScheme(facts.sellers) && !isWithoutScheme(facts.buyers), "DK-R-013", ["BT-29", "BT-46"],
            at: document, DanishRules.schemeMissing)
        let payable = facts.settlements.first?
            .amount("ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount")
        log.require(
            facts.typeCode != "381" || !(payable.map { $0 < .zero } ?? false), "DK-R-016", ["BT-115"], at: document,
            DanishRules.creditNegative(payable))
    }

    /// DK-R-004: an excise duty is an allowance or charge ZZZ that says its category.
    private mutating func checkDanishDuty(_ document: XMLElement) {
        let entries = facts.settlements.flatMap { $0.elements("ram:SpecifiedTradeAllowanceCharge") }
        guard entries.contains(where: { $0.has("ram:ReasonCode", saying: "ZZZ") }) else { return }
        let reason = entries.flatMap { $0.elements("ram:Reason") }.first?.text ?? ""
        log.require(
            DanishRules.isDuty(reason) || DanishRules.isDivided(reason), "DK-R-004", ["BT-97", "BT-104"], at: document,
            DanishRules.dutyWrong(reason))
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

    /// DK-R-005…DK-R-011: ways of payment.
    mutating func checkDanishPayment(_ means: XMLElement) {
        guard facts.isDanishTrade, means.isOfHeader, let settlement = means.parent else { return }
        let account = means.text("ram:PayeePartyCreditorFinancialAccount/ram:IBANID") ?? ""
        let payment = DanishPayment(
            code: means.text("ram:TypeCode") ?? "",
            reference: settlement.text("ram:PaymentReference") ?? "",
            hasAccountAndBranch: !account.collapsedXMLWhiteSpace.isEmpty
                && !means.collapsed("ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID").isEmpty,
            // The artefact looks for the mandate in the way of payment, where no valid document has it.
            hasMandate: !settlement.collapsed("ram:CreditorReferenceID").isEmpty
                && !means.collapsed("ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID").isEmpty,
            isGiroAccount: account.characterCount == 7,
            creditorLength: account.characterCount)
        payment.check(at: means, &log)
    }
}
