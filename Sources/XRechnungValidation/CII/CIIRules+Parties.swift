import XML

extension CIIRules {
    mutating func checkParties() {
        for seller in agreement.ram("SellerTradeParty") {
            run.require(!seller.ram("DefinedTradeContact").isEmpty, .sellerContact, at: seller)
            for address in seller.ram("PostalTradeAddress") {
                check(address, city: .sellerCity, postCode: .sellerPostCode)
            }
            for contact in seller.ram("DefinedTradeContact") { check(contact: contact) }
        }
        for address in agreement.ram("BuyerTradeParty").ram("PostalTradeAddress") {
            check(address, city: .buyerCity, postCode: .buyerPostCode)
        }
        let recipient = transaction.ram("ApplicableHeaderTradeDelivery").ram("ShipToTradeParty")
        for address in recipient.ram("PostalTradeAddress") {
            check(address, city: .deliveryCity, postCode: .deliveryPostCode)
        }
    }

    private mutating func check(_ address: XMLElement, city: Rule, postCode: Rule) {
        run.require(address.ram("CityName").isStated, city, at: address)
        run.require(address.ram("PostcodeCode").isStated, postCode, at: address)
    }

    private mutating func check(contact: XMLElement) {
        let telephone = contact.ram("TelephoneUniversalCommunication").ram("CompleteNumber")
        let email = contact.ram("EmailURIUniversalCommunication").ram("URIID")
        run.require(
            contact.ram("PersonName").isStated || contact.ram("DepartmentName").isStated, .contactPoint, at: contact)
        run.require(telephone.isStated, .contactTelephone, at: contact)
        run.require(email.isStated, .contactEmail, at: contact)
        run.require(
            TelephoneNumber.isPlausible(telephone.firstNormalised), .telephoneDigits, at: contact,
            detail: "It is \(quoted(telephone.firstNormalised)).")
        run.require(
            ElectronicMailAddress.isPlausible(email.firstNormalised), .emailForm, at: contact,
            detail: "It is \(quoted(email.firstNormalised)).")
    }
}
