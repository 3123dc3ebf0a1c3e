import EN16931

/// The business terms of one party, for reports of losses.
private struct PartyIDs {
    var name: String
    var tradingName = ""
    var identifier = ""
    var legalRegistration = ""
    var vat = ""
    var electronicAddress = ""
    var address: [String] = []
    var contact: [String] = []

    static let seller = PartyIDs(
        name: "BT-27", tradingName: "BT-28", identifier: "BT-29", legalRegistration: "BT-30", vat: "BT-31",
        electronicAddress: "BT-34", address: AddressTerms.seller, contact: ["BT-41", "BT-42", "BT-43"])
    static let buyer = PartyIDs(
        name: "BT-44", tradingName: "BT-45", identifier: "BT-46", legalRegistration: "BT-47", vat: "BT-48",
        electronicAddress: "BT-49", address: AddressTerms.buyer, contact: ["BT-56", "BT-57", "BT-58"])
    static let payee = PartyIDs(name: "BT-59", identifier: "BT-60", legalRegistration: "BT-61")
    static let taxRepresentative = PartyIDs(name: "BT-62", vat: "BT-63", address: AddressTerms.taxRepresentative)
    static let delivery = PartyIDs(name: "BT-70", identifier: "BT-71", address: AddressTerms.delivery)
}

extension MessageWriting {
    mutating func writeParties() throws(EDIFACTError) {
        let accounts = plannedTransfers
        if invoice.seller != nil || !accounts.isEmpty { try writeSeller(accounts) }
        try writeBuyer()
        if let payee = invoice.payee {
            try writeParty(
                "PE", .payee, "payee", name: payee.name, identifiers: payee.identifier.map { [$0] } ?? [],
                identifierPath: "payee.identifier")
            try writeRegistration(payee.legalRegistration, "BT-61", "payee")
        }
        if let representative = invoice.taxRepresentative {
            try writeParty(
                "LC", .taxRepresentative, "taxRepresentative", name: representative.name,
                address: representative.address)
            try writeReference("VA", representative.vatIdentifier, "BT-63", "taxRepresentative.vatIdentifier")
        }
        if let delivery = invoice.delivery,
            delivery.partyName != nil || delivery.locationIdentifier != nil || delivery.address != nil
        {
            try writeParty(
                "DP", .delivery, "delivery", name: delivery.partyName, namePath: "partyName",
                identifiers: delivery.locationIdentifier.map { [$0] } ?? [],
                identifierPath: "delivery.locationIdentifier", address: delivery.address)
        }
    }

    private mutating func writeSeller(_ accounts: [PlannedTransfer]) throws(EDIFACTError) {
        let seller = invoice.seller ?? Seller()
        try writeParty(
            isEN16931 ? "SE" : "SU", .seller, "seller", name: seller.name, tradingName: seller.tradingName,
            identifiers: seller.identifiers, address: seller.address)
        for account in accounts { try write(account.transfer, account.path) }
        try writeRegistration(seller.legalRegistration, "BT-30", "seller")
        try writeReference("VA", seller.vatIdentifier, "BT-31", "seller.vatIdentifier")
        try writeReference(isEN16931 ? "AHP" : "FC", seller.taxRegistration, "BT-32", "seller.taxRegistration")
        try write(seller.electronicAddress, "BT-34", "seller")
        try write(seller.contact, isEN16931 ? "SU" : "AR", PartyIDs.seller.contact, "seller.contact")
    }

    private mutating func writeBuyer() throws(EDIFACTError) {
        let debit = invoice.directDebit
        let isStated =
            invoice.buyer != nil || debit != nil || invoice.buyerReference != nil
            || invoice.buyerAccountingReference != nil || invoice.paymentInstructions.contains { $0.card != nil }
        guard isStated else { return }
        let buyer = invoice.buyer ?? Buyer()
        try writeParty(
            "BY", .buyer, "buyer", name: buyer.name, tradingName: buyer.tradingName, identifiers: buyer.identifiers,
            address: buyer.address)
        try writeCard()
        let account = try text(debit?.debitedAccount, "BT-91", "directDebit.debitedAccount", lengths.account)
        if !account.isEmpty { out.write("FII", [[isEN16931 ? "BI" : "PB"], [account]]) }
        try writeRegistration(buyer.legalRegistration, "BT-47", "buyer")
        try writeReference("VA", buyer.vatIdentifier, "BT-48", "buyer.vatIdentifier")
        try writeReference("CR", invoice.buyerReference, "BT-10", "buyerReference")
        try writeReference(
            isEN16931 ? "AOU" : "ADE", invoice.buyerAccountingReference, "BT-19", "buyerAccountingReference")
        if isEN16931 {
            try writeReference("AVS", debit?.mandateReference, "BT-89", "directDebit.mandateReference")
            try writeReference("AII", debit?.creditorIdentifier, "BT-90", "directDebit.creditorIdentifier")
        } else {
            lose(debit?.mandateReference, "directDebit.mandateReference")
            lose(debit?.creditorIdentifier, "directDebit.creditorIdentifier")
        }
        try write(buyer.electronicAddress, "BT-49", "buyer")
        try write(buyer.contact, isEN16931 ? "SU" : "AP", PartyIDs.buyer.contact, "buyer.contact")
    }

    private mutating func writeRegistration(_ registration: Identifier?, _ id: String, _ party: String)
        throws(EDIFACTError)
    {
        let path = party + ".legalRegistration"
        try writeReference(isEN16931 ? "GN" : "XA", registration?.content, id, path + ".content")
        loseScheme(registration, id, path)
    }

    private mutating func writeParty(
        _ code: String, _ ids: PartyIDs, _ path: String, name: Term<String>?, namePath: String = "name",
        tradingName: Term<String>? = nil, identifiers: [Identifier] = [], identifierPath: String? = nil,
        address: PostalAddress? = nil
    ) throws(EDIFACTError) {
        var identification: [String] = []
        // Of several the GLN, which every receiver knows.
        let kept = identifiers.firstIndex { $0.scheme?.canonical == "0088" } ?? 0
        for (index, identifier) in identifiers.enumerated() {
            let place = identifierPath ?? "\(path).identifiers[\(index)]"
            if index == kept {
                identification = try partyIdentification(identifier, ids.identifier, place)
            } else {
                lose(identifier, place, "INVOIC \(lengths.directory) holds one identifier of a party")
            }
        }
        let names = try partyNames(name, tradingName, ids, path, namePath)
        let address = address ?? PostalAddress()
        let place = path + ".address"
        let lines = try addressLines(address, ids.address, place, hasName: names.contains { !$0.isEmpty })
        func value(_ term: Term<String>?, _ index: Int, _ key: String, _ limit: Int) throws(EDIFACTError) -> String {
            try text(term, ids.address.isEmpty ? "" : ids.address[index], "\(place).\(key)", limit)
        }
        let city = try value(address.city, 3, "city", lengths.city)
        let region = try value(address.countrySubdivision, 5, "countrySubdivision", lengths.subdivision)
        let postCode = try value(address.postCode, 4, "postCode", lengths.postCode)
        let country = try value(address.countryCode, 6, "countryCode", 3)
        let subdivision = profile.message == .eancom97 ? [region] : ["", "", "", region]
        out.write(
            "NAD",
            [
                [code], identification, lines.unstructured, names, lines.structured, [city], subdivision, [postCode],
                [country],
            ])
    }

    /// C082: CEN/TS 16931-3-4 states the scheme, EANCOM the agency.
    private mutating func partyIdentification(_ identifier: Identifier, _ id: String, _ path: String)
        throws(EDIFACTError) -> [String]
    {
        let content = try text(identifier.content, id, path + ".content", lengths.party)
        guard !content.isEmpty else {
            loseScheme(identifier, id, path)
            return []
        }
        lose(identifier.schemeVersion, path + ".schemeVersion")
        let scheme = identifier.scheme?.canonical ?? ""
        if !isEN16931, let agency = ["0088": "9", "0060": "16"][scheme] { return [content, "", agency] }
        guard profile.message != .eancom97 else {
            lose(identifier.scheme, path + ".scheme", "EANCOM names only GS1 and D&B schemes")
            return [content]
        }
        return [content, try text(identifier.scheme, id + "-1", path + ".scheme", lengths.codeList)]
    }

    /// C080: the name, in D.14B with the trading name as its second component.
    private mutating func partyNames(
        _ name: Term<String>?, _ tradingName: Term<String>?, _ ids: PartyIDs, _ path: String, _ namePath: String
    ) throws(EDIFACTError) -> [String] {
        let words = name?.canonical.trimmedOfXMLWhiteSpace ?? ""
        let room = isEN16931 ? 4 : 5
        var pieces: [String] = []
        if !words.isEmpty {
            let cut = SplitText.split(words, width: lengths.name, keepsLineBreaks: repertoire.holdsLineBreaks)
            if let cut, cut.count <= room {
                try check(words, ids.name, "\(path).\(namePath)", linesAreSplit: true)
                pieces = cut
            } else {
                lose(name, "\(path).\(namePath)", doesNotFit)
            }
        }
        guard isEN16931 else {
            lose(tradingName, path + ".tradingName")
            return pieces
        }
        guard !pieces.isEmpty else {
            lose(tradingName, path + ".tradingName", "the name before it is not there")
            return []
        }
        let trading = try text(tradingName, ids.tradingName, path + ".tradingName", lengths.name)
        return [pieces.first ?? "", trading] + pieces.dropFirst()
    }

    /// C059, or C058 where a line is longer than its element: there a full component goes on in the next.
    private mutating func addressLines(_ address: PostalAddress, _ ids: [String], _ path: String, hasName: Bool)
        throws(EDIFACTError) -> (structured: [String], unstructured: [String])
    {
        let terms = [address.line1, address.line2, address.line3]
        let paths = ["line1", "line2", "line3"].map { "\(path).\($0)" }
        let lines = terms.map { $0?.canonical.trimmedOfXMLWhiteSpace ?? "" }
        guard lines[0].isEmpty == false else {
            for (index, term) in terms.enumerated() where !ids.isEmpty {
                lose(term, paths[index], "line 1 before it is not there, and no address begins with line 2")
            }
            return ([], [])
        }
        if lines.contains(where: { $0.unicodeScalars.count > lengths.street }),
            let pieces = Self.unstructured(lines, width: lengths.street, room: hasName ? 5 : 4)
        {
            for (index, line) in lines.enumerated() { try check(line, ids[index], paths[index]) }
            return ([], hasName ? pieces : [""] + pieces)
        }
        var structured: [String] = []
        for (index, term) in terms.enumerated() where !ids.isEmpty {
            if index > 0, structured[0].isEmpty {
                lose(term, paths[index], "line 1 before it does not fit")
            } else {
                structured.append(try text(term, ids[index], paths[index], lengths.street))
            }
        }
        return (structured, [])
    }

    private static func unstructured(_ lines: [String], width: Int, room: Int) -> [String]? {
        let used = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        var pieces: [String] = []
        for (index, line) in lines.prefix(used).enumerated() {
            var rest = Array(line.unicodeScalars)[...]
            repeat {
                pieces.append(String(String.UnicodeScalarView(rest.prefix(width))))
                rest = rest.dropFirst(width)
            } while !rest.isEmpty
            // A full last piece would take in the next line.
            if index < used - 1, pieces.last?.unicodeScalars.count == width { return nil }
        }
        return pieces.count <= room ? pieces : nil
    }

    /// CTA+IC: the electronic address, the scheme as the contact's identification.
    private mutating func write(_ address: Identifier?, _ id: String, _ party: String) throws(EDIFACTError) {
        guard let address else { return }
        let path = party + ".electronicAddress"
        let content = try text(address.content, id, path + ".content", lengths.communication)
        guard !content.isEmpty else {
            loseScheme(address, id, path)
            return
        }
        lose(address.schemeVersion, path + ".schemeVersion")
        let scheme = try text(address.scheme, id + "-1", path + ".scheme", 17)
        out.write("CTA", [["IC"], [scheme == "EM" ? "" : scheme]])
        out.write("COM", [[content, scheme == "EM" ? "EM" : "EI"]])
    }

    private mutating func write(_ contact: Contact?, _ code: String, _ ids: [String], _ path: String)
        throws(EDIFACTError)
    {
        guard let contact else { return }
        let point = try text(contact.point, ids[0], path + ".point", lengths.contact)
        let telephone = try text(contact.telephone, ids[1], path + ".telephone", lengths.communication)
        let email = try text(contact.email, ids[2], path + ".email", lengths.communication)
        guard !(point + telephone + email).isEmpty else { return }
        out.write("CTA", [[code], ["", point]])
        if !telephone.isEmpty { out.write("COM", [[telephone, "TE"]]) }
        if !email.isEmpty { out.write("COM", [[email, "EM"]]) }
    }
}
