import EN16931
import XML

extension CIIRun {
    private static let creditNotes: Set = ["81", "83", "381", "396", "532"]

    /// NL-R-001: a credit note names its invoice.
    mutating func checkDutchCreditNote(_ document: XMLElement) {
        guard facts.isDutch, Self.creditNotes.contains(document.collapsed("ram:TypeCode")),
            document.parent?.node == root.node
        else { return }
        log.require(
            facts.namesInvoice, "NL-R-001",
            ["BT-25"], at: document, DutchRules.referenceMissing)
    }

    /// NL-R-002, 004, 006: addresses are whole.
    mutating func checkDutchAddress(_ address: XMLElement) {
        guard facts.isDutch, let party = address.parent else { return }
        let rule: (id: String, terms: [String], whose: String)
        if party.isHeaderSeller {
            rule = ("NL-R-002", ["BT-35", "BT-37", "BT-38"], "seller")
        } else if facts.isDutchTrade, party.isHeaderBuyer {
            rule = ("NL-R-004", ["BT-50", "BT-52", "BT-53"], "buyer")
        } else if facts.hasDutchRepresentative, party.is("SellerTaxRepresentativeTradeParty", in: Vocabulary.ram),
            party.isChild(of: "ApplicableHeaderTradeAgreement", in: Vocabulary.ram)
        {
            rule = ("NL-R-006", ["BT-64", "BT-66", "BT-67"], "tax representative")
        } else {
            return
        }
        log.require(
            address.has("ram:LineOne") && address.has("ram:CityName") && address.has("ram:PostcodeCode"), rule.id,
            rule.terms, at: address, DutchRules.addressIncomplete(rule.whose))
    }

    /// NL-R-003, NL-R-005: legal registrations are of the chamber of commerce or the government.
    mutating func checkDutchOrganisation(_ number: XMLElement) {
        guard facts.isDutch, let organisation = number.parent,
            organisation.is("SpecifiedLegalOrganization", in: Vocabulary.ram), let party = organisation.parent
        else { return }
        let isSeller = party.isHeaderSeller
        guard isSeller || facts.isDutchTrade && party.isHeaderBuyer else { return }
        log.require(
            DutchRules.isRegistration(number), isSeller ? "NL-R-003" : "NL-R-005", [isSeller ? "BT-30" : "BT-47"],
            at: number, DutchRules.registrationWrong(number.attribute("schemeID")))
    }

    /// NL-R-007: what is to be paid says how.
    mutating func checkDutchPayment(_ totals: XMLElement) {
        guard facts.isDutch, totals.isOfHeader else { return }
        let isCredit = facts.typeCode == "381"
        let owesBuyer = totals.amount("ram:DuePayableAmount").map { isCredit ? $0 >= .zero : $0 <= .zero } ?? false
        log.require(
            owesBuyer || facts.hasPaymentMeans, "NL-R-007",
            ["BT-81", "BT-115"], at: totals, DutchRules.paymentMissing)
    }

    /// NL-R-008: ways of payment within the Netherlands.
    mutating func checkDutchMeans(_ means: XMLElement) {
        guard facts.isDutchTrade, means.isOfHeader else { return }
        let code = means.collapsed("ram:TypeCode")
        log.require(DutchRules.means.contains(code), "NL-R-008", ["BT-81"], at: means, DutchRules.meansWrong(code))
    }

    /// NL-R-009: a line of an order belongs to an order.
    mutating func checkDutchOrderLine(_ line: XMLElement) {
        guard facts.isDutch, let order = line.parent, order.is("BuyerOrderReferencedDocument", in: Vocabulary.ram),
            order.isChild(of: "SpecifiedLineTradeAgreement", in: Vocabulary.ram)
        else { return }
        log.require(
            facts.namesOrder, "NL-R-009",
            ["BT-132", "BT-13"], at: line, DutchRules.orderMissing)
    }
}
