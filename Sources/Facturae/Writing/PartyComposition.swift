import EN16931

/// Composes `SellerParty` and `BuyerParty`.
struct PartyComposition {
    let notes: CompositionNotes

    /// What both parties have, with the terms' numbers and their group's path.
    private struct Party {
        var name: Term<String>?
        var tradingName: Term<String>?
        var taxNumber: Term<String>?
        var identifiers: [Identifier]
        var legalInformation: Term<String>?
        var address: PostalAddress?
        var contact: Contact?
        var centres: AdministrativeCentres?
        let words: String
        let group: String
        let nameTerm: String
        let tradingNameTerm: String
        let identifierTerm: String
        let taxTerm: String
        let addressGroup: String
        let addressTerms: [String]
        let contactGroup: String
        let contactTerms: [String]
    }

    /// The number Facturae has for the seller: without the prefix of Spain.
    static func taxNumber(_ seller: Seller?) -> String? {
        let number = [seller?.vatIdentifier, seller?.taxRegistration].compactMap { $0 }.first { !$0.isEmpty }
        return number.map { Residence($0.canonical, country: seller?.address?.countryCode?.canonical).number }
    }

    func seller(_ invoice: Invoice) -> WrittenElement? {
        guard let seller = invoice.seller else {
            notes.refuse("BG-4", "BG-4", "Facturae demands a seller (BG-4); the invoice has none.")
            return nil
        }
        return compose(
            "SellerParty",
            Party(
                name: seller.name, tradingName: seller.tradingName,
                taxNumber: [seller.vatIdentifier, seller.taxRegistration].compactMap { $0 }.first { !$0.isEmpty },
                identifiers: seller.identifiers, legalInformation: seller.additionalLegalInformation,
                address: seller.address, contact: seller.contact, centres: nil, words: "the seller", group: "BG-4",
                nameTerm: "BT-27", tradingNameTerm: "BT-28", identifierTerm: "BT-29", taxTerm: "BT-31",
                addressGroup: "BG-5", addressTerms: AddressTerms.seller, contactGroup: "BG-6",
                contactTerms: ["BT-41", "BT-42", "BT-43"]))
    }

    func buyer(_ invoice: Invoice) -> WrittenElement? {
        guard let buyer = invoice.buyer else {
            notes.refuse("BG-7", "BG-7", "Facturae demands a buyer (BG-7); the invoice has none.")
            return nil
        }
        let reference = invoice.buyerReference?.canonical ?? ""
        let centres = reference.isEmpty ? nil : AdministrativeCentres(buyerReference: reference)
        if !reference.isEmpty, centres == nil {
            notes.explain(
                "BT-10", "Facturae routes by administrative centres (01:CODE;02:CODE;03:CODE); this reference is none.")
        }
        return compose(
            "BuyerParty",
            Party(
                name: buyer.name, tradingName: buyer.tradingName,
                taxNumber: [buyer.vatIdentifier, buyer.legalRegistration?.content].compactMap { $0 }.first {
                    !$0.isEmpty
                },
                identifiers: buyer.identifiers, legalInformation: nil, address: buyer.address, contact: buyer.contact,
                centres: centres, words: "the buyer", group: "BG-7", nameTerm: "BT-44", tradingNameTerm: "BT-45",
                identifierTerm: "BT-46", taxTerm: "BT-48", addressGroup: "BG-8", addressTerms: AddressTerms.buyer,
                contactGroup: "BG-9", contactTerms: ["BT-56", "BT-57", "BT-58"]))
    }

    private func compose(_ name: String, _ party: Party) -> WrittenElement {
        var element = WrittenElement(name)
        let country = party.address?.countryCode?.canonical
        let path = "\(party.group)/\(party.taxTerm)"
        let number = notes.demanded(
            party.taxNumber, 30, party.taxTerm, path, "a tax identification number of \(party.words)")
        let residence = Residence(number ?? "", country: country)
        if number != nil, residence.number.unicodeScalars.count < 3 {
            notes.refuse(party.taxTerm, path, "The tax identification number of \(party.words) is too short for one.")
        }
        var identification = WrittenElement("TaxIdentification")
        identification.add("PersonTypeCode", residence.isIndividual ? "F" : "J")
        identification.add("ResidenceTypeCode", residence.code)
        identification.add("TaxIdentificationNumber", residence.number)
        element.add(identification)
        element.add(identifier(party))
        let address = self.address(party)
        if let centres = party.centres { element.add(self.centres(centres, address)) }
        let body = residence.isIndividual ? individual(party) : nil
        var holder = body ?? legalEntity(party)
        if body != nil, let tradingName = party.tradingName, !tradingName.isEmpty {
            notes.explain("\(party.group)/\(party.tradingNameTerm)", "Facturae has no trading name of an individual.")
        }
        holder.add(address)
        holder.add(contact(party))
        element.add(holder)
        return element
    }

    /// The first identifier of at most ten digits without scheme.
    private func identifier(_ party: Party) -> WrittenElement? {
        let position = party.identifiers.firstIndex { identifier in
            let text = identifier.content.canonical
            return (1...10).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
                && identifier.scheme == nil
        }
        for index in party.identifiers.indices where index != position {
            notes.explain(
                "\(party.group)/\(party.identifierTerm)[\(index + 1)]/\(party.identifierTerm)",
                "Facturae has one identifier of a party, of at most ten digits and without scheme.")
        }
        guard let position else { return nil }
        notes.positions[party.identifierTerm] = [position]
        return WrittenElement("PartyIdentification", party.identifiers[position].content.canonical)
    }

    private func legalEntity(_ party: Party) -> WrittenElement {
        var entity = WrittenElement("LegalEntity")
        let path = "\(party.group)/\(party.nameTerm)"
        entity.add("CorporateName", notes.demanded(party.name, 80, party.nameTerm, path, "the name of \(party.words)"))
        entity.add("TradeName", notes.fitted(party.tradingName, 40, "\(party.group)/\(party.tradingNameTerm)"))
        if let text = party.legalInformation, !text.isEmpty, text.canonical.isXMLText {
            if let data = RegistrationData(legalInformation: text.canonical) {
                let fields = RegistrationData.labels.compactMap { name, _ in
                    data.values[name].map { WrittenElement(name, $0) }
                }
                entity.add(WrittenElement("RegistrationData", fields))
            } else {
                notes.explain(
                    "BG-4/BT-33", "Facturae has the entry in the company register in seven fields of twenty characters."
                )
            }
        }
        return entity
    }

    /// Nil where the name does not split into name and surnames as Spanish names do.
    private func individual(_ party: Party) -> WrittenElement? {
        guard let name = party.name?.canonical, name.isXMLText, !name.contains(",") else { return nil }
        let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count >= 2, words.allSatisfy({ !$0.isEmpty }) else { return nil }
        let surnames = words.count >= 3 ? 2 : 1
        let given = words.dropLast(surnames).joined(separator: " ")
        let pieces = [given] + words.suffix(surnames)
        guard pieces.allSatisfy({ $0.unicodeScalars.count <= 40 }) else { return nil }
        var individual = WrittenElement("Individual")
        for (element, text) in zip(["Name", "FirstSurname", "SecondSurname"], pieces) { individual.add(element, text) }
        notes.assume(
            "Parties/\(party.group == "BG-4" ? "SellerParty" : "BuyerParty")/Individual",
            pieces.joined(separator: " | "),
            "Facturae has name and surnames of an individual apart; the last two words were taken for surnames.")
        return individual
    }

    private func centres(_ centres: AdministrativeCentres, _ address: WrittenElement?) -> WrittenElement {
        let list = centres.centres.map { centre in
            var element = WrittenElement("AdministrativeCentre")
            element.add("CentreCode", centre.code)
            element.add("RoleTypeCode", centre.role)
            element.add(address)
            return element
        }
        return WrittenElement("AdministrativeCentres", list)
    }

    // MARK: Address and contact

    private func address(_ party: Party) -> WrittenElement? {
        let path = "\(party.group)/\(party.addressGroup)/"
        let ids = party.addressTerms
        guard let address = party.address else {
            notes.refuse(
                party.addressGroup, path,
                "Facturae demands the postal address of \(party.words) (\(party.addressGroup)).")
            return nil
        }
        let words = "of \(party.words)"
        guard let country = notes.demanded(address.countryCode, 2, ids[6], path + ids[6], "the country \(words)") else {
            return nil
        }
        guard let alpha3 = CountryCodes.alpha3(country) else {
            notes.refuse(ids[6], path + ids[6], "Facturae's list of countries does not have “\(country)” (\(ids[6])).")
            return nil
        }
        let isSpanish = country == "ES"
        var element = WrittenElement(isSpanish ? "AddressInSpain" : "OverseasAddress")
        element.add("Address", street(address, path, ids, words))
        let town = notes.demanded(address.city, PostCodeAndTown.limit, ids[3], path + ids[3], "the town \(words)")
        if isSpanish {
            let code = notes.demanded(address.postCode, 5, ids[4], path + ids[4], "the post code \(words)")
            if let code, code.utf8.count != 5 || !code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                notes.refuse(
                    ids[4], path + ids[4],
                    "A post code in Spain has five digits; that \(words) is “\(code)” (\(ids[4])).")
            }
            element.add("PostCode", code)
            element.add("Town", town)
        } else {
            let code = notes.fitted(address.postCode, PostCodeAndTown.limit, path + ids[4])
            element.add("PostCodeAndTown", PostCodeAndTown.joined(postCode: code, town: town))
            notes.explain(
                path + ids[4], "Facturae has post code and town in one, in which this one could not be told again.")
        }
        element.add("Province", notes.fitted(address.countrySubdivision, 20, path + ids[5]) ?? "")
        element.add("CountryCode", alpha3)
        return element
    }

    /// The lines of the address in one element, with line ends between; as many as fit.
    private func street(_ address: PostalAddress, _ path: String, _ ids: [String], _ words: String) -> String? {
        guard let first = notes.demanded(address.line1, 80, ids[0], path + ids[0], "the street \(words)") else {
            return nil
        }
        var lines = [first]
        for (index, line) in [address.line2, address.line3].enumerated() {
            guard let line, !line.isEmpty else { continue }
            let whole = (lines + [line.canonical]).joined(separator: "\n")
            if whole.unicodeScalars.count <= 80, line.canonical.isXMLText, !line.canonical.contains("\n"),
                lines.count == index + 1
            {
                lines.append(line.canonical)
            } else {
                notes.explain(
                    path + ids[index + 1], "Facturae has 80 characters for street and address lines together.")
            }
        }
        return lines.joined(separator: "\n")
    }

    private func contact(_ party: Party) -> WrittenElement? {
        guard let contact = party.contact else { return nil }
        let path = "\(party.group)/\(party.contactGroup)/"
        var element = WrittenElement("ContactDetails")
        element.add("Telephone", notes.fitted(contact.telephone, 15, path + party.contactTerms[1]))
        element.add("ElectronicMail", notes.fitted(contact.email, 60, path + party.contactTerms[2]))
        element.add("ContactPersons", notes.fitted(contact.point, 40, path + party.contactTerms[0]))
        return element.children.isEmpty ? nil : element
    }
}

/// Where a party lives for tax, told by its number and country.
struct Residence {
    /// R in Spain, U in the European Union, E elsewhere.
    let code: String
    /// As Facturae writes it: the prefix of Spain is left out.
    let number: String
    /// A natural person by the form of a Spanish number (RD 338/1990): digits first, or K, L, M, X, Y, Z.
    let isIndividual: Bool

    init(_ identifier: String, country: String?) {
        let spanish = identifier.hasPrefix("ES") && identifier.utf8.count > 4
        let bare = spanish ? String(identifier.dropFirst(2)) : identifier
        // Without a prefix it is Spanish where the address is.
        let isSpanish = spanish || (country == "ES" && !Self.hasForeignPrefix(identifier))
        if isSpanish {
            code = "R"
            number = bare
            isIndividual = bare.first.map { $0.isASCII && ($0.isNumber || "KLMXYZ".contains($0)) } ?? false
        } else {
            code = country.map(CountryCodes.isEuropeanUnion) == true ? "U" : "E"
            number = identifier
            isIndividual = false
        }
    }

    private static func hasForeignPrefix(_ identifier: String) -> Bool {
        let prefix = String(identifier.prefix(2))
        return identifier.utf8.count > 4 && prefix != "ES"
            && (prefix == "EL" || CountryCodes.isEuropeanUnion(prefix) && prefix != "GR")
    }
}
