import EN16931
import XML

extension InvoiceWriting {
    func writeAgreementParties(to xml: inout XMLWriter) {
        let seller = invoice.seller ?? Seller()
        xml.group("ram:SellerTradeParty") { xml in
            write(seller.identifiers, to: &xml)
            xml.term("ram:Name", seller.name)
            xml.term("ram:Description", seller.additionalLegalInformation)
            write(seller.legalRegistration, tradingName: seller.tradingName, to: &xml)
            write(seller.contact, to: &xml)
            write(seller.address, to: &xml)
            write(electronicAddress: seller.electronicAddress, to: &xml)
            write(registration: seller.vatIdentifier, scheme: "VA", to: &xml)
            write(registration: seller.taxRegistration, scheme: "FC", to: &xml)
        }
        let buyer = invoice.buyer ?? Buyer()
        xml.group("ram:BuyerTradeParty") { xml in
            write(buyer.identifiers, to: &xml)
            xml.term("ram:Name", buyer.name)
            write(buyer.legalRegistration, tradingName: buyer.tradingName, to: &xml)
            write(buyer.contact, to: &xml)
            write(buyer.address, to: &xml)
            write(electronicAddress: buyer.electronicAddress, to: &xml)
            write(registration: buyer.vatIdentifier, scheme: "VA", to: &xml)
        }
        guard let representative = invoice.taxRepresentative else { return }
        xml.group("ram:SellerTaxRepresentativeTradeParty") { xml in
            xml.term("ram:Name", representative.name)
            write(representative.address, to: &xml)
            write(registration: representative.vatIdentifier, scheme: "VA", to: &xml)
        }
    }

    func writePayee(to xml: inout XMLWriter) {
        guard let payee = invoice.payee else { return }
        xml.group("ram:PayeeTradeParty") { xml in
            write(payee.identifier.map { [$0] } ?? [], to: &xml)
            xml.term("ram:Name", payee.name)
            write(payee.legalRegistration, tradingName: nil, to: &xml)
        }
    }

    func writeShipTo(_ delivery: DeliveryInformation?, to xml: inout XMLWriter) {
        guard let delivery else { return }
        xml.group("ram:ShipToTradeParty") { xml in
            write(delivery.locationIdentifier.map { [$0] } ?? [], to: &xml)
            xml.term("ram:Name", delivery.partyName)
            write(delivery.address, to: &xml)
        }
    }

    /// `ram:GlobalID` has a scheme, `ram:ID` has none and comes first.
    private func write(_ identifiers: [Identifier], to xml: inout XMLWriter) {
        for identifier in identifiers where identifier.scheme?.isEmpty ?? true {
            xml.term("ram:ID", identifier.content)
        }
        for identifier in identifiers where identifier.scheme?.isEmpty == false {
            xml.identifier("ram:GlobalID", identifier)
        }
    }

    private func write(_ registration: Identifier?, tradingName: Term<String>?, to xml: inout XMLWriter) {
        xml.group("ram:SpecifiedLegalOrganization") { xml in
            xml.identifier("ram:ID", registration)
            xml.term("ram:TradingBusinessName", tradingName)
        }
    }

    private func write(_ contact: Contact?, to xml: inout XMLWriter) {
        guard let contact else { return }
        xml.group("ram:DefinedTradeContact") { xml in
            xml.term("ram:PersonName", contact.point)
            xml.group("ram:TelephoneUniversalCommunication", "ram:CompleteNumber", contact.telephone)
            xml.group("ram:EmailURIUniversalCommunication", "ram:URIID", contact.email)
        }
    }

    private func write(_ address: PostalAddress?, to xml: inout XMLWriter) {
        guard let address else { return }
        xml.group("ram:PostalTradeAddress") { xml in
            xml.term("ram:PostcodeCode", address.postCode)
            xml.term("ram:LineOne", address.line1)
            xml.term("ram:LineTwo", address.line2)
            xml.term("ram:LineThree", address.line3)
            xml.term("ram:CityName", address.city)
            xml.term("ram:CountryID", address.countryCode)
            xml.term("ram:CountrySubDivisionName", address.countrySubdivision)
        }
    }

    private func write(electronicAddress: Identifier?, to xml: inout XMLWriter) {
        xml.group("ram:URIUniversalCommunication") { $0.identifier("ram:URIID", electronicAddress) }
    }

    private func write(registration: Term<String>?, scheme: String, to xml: inout XMLWriter) {
        xml.group("ram:SpecifiedTaxRegistration") { $0.term("ram:ID", registration, [("schemeID", scheme)]) }
    }
}
