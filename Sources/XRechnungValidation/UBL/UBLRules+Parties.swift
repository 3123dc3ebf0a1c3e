import XML

extension UBLRules {
    mutating func checkParties() {
        for supplier in root.cac("AccountingSupplierParty") {
            run.require(!supplier.cac("Party").cac("Contact").isEmpty, .sellerContact, at: supplier)
        }
        let seller = root.cac("AccountingSupplierParty").cac("Party")
        for address in seller.cac("PostalAddress") { check(address, city: .sellerCity, postCode: .sellerPostCode) }
        for contact in seller.cac("Contact") { check(contact: contact) }
        for address in root.cac("AccountingCustomerParty").cac("Party").cac("PostalAddress") {
            check(address, city: .buyerCity, postCode: .buyerPostCode)
        }
        for address in root.cac("Delivery").cac("DeliveryLocation").cac("Address") {
            check(address, city: .deliveryCity, postCode: .deliveryPostCode)
        }
    }

    private mutating func check(_ address: XMLElement, city: Rule, postCode: Rule) {
        run.require(address.cbc("CityName").isStated, city, at: address)
        run.require(address.cbc("PostalZone").isStated, postCode, at: address)
    }

    private mutating func check(contact: XMLElement) {
        let telephone = contact.cbc("Telephone")
        let email = contact.cbc("ElectronicMail")
        run.require(contact.cbc("Name").isStated, .contactPoint, at: contact)
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
