import EN16931
import XML

extension PostalAddress {
    init(cii element: XMLElement) {
        self.init()
        line1 = element.term("LineOne")
        line2 = element.term("LineTwo")
        line3 = element.term("LineThree")
        city = element.term("CityName")
        postCode = element.term("PostcodeCode")
        countrySubdivision = element.term("CountrySubDivisionName")
        countryCode = element.term("CountryID")
        source = element.provenance
    }
}

extension Contact {
    init(cii element: XMLElement) {
        self.init()
        point = element.term("PersonName") ?? element.term("DepartmentName")
        telephone = element.ram("TelephoneUniversalCommunication")?.term("CompleteNumber")
        email = element.ram("EmailURIUniversalCommunication")?.term("URIID")
        source = element.provenance
    }
}

extension XMLElement {
    /// `ram:GlobalID` has a scheme, `ram:ID` has none.
    fileprivate var partyIdentifiers: [Identifier] {
        (groups("ID") + groups("GlobalID")).map { $0.identifier() }
    }

    /// The tax registration whose identifier has that scheme: VA for VAT, FC for others.
    fileprivate func registration(_ scheme: String) -> Term<String>? {
        for registration in groups("SpecifiedTaxRegistration") {
            for id in registration.groups("ID") where id.attribute("schemeID") == scheme { return id.content() }
        }
        return nil
    }

    fileprivate var postalAddress: PostalAddress? { ram("PostalTradeAddress").map { PostalAddress(cii: $0) } }

    /// Where the group is there without address, an empty one.
    fileprivate var electronicAddress: Identifier? {
        ram("URIUniversalCommunication").map { group in
            group.identifier("URIID") ?? Identifier(Term(text: "", value: "", place: group.place))
        }
    }
}

extension Seller {
    /// - Parameter element: `ram:SellerTradeParty`.
    init(cii element: XMLElement) {
        self.init()
        let organisation = element.ram("SpecifiedLegalOrganization")
        name = element.term("Name")
        tradingName = organisation?.term("TradingBusinessName")
        identifiers = element.partyIdentifiers
        legalRegistration = organisation?.identifier("ID")
        vatIdentifier = element.registration("VA")
        taxRegistration = element.registration("FC")
        additionalLegalInformation = element.term("Description")
        electronicAddress = element.electronicAddress
        address = element.postalAddress
        contact = element.ram("DefinedTradeContact").map { Contact(cii: $0) }
        source = element.provenance
    }
}

extension Buyer {
    /// - Parameter element: `ram:BuyerTradeParty`.
    init(cii element: XMLElement) {
        self.init()
        let organisation = element.ram("SpecifiedLegalOrganization")
        name = element.term("Name")
        tradingName = organisation?.term("TradingBusinessName")
        identifiers = element.partyIdentifiers
        legalRegistration = organisation?.identifier("ID")
        vatIdentifier = element.registration("VA")
        electronicAddress = element.electronicAddress
        address = element.postalAddress
        contact = element.ram("DefinedTradeContact").map { Contact(cii: $0) }
        source = element.provenance
    }
}

extension Payee {
    /// - Parameter element: `ram:PayeeTradeParty`.
    init(cii element: XMLElement) {
        self.init()
        name = element.term("Name")
        identifier = element.partyIdentifiers.first
        legalRegistration = element.ram("SpecifiedLegalOrganization")?.identifier("ID")
        source = element.provenance
    }
}

extension SellerTaxRepresentative {
    /// - Parameter element: `ram:SellerTaxRepresentativeTradeParty`.
    init(cii element: XMLElement) {
        self.init()
        name = element.term("Name")
        vatIdentifier = element.registration("VA")
        address = element.postalAddress
        source = element.provenance
    }
}

extension DeliveryInformation {
    /// Nil where the group, which the schema demands, says nothing of BG-13.
    ///
    /// - Parameter element: `ram:ApplicableHeaderTradeDelivery`.
    init?(cii element: XMLElement) {
        let party = element.ram("ShipToTradeParty")
        let event = element.ram("ActualDeliverySupplyChainEvent")
        guard party != nil || event != nil else { return nil }
        self.init()
        partyName = party?.term("Name")
        locationIdentifier = party?.partyIdentifiers.first
        actualDate = event?.date("OccurrenceDateTime")
        address = party?.postalAddress
        source = element.provenance
    }
}
