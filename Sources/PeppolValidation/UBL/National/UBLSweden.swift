import XML

extension UBLRun {
    /// SE-R-001, SE-R-002: form of a Swedish seller's VAT number.
    mutating func checkSwedishSupplier(_ party: XMLElement) {
        guard facts.hasSwedishVAT, party.isSwedishForVAT else { return }
        let number =
            party.elements("cac:PartyTaxScheme")
            .first { $0.has("cac:TaxScheme/cbc:ID", saying: "VAT") && $0.has("cbc:CompanyID") }?.text("cbc:CompanyID")
            ?? ""
        SwedishRules.checkVAT(number, at: party, &log)
    }

    /// SE-R-003, 004, 013: form of a Swedish seller's organisation number.
    mutating func checkSwedishOrganisation(_ entity: XMLElement) {
        guard facts.isSwedishSupplier, let party = entity.parent, party.isPartyOfSupplier,
            party.has(UBLFacts.country, saying: "SE"), let number = entity.element("cbc:CompanyID")
        else { return }
        SwedishRules.checkOrganisation(number.text, at: entity, &log)
    }

    /// SE-R-005: a tax registration besides VAT can only be the approval for F-tax.
    mutating func checkSwedishRegistration(_ number: XMLElement) {
        guard facts.isSwedishSupplier, let scheme = number.parent, scheme.is("PartyTaxScheme", in: Vocabulary.cac),
            let party = scheme.parent, party.isPartyOfSupplier, party.has(UBLFacts.country, saying: "SE"),
            party.has("cac:PartyLegalEntity/cbc:CompanyID"),
            scheme.collapsed("cac:TaxScheme/cbc:ID").upper != "VAT"
        else { return }
        SwedishRules.checkRegistration(number.text, at: number, &log)
    }

    /// SE-R-006: standard rates of a Swedish seller.
    mutating func checkSwedishRate(_ category: XMLElement) {
        guard facts.hasSwedishVAT, category.has("cbc:ID", saying: "S") else { return }
        SwedishRules.checkRate(category.text("cbc:Percent"), at: category, &log)
    }

    /// SE-R-011, SE-R-012: codes of payment that Sweden writes in another way.
    mutating func checkSwedishPayment(_ means: XMLElement) {
        guard facts.isSwedishSupplier else { return }
        SwedishRules.checkMeans(
            means.text("cbc:PaymentMeansCode") ?? "", isDomestic: facts.isSwedishCustomer, at: means, &log)
    }

    /// SE-R-007…010: account numbers of Plusgiro and Bankgiro.
    mutating func checkSwedishAccount(_ account: XMLElement) {
        guard facts.isSwedishSupplier, let holder = account.parent,
            holder.is("PayeeFinancialAccount", in: Vocabulary.cac),
            let means = holder.parent, means.is("PaymentMeans", in: Vocabulary.cac),
            means.collapsed("cbc:PaymentMeansCode") == "30"
        else { return }
        let branch = means.collapsed("cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID")
        SwedishRules.checkAccount(account.collapsedText, of: branch, at: account, &log)
    }
}
