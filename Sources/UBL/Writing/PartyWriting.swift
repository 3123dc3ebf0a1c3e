import EN16931
import XML

extension InvoiceWriting {
    func writeParties(to xml: inout XMLWriter) {
        let creditor = invoice.directDebit?.creditorIdentifier
        let isPayeeCreditor = invoice.payee != nil
        xml.group("cac:AccountingSupplierParty", keepsEmpty: true) { xml in
            xml.group("cac:Party") { xml in
                write(invoice.seller ?? Seller(), creditor: isPayeeCreditor ? nil : creditor, to: &xml)
            }
        }
        xml.group("cac:AccountingCustomerParty", keepsEmpty: true) { xml in
            xml.group("cac:Party") { xml in write(invoice.buyer ?? Buyer(), to: &xml) }
        }
        xml.group("cac:PayeeParty") { xml in
            guard let payee = invoice.payee else { return }
            write(payee.identifier.map { [$0] } ?? [], to: &xml)
            write(creditor: creditor, to: &xml)
            xml.group("cac:PartyName", "cbc:Name", payee.name)
            xml.group("cac:PartyLegalEntity") { $0.identifier("cbc:CompanyID", payee.legalRegistration) }
        }
        xml.group("cac:TaxRepresentativeParty") { xml in
            xml.group("cac:PartyName", "cbc:Name", invoice.taxRepresentative?.name)
            write(invoice.taxRepresentative?.address, as: "cac:PostalAddress", to: &xml)
            write(registration: invoice.taxRepresentative?.vatIdentifier, scheme: "VAT", to: &xml)
        }
    }

    private func write(_ seller: Seller, creditor: Term<String>?, to xml: inout XMLWriter) {
        xml.identifier("cbc:EndpointID", seller.electronicAddress)
        write(seller.identifiers, to: &xml)
        write(creditor: creditor, to: &xml)
        xml.group("cac:PartyName", "cbc:Name", seller.tradingName)
        write(seller.address, as: "cac:PostalAddress", to: &xml)
        write(registration: seller.vatIdentifier, scheme: "VAT", to: &xml)
        write(registration: seller.taxRegistration, scheme: UBLWriter.otherTaxScheme, to: &xml)
        xml.group("cac:PartyLegalEntity") { xml in
            xml.term("cbc:RegistrationName", seller.name)
            xml.identifier("cbc:CompanyID", seller.legalRegistration)
            xml.term("cbc:CompanyLegalForm", seller.additionalLegalInformation)
        }
        write(seller.contact, to: &xml)
    }

    private func write(_ buyer: Buyer, to xml: inout XMLWriter) {
        xml.identifier("cbc:EndpointID", buyer.electronicAddress)
        write(buyer.identifiers, to: &xml)
        xml.group("cac:PartyName", "cbc:Name", buyer.tradingName)
        write(buyer.address, as: "cac:PostalAddress", to: &xml)
        write(registration: buyer.vatIdentifier, scheme: "VAT", to: &xml)
        xml.group("cac:PartyLegalEntity") { xml in
            xml.term("cbc:RegistrationName", buyer.name)
            xml.identifier("cbc:CompanyID", buyer.legalRegistration)
        }
        write(buyer.contact, to: &xml)
    }

    private func write(_ identifiers: [Identifier], to xml: inout XMLWriter) {
        for identifier in identifiers {
            xml.group("cac:PartyIdentification") { $0.identifier("cbc:ID", identifier) }
        }
    }

    /// BT-90 shares the element of party identifiers.
    private func write(creditor: Term<String>?, to xml: inout XMLWriter) {
        guard let creditor else { return }
        write([Identifier(creditor, scheme: Term("SEPA"))], to: &xml)
    }

    private func write(registration: Term<String>?, scheme: String, to xml: inout XMLWriter) {
        guard let registration, !registration.isEmpty else { return }
        xml.group("cac:PartyTaxScheme") { xml in
            xml.term("cbc:CompanyID", registration)
            xml.group("cac:TaxScheme") { $0.value("cbc:ID", scheme) }
        }
    }

    private func write(_ address: PostalAddress?, as name: String, to xml: inout XMLWriter) {
        guard let address else { return }
        xml.group(name) { xml in
            xml.term("cbc:StreetName", address.line1)
            xml.term("cbc:AdditionalStreetName", address.line2)
            xml.term("cbc:CityName", address.city)
            xml.term("cbc:PostalZone", address.postCode)
            xml.term("cbc:CountrySubentity", address.countrySubdivision)
            xml.group("cac:AddressLine", "cbc:Line", address.line3)
            xml.group("cac:Country", "cbc:IdentificationCode", address.countryCode)
        }
    }

    private func write(_ contact: Contact?, to xml: inout XMLWriter) {
        guard let contact else { return }
        xml.group("cac:Contact") { xml in
            xml.term("cbc:Name", contact.point)
            xml.term("cbc:Telephone", contact.telephone)
            xml.term("cbc:ElectronicMail", contact.email)
        }
    }

    func writeDelivery(to xml: inout XMLWriter) {
        guard let delivery = invoice.delivery else { return }
        xml.group("cac:Delivery") { xml in
            xml.term("cbc:ActualDeliveryDate", delivery.actualDate)
            xml.group("cac:DeliveryLocation") { xml in
                xml.identifier("cbc:ID", delivery.locationIdentifier)
                write(delivery.address, as: "cac:Address", to: &xml)
            }
            xml.group("cac:DeliveryParty") { xml in
                xml.group("cac:PartyName", "cbc:Name", delivery.partyName)
            }
        }
    }
}
