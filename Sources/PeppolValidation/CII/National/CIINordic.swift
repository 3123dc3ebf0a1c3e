import ArchiveModel
import XML

extension CIIRun {
    private static let registrations: Path = "ram:SpecifiedTaxRegistration/ram:ID"

    /// NO-R-001, NO-R-002: a Norwegian seller's VAT number and its entry in the register of business enterprises.
    mutating func checkNorwegianSeller(_ party: XMLElement) {
        guard facts.supplierCountry == "NO" else { return }
        let isRegistered = party.elements(Self.registrations)
            .contains { $0.attribute("schemeID") == "FC" && $0.collapsedText == NorwegianRules.register }
        log.require(
            isRegistered, "NO-R-002", ["BT-32"], at: party, flag: .warning, NorwegianRules.registerMissing)
        let numbers = party.tradeVATNumbers
        log.require(
            NorwegianRules.allow(vatNumbers: numbers), "NO-R-001", ["BT-31"], at: party,
            NorwegianRules.vatWrong(numbers.first))
    }

    /// SE-R-001, SE-R-002: form of a Swedish seller's VAT number.
    mutating func checkSwedishSeller(_ party: XMLElement) {
        guard facts.hasSwedishVAT, party.isHeaderSeller, party.isTradePartySwedishForVAT else { return }
        SwedishRules.checkVAT(party.tradeVATNumbers.first ?? "", at: party, &log)
    }

    /// SE-R-003, 004, 013: form of a Swedish seller's organisation number.
    mutating func checkSwedishOrganisation(_ organisation: XMLElement) {
        guard facts.isSwedish, let party = organisation.parent, party.isHeaderSeller,
            party.has(CIIFacts.country, saying: "SE"), let number = organisation.element("ram:ID")
        else { return }
        SwedishRules.checkOrganisation(number.text, at: organisation, &log)
    }

    /// SE-R-005: a tax registration besides VAT can only be the approval for F-tax.
    mutating func checkSwedishRegistration(_ number: XMLElement) {
        guard facts.isSwedish, number.attribute("schemeID") == "FC", let registration = number.parent,
            registration.is("SpecifiedTaxRegistration", in: Vocabulary.ram), let party = registration.parent,
            party.isHeaderSeller, party.has(CIIFacts.country, saying: "SE"),
            party.has("ram:SpecifiedLegalOrganization/ram:ID")
        else { return }
        SwedishRules.checkRegistration(number.text, at: number, &log)
    }

    /// SE-R-006: rates of a Swedish seller. In CII asked of every category.
    mutating func checkSwedishRate(_ tax: XMLElement) {
        guard facts.hasSwedishVAT else { return }
        SwedishRules.checkRate(tax.text("ram:RateApplicablePercent"), at: tax, &log)
    }

    /// SE-R-011, SE-R-012: codes of payment that Sweden writes in another way.
    mutating func checkSwedishPayment(_ means: XMLElement) {
        guard facts.isSwedish, means.isOfHeader else { return }
        SwedishRules.checkMeans(means.collapsed("ram:TypeCode"), isDomestic: facts.isSwedishTrade, at: means, &log)
    }

    /// SE-R-007…010: account numbers of Plusgiro and Bankgiro.
    mutating func checkSwedishAccount(_ account: XMLElement) {
        guard facts.isSwedish, let holder = account.parent,
            holder.is("PayeePartyCreditorFinancialAccount", in: Vocabulary.ram), let means = holder.parent,
            means.is("SpecifiedTradeSettlementPaymentMeans", in: Vocabulary.ram), means.isOfHeader,
            means.collapsed("ram:TypeCode") == "30"
        else { return }
        let institution = means.collapsed("ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID")
        SwedishRules.checkAccount(account.collapsedText, of: institution, at: account, &log)
    }
}

extension XMLElement {
    /// Part of the document's settlement.
    var isOfHeader: Bool { isChild(of: "ApplicableHeaderTradeSettlement", in: Vocabulary.ram) }
}
