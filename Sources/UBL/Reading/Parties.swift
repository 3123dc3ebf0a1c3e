import EN16931
import XML

extension PostalAddress {
    init(ubl element: XMLElement) {
        self.init()
        line1 = element.term("StreetName")
        line2 = element.term("AdditionalStreetName")
        line3 = element.cac("AddressLine")?.term("Line")
        city = element.term("CityName")
        postCode = element.term("PostalZone")
        countrySubdivision = element.term("CountrySubentity")
        countryCode = element.cac("Country")?.term("IdentificationCode")
        source = element.provenance
    }
}

extension Contact {
    init(ubl element: XMLElement) {
        self.init()
        point = element.term("Name")
        telephone = element.term("Telephone")
        email = element.term("ElectronicMail")
        source = element.provenance
    }
}

extension XMLElement {
    /// Identifiers of a party, without the bank assigned creditor identifier (BT-90), which shares the element.
    fileprivate var partyIdentifiers: [Identifier] {
        groups("PartyIdentification").compactMap { $0.cbc("ID") }.filter { !$0.isSEPA }.map { $0.identifier() }
    }

    /// BT-90, among the identifiers of the payee or the seller.
    var creditorIdentifier: Term<String>? {
        groups("PartyIdentification").compactMap { $0.cbc("ID") }.first { $0.isSEPA }?.content()
    }

    private var isSEPA: Bool { attribute("schemeID") == "SEPA" }

    fileprivate func registration(isVAT: Bool) -> Term<String>? {
        groups("PartyTaxScheme").first { $0.isVAT == isVAT && $0.cbc("CompanyID") != nil }?.term("CompanyID")
    }
}

extension Seller {
    /// - Parameter element: `cac:AccountingSupplierParty`.
    init(ubl element: XMLElement) {
        self.init()
        source = element.provenance
        guard let party = element.cac("Party") else { return }
        let entity = party.cac("PartyLegalEntity")
        name = entity?.term("RegistrationName")
        tradingName = party.cac("PartyName")?.term("Name")
        identifiers = party.partyIdentifiers
        legalRegistration = entity?.identifier("CompanyID")
        vatIdentifier = party.registration(isVAT: true)
        taxRegistration = party.registration(isVAT: false)
        additionalLegalInformation = entity?.term("CompanyLegalForm")
        electronicAddress = party.identifier("EndpointID")
        address = party.cac("PostalAddress").map { PostalAddress(ubl: $0) }
        contact = party.cac("Contact").map { Contact(ubl: $0) }
    }
}

extension Buyer {
    /// - Parameter element: `cac:AccountingCustomerParty`.
    init(ubl element: XMLElement) {
        self.init()
        source = element.provenance
        guard let party = element.cac("Party") else { return }
        let entity = party.cac("PartyLegalEntity")
        name = entity?.term("RegistrationName")
        tradingName = party.cac("PartyName")?.term("Name")
        identifiers = party.partyIdentifiers
        legalRegistration = entity?.identifier("CompanyID")
        vatIdentifier = party.registration(isVAT: true)
        electronicAddress = party.identifier("EndpointID")
        address = party.cac("PostalAddress").map { PostalAddress(ubl: $0) }
        contact = party.cac("Contact").map { Contact(ubl: $0) }
    }
}

extension Payee {
    /// - Parameter element: `cac:PayeeParty`.
    init(ubl element: XMLElement) {
        self.init()
        name = element.cac("PartyName")?.term("Name")
        identifier = element.partyIdentifiers.first
        legalRegistration = element.cac("PartyLegalEntity")?.identifier("CompanyID")
        source = element.provenance
    }
}

extension SellerTaxRepresentative {
    /// - Parameter element: `cac:TaxRepresentativeParty`.
    init(ubl element: XMLElement) {
        self.init()
        name = element.cac("PartyName")?.term("Name")
        vatIdentifier = element.registration(isVAT: true)
        address = element.cac("PostalAddress").map { PostalAddress(ubl: $0) }
        source = element.provenance
    }
}

extension DeliveryInformation {
    /// - Parameter element: `cac:Delivery`.
    init(ubl element: XMLElement) {
        self.init()
        let location = element.cac("DeliveryLocation")
        partyName = element.cac("DeliveryParty")?.cac("PartyName")?.term("Name")
        locationIdentifier = location?.identifier("ID")
        actualDate = element.term("ActualDeliveryDate")
        address = location?.cac("Address").map { PostalAddress(ubl: $0) }
        source = element.provenance
    }
}
