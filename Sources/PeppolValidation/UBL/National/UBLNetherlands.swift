import EN16931
import XML

extension UBLRun {
    /// NL-R-001: a credit note names its invoice.
    mutating func checkDutchCreditNote(_ code: XMLElement) {
        guard facts.isDutch else { return }
        log.require(
            facts.namesInvoice, "NL-R-001", ["BT-25"], at: code,
            DutchRules.referenceMissing)
    }

    /// NL-R-002, 004, 006: addresses are whole.
    mutating func checkDutchAddress(_ address: XMLElement) {
        guard facts.isDutch, let party = address.parent, address.is("PostalAddress", in: Vocabulary.cac) else { return }
        let rule: (id: String, terms: [String], whose: String)
        if party.isPartyOfSupplier {
            rule = ("NL-R-002", ["BT-35", "BT-37", "BT-38"], "seller")
        } else if facts.isDutchTrade, party.isPartyOfCustomer {
            rule = ("NL-R-004", ["BT-50", "BT-52", "BT-53"], "buyer")
        } else if facts.taxRepresentativeAddress == "NL", party.is("TaxRepresentativeParty", in: Vocabulary.cac) {
            rule = ("NL-R-006", ["BT-64", "BT-66", "BT-67"], "tax representative")
        } else {
            return
        }
        log.require(
            address.has("cbc:StreetName") && address.has("cbc:CityName") && address.has("cbc:PostalZone"), rule.id,
            rule.terms, at: address, DutchRules.addressIncomplete(rule.whose))
    }

    /// NL-R-003, NL-R-005: legal registrations are of the chamber of commerce or the government.
    mutating func checkDutchOrganisation(_ number: XMLElement) {
        guard facts.isDutch, let entity = number.parent, entity.is("PartyLegalEntity", in: Vocabulary.cac),
            let party = entity.parent
        else { return }
        let isSupplier = party.isPartyOfSupplier
        guard isSupplier || facts.isDutchTrade && party.isPartyOfCustomer else { return }
        log.require(
            DutchRules.isRegistration(number), isSupplier ? "NL-R-003" : "NL-R-005", [isSupplier ? "BT-30" : "BT-47"],
            at: number, DutchRules.registrationWrong(number.attribute("schemeID")))
    }

    /// NL-R-007: what is to be paid says how.
    mutating func checkDutchPayment(_ totals: XMLElement) {
        guard facts.isDutch else { return }
        let payable = totals.amount("cbc:PayableAmount")
        let owesBuyer =
            payable.map { facts.isInvoice && $0 <= .zero || facts.isCreditNote && $0 >= .zero } ?? false
        log.require(
            owesBuyer || facts.hasPaymentMeans, "NL-R-007", ["BT-81", "BT-115"], at: totals,
            DutchRules.paymentMissing)
    }

    /// NL-R-008: ways of payment within the Netherlands.
    mutating func checkDutchMeans(_ means: XMLElement) {
        guard facts.isDutchTrade else { return }
        let code = means.collapsed("cbc:PaymentMeansCode")
        log.require(DutchRules.means.contains(code), "NL-R-008", ["BT-81"], at: means, DutchRules.meansWrong(code))
    }

    /// NL-R-009: a line of an order belongs to an order.
    mutating func checkDutchOrderLine(_ line: XMLElement) {
        guard facts.isDutch, line.isChild(of: "OrderLineReference", in: Vocabulary.cac) else { return }
        log.require(
            facts.namesOrder, "NL-R-009", ["BT-132", "BT-13"], at: line, DutchRules.orderMissing)
    }
}
