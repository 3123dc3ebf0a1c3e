/// A postal address: BG-5 of the seller, BG-8 of the buyer, BG-12 of the tax representative, BG-15 of the
/// delivery; their business terms have the same meaning under different numbers.
package struct PostalAddress: Hashable, Sendable, Codable {
    /// BT-35, BT-50, BT-64, BT-75 Address line 1.
    package var line1: Term<String>?
    /// BT-36, BT-51, BT-65, BT-76 Address line 2.
    package var line2: Term<String>?
    /// BT-162, BT-163, BT-164, BT-165 Address line 3.
    package var line3: Term<String>?
    /// BT-37, BT-52, BT-66, BT-77 City.
    package var city: Term<String>?
    /// BT-38, BT-53, BT-67, BT-78 Post code.
    package var postCode: Term<String>?
    /// BT-39, BT-54, BT-68, BT-79 Country subdivision.
    package var countrySubdivision: Term<String>?
    /// BT-40, BT-55, BT-69, BT-80 Country code (ISO 3166-1 alpha-2).
    package var countryCode: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// A contact: BG-6 of the seller, BG-9 of the buyer.
package struct Contact: Hashable, Sendable, Codable {
    /// BT-41, BT-56 Contact point.
    package var point: Term<String>?
    /// BT-42, BT-57 Telephone number.
    package var telephone: Term<String>?
    /// BT-43, BT-58 Email address.
    package var email: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-4 Seller.
package struct Seller: Hashable, Sendable, Codable {
    /// BT-27 Seller name.
    package var name: Term<String>?
    /// BT-28 Seller trading name.
    package var tradingName: Term<String>?
    /// BT-29 Seller identifiers.
    package var identifiers: [Identifier] = []
    /// BT-30 Seller legal registration identifier.
    package var legalRegistration: Identifier?
    /// BT-31 Seller VAT identifier.
    package var vatIdentifier: Term<String>?
    /// BT-32 Seller tax registration identifier.
    package var taxRegistration: Term<String>?
    /// BT-33 Seller additional legal information.
    package var additionalLegalInformation: Term<String>?
    /// BT-34 Seller electronic address.
    package var electronicAddress: Identifier?
    /// BG-5 Seller postal address.
    package var address: PostalAddress?
    /// BG-6 Seller contact.
    package var contact: Contact?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-7 Buyer.
package struct Buyer: Hashable, Sendable, Codable {
    /// BT-44 Buyer name.
    package var name: Term<String>?
    /// BT-45 Buyer trading name.
    package var tradingName: Term<String>?
    /// BT-46 Buyer identifier; the model has one, CII may repeat it.
    package var identifiers: [Identifier] = []
    /// BT-47 Buyer legal registration identifier.
    package var legalRegistration: Identifier?
    /// BT-48 Buyer VAT identifier.
    package var vatIdentifier: Term<String>?
    /// BT-49 Buyer electronic address.
    package var electronicAddress: Identifier?
    /// BG-8 Buyer postal address.
    package var address: PostalAddress?
    /// BG-9 Buyer contact.
    package var contact: Contact?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-10 Payee, where it is not the seller.
package struct Payee: Hashable, Sendable, Codable {
    /// BT-59 Payee name.
    package var name: Term<String>?
    /// BT-60 Payee identifier.
    package var identifier: Identifier?
    /// BT-61 Payee legal registration identifier.
    package var legalRegistration: Identifier?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-11 Seller tax representative party.
package struct SellerTaxRepresentative: Hashable, Sendable, Codable {
    /// BT-62 Seller tax representative name.
    package var name: Term<String>?
    /// BT-63 Seller tax representative VAT identifier.
    package var vatIdentifier: Term<String>?
    /// BG-12 Seller tax representative postal address.
    package var address: PostalAddress?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}
