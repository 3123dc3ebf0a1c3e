import EN16931

/// A tax identification number as Facturae writes it: without a country prefix among residents of Spain, with one
/// within the Union, as the country writes it elsewhere.
struct TaxIdentification {
    /// BT-31, BT-48: with its prefix.
    var vatIdentifier: Term<String>?
    /// A number that is no VAT identifier: BT-32 of the seller, BT-47 of the buyer.
    var otherNumber: Term<String>?

    /// - Parameters:
    ///   - party: `SellerParty`, `BuyerParty`, `Assignee`.
    ///   - country: Alpha-2 code of the party's address.
    init(_ party: FacturaeElement, country: String?) {
        guard let identification = party.first("TaxIdentification") else { return }
        let residence = identification.first("ResidenceTypeCode")?.peek
        Self.accountForKind(of: party, identification, country)
        guard let number: Term<String> = identification.term("TaxIdentificationNumber") else { return }
        if let text = Self.vatIdentifier(number.canonical, residence: residence, country: country) {
            vatIdentifier = Term(text: text, value: text, place: number.place)
        } else {
            otherNumber = number
        }
    }

    /// Whether a party is a person and where it resides follows from its name and address as a rule; else it is told of.
    private static func accountForKind(
        of party: FacturaeElement, _ identification: FacturaeElement, _ country: String?
    ) {
        if let kind = identification.first("PersonTypeCode") {
            if kind.peek == (party.first("Individual") == nil ? "J" : "F") { kind.account() }
        }
        guard let residence = identification.first("ResidenceTypeCode") else { return }
        let follows = country == "ES" ? "R" : country.map(CountryCodes.isEuropeanUnion) == true ? "U" : "E"
        if residence.peek == follows {
            residence.account()
        } else {
            residence.tell("EN 16931 says where a party resides by its address alone, which says otherwise.")
        }
    }

    /// The number with its prefix, nil where it is no VAT identifier.
    static func vatIdentifier(_ number: String, residence: String?, country: String?) -> String? {
        guard let country = residence == "R" ? "ES" : country, country.utf8.count == 2 else { return nil }
        let prefix = CountryCodes.vatPrefix(country)
        if number.hasPrefix(prefix), number.utf8.count > prefix.utf8.count + 2 { return number }
        return CountryCodes.isEuropeanUnion(country) ? prefix + number : nil
    }
}

/// What a party has whether it is a legal entity or an individual.
struct PartyReading {
    var name: Term<String>?
    var tradingName: Term<String>?
    var legalInformation: Term<String>?
    var address: PostalAddress?
    var contact: Contact?
    var identifiers: [Identifier] = []
    var tax: TaxIdentification

    init(_ party: FacturaeElement) {
        let entity = party.first("LegalEntity")
        let individual = party.first("Individual")
        if let entity {
            name = entity.term("CorporateName")
            tradingName = entity.term("TradeName")
            legalInformation = entity.first("RegistrationData").flatMap { RegistrationData(of: $0)?.legalInformation }
        } else if let individual {
            name = Self.fullName(individual)
        }
        let body = entity ?? individual
        address = body.flatMap { PostalAddress(facturae: $0) }
        contact = body?.first("ContactDetails").flatMap { Contact(facturae: $0) }
        identifiers = (party.term("PartyIdentification") as Term<String>?).map { [Identifier($0)] } ?? []
        tax = TaxIdentification(party, country: address?.countryCode?.canonical)
    }

    /// Name and surnames with blanks between.
    private static func fullName(_ individual: FacturaeElement) -> Term<String>? {
        let pieces = ["Name", "FirstSurname", "SecondSurname"].compactMap { individual.code($0) }
        guard !pieces.isEmpty else { return nil }
        let text = pieces.joined(separator: " ")
        return Term(text: text, value: text, place: (individual.first("Name") ?? individual).place)
    }
}

extension PostalAddress {
    /// Nil where there is none.
    ///
    /// - Parameter element: `LegalEntity` or `Individual`.
    init?(facturae element: FacturaeElement) {
        guard let address = element.first("AddressInSpain") ?? element.first("OverseasAddress") else { return nil }
        self.init()
        source = address.provenance
        if let written: Term<String> = address.term("Address") {
            let lines = written.canonical.split(separator: "\n", maxSplits: 2).map { $0.trimmedOfXMLWhiteSpace }
            let terms = lines.map { Term(text: $0, value: $0, place: written.place) }
            line1 = terms.first
            line2 = terms.dropFirst().first
            line3 = terms.dropFirst(2).first
        }
        postCode = address.term("PostCode")
        city = address.term("Town")
        if let joined: Term<String> = address.term("PostCodeAndTown") {
            let (code, town) = PostCodeAndTown.split(joined.canonical)
            postCode = code.map { Term(text: $0, value: $0, place: joined.place) }
            city = town.map { Term(text: $0, value: $0, place: joined.place) }
        }
        countrySubdivision = address.term("Province")
        countryCode = (address.term("CountryCode") as Term<String>?).map { written in
            let code = CountryCodes.alpha2(written.canonical) ?? written.canonical
            return Term(text: code, value: code, place: written.place)
        }
    }
}

/// Post code and town, which Facturae writes in one for addresses outside Spain.
enum PostCodeAndTown {
    static let limit = 50

    /// Leading words with a digit are the post code (`SW1A 1AA London`); without one, all is the town.
    static func split(_ text: String) -> (postCode: String?, town: String?) {
        let words = text.split(separator: " ")
        let code = words.prefix { $0.contains(where: \.isNumber) }
        let town = words.dropFirst(code.count)
        return (
            code.isEmpty ? nil : code.joined(separator: " "), town.isEmpty ? nil : town.joined(separator: " ")
        )
    }

    /// Both in one, if they read as the same again; else the town alone.
    static func joined(postCode: String?, town: String?) -> String {
        let both = [postCode, town].compactMap { $0 }.joined(separator: " ")
        return both.unicodeScalars.count <= limit && split(both) == (postCode, town) ? both : town ?? ""
    }
}

extension Contact {
    /// Nil where it has none of the three.
    init?(facturae element: FacturaeElement) {
        self.init()
        point = element.term("ContactPersons")
        telephone = element.term("Telephone")
        email = element.term("ElectronicMail")
        source = element.provenance
        if point == nil, telephone == nil, email == nil { return nil }
    }
}

extension Seller {
    /// - Parameter element: `SellerParty`.
    init(facturae element: FacturaeElement) {
        self.init()
        let party = PartyReading(element)
        name = party.name
        tradingName = party.tradingName
        identifiers = party.identifiers
        vatIdentifier = party.tax.vatIdentifier
        taxRegistration = party.tax.otherNumber
        additionalLegalInformation = party.legalInformation
        address = party.address
        contact = party.contact
        source = element.provenance
    }
}

extension Buyer {
    /// - Parameter element: `BuyerParty`.
    init(facturae element: FacturaeElement) {
        self.init()
        let party = PartyReading(element)
        name = party.name
        tradingName = party.tradingName
        identifiers = party.identifiers
        vatIdentifier = party.tax.vatIdentifier
        legalRegistration = party.tax.otherNumber.map { Identifier($0) }
        address = party.address
        contact = party.contact
        source = element.provenance
    }
}

extension Payee {
    /// - Parameter element: `Assignee` of the factoring data.
    init(facturae element: FacturaeElement) {
        self.init()
        let entity = element.first("LegalEntity")
        name = entity?.term("CorporateName")
        if let individual = element.first("Individual") {
            let pieces = ["Name", "FirstSurname", "SecondSurname"].compactMap { individual.code($0) }
            let text = pieces.joined(separator: " ")
            if !text.isEmpty { name = Term(text: text, value: text, place: individual.place) }
        }
        let number: Term<String>? = element.first("TaxIdentification")?.term("TaxIdentificationNumber")
        legalRegistration = number.map { Identifier($0) }
        source = element.provenance
    }
}
