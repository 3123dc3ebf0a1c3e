import EN16931

/// One NAD group of the header.
struct PartyReading {
    let code: String
    let segment: Segment
    let traits: DirectoryTraits
    var accounts: [Segment] = []
    private(set) var references: [String: Term<String>] = [:]
    private(set) var electronicAddress: Identifier?
    private(set) var contact: Contact?
    /// What COM belongs to: the electronic address (CTA+IC without a name) or the contact.
    private var isElectronicAddress = false
    private var scheme: Term<String>?

    init(_ segment: Segment, _ traits: DirectoryTraits) {
        code = segment.code(1)
        self.segment = segment
        self.traits = traits
    }

    mutating func take(reference segment: Segment) {
        guard let number = segment.term(1, 1) else { return }
        let code = segment.code(1)
        if references[code] == nil { references[code] = number }
    }

    /// CEN/TS 16931-3-4 puts the electronic address below CTA+IC, the contact below CTA+SU.
    mutating func take(contact segment: Segment) {
        isElectronicAddress = segment.code(1) == "IC" && segment.text(2, 1) == nil
        scheme = nil
        if isElectronicAddress {
            scheme = segment.term(2)
        } else if contact == nil {
            var contact = Contact()
            contact.point = segment.term(2, 1) ?? segment.term(2)
            contact.source = segment.provenance
            self.contact = contact
        }
    }

    mutating func take(communication segment: Segment) {
        for repetition in 0..<max(1, segment.repetitions(1)) {
            guard let component = segment.component(1, 0, repetition: repetition) else { continue }
            let address = Term<String>(
                reading: component.text,
                place: SourcePlace(node: segment.number, line: Int(component.line), column: Int(component.column)))
            let channel = segment.code(1, 1, repetition: repetition)
            if isElectronicAddress, channel == "EM" || channel == "EI" {
                guard electronicAddress == nil else { continue }
                let means = channel == "EM" ? Term<String>(reading: "EM", place: segment.place(1, 1)) : nil
                electronicAddress = Identifier(address, scheme: scheme ?? means)
                continue
            }
            if contact == nil {
                contact = Contact()
                contact?.source = segment.provenance
            }
            switch channel {
            case "TE": if contact?.telephone == nil { contact?.telephone = address }
            case "AL": if contact?.telephone == nil { contact?.telephone = address }
            case "EM": if contact?.email == nil { contact?.email = address }
            default: break
            }
        }
    }

    // MARK: Terms

    private var names: [String] { segment.texts(4, 0..<5) }

    /// The name; without one, the first line of an unstructured address.
    var name: Term<String>? {
        var parts = names
        if traits.hasTradingName, parts.count > 1 { parts.remove(at: 1) }
        let joined = SplitText.join(parts, width: traits.nameWidth)
        if !joined.isEmpty { return Term(reading: joined, place: segment.place(4)) }
        return segment.texts(4, 0..<5).isEmpty ? segment.term(3) : nil
    }

    var tradingName: Term<String>? { traits.hasTradingName ? segment.term(4, 1) : nil }

    var identifier: Identifier? {
        guard let content = segment.term(2) else { return nil }
        if let scheme = segment.term(2, 1) { return Identifier(content, scheme: scheme) }
        // Agencies of 3055 whose numbers ISO 6523 knows: GS1 and Dun & Bradstreet.
        let scheme: String? =
            switch segment.code(2, 2) {
            case "9": "0088"
            case "16": "0060"
            default: nil
            }
        let place = segment.place(2, 2)
        return Identifier(content, scheme: scheme.map { Term(text: segment.code(2, 2), value: $0, place: place) })
    }

    var legalRegistration: Identifier? { (references["GN"] ?? references["XA"]).map { Identifier($0) } }

    var vatIdentifier: Term<String>? { references["VA"] }

    var address: PostalAddress? {
        var address = PostalAddress()
        let lines = addressLines
        func line(_ index: Int) -> Term<String>? {
            guard index < lines.count, !lines[index].isEmpty else { return nil }
            return Term(reading: lines[index], place: segment.place(segment.text(5) == nil ? 3 : 5))
        }
        address.line1 = line(0)
        address.line2 = line(1)
        address.line3 = line(2)
        address.city = segment.term(6)
        address.countrySubdivision = segment.term(7, 3) ?? segment.term(7)
        address.postCode = segment.term(8)
        address.countryCode = segment.term(9)
        address.source = segment.provenance
        let terms = [
            address.line1, address.line2, address.line3, address.city, address.postCode, address.countrySubdivision,
            address.countryCode,
        ]
        return terms.contains { $0 != nil } ? address : nil
    }

    /// C059, or the unstructured C058, in which a full component goes on in the next.
    private var addressLines: [String] {
        let structured = segment.texts(5, 0..<4)
        if !structured.isEmpty { return structured }
        var lines: [String] = []
        var goesOn = false
        var pieces = segment.texts(3, 0..<5)[...]
        // Where no name stands beside it, the first line is the name.
        if names.isEmpty { pieces = pieces.dropFirst() }
        for piece in pieces {
            if goesOn, let last = lines.indices.last { lines[last] += piece } else { lines.append(piece) }
            goesOn = piece.unicodeScalars.count >= 35
        }
        return lines
    }
}

extension InvoiceReading {
    /// Puts the parties in their places: by what each is for, the better qualifier first.
    mutating func finishParties() {
        func party(_ codes: [String]) -> PartyReading? {
            for code in codes { if let found = parties.first(where: { $0.code == code }) { return found } }
            return nil
        }
        let seller = party(["SE", "SU", "II"])
        let buyer = party(["BY", "IV", "BT"])
        if let seller {
            var filled = Seller(edifact: seller)
            filled.additionalLegalInformation = invoice.seller?.additionalLegalInformation
            invoice.seller = filled
        }
        if let buyer {
            invoice.buyer = Buyer(edifact: buyer)
            if invoice.buyerReference == nil { invoice.buyerReference = buyer.references["CR"] }
            invoice.buyerAccountingReference = buyer.references["AOU"] ?? buyer.references["ADE"]
        }
        let payee = party(["PE"])
        invoice.payee = payee.map { Payee(edifact: $0) }
        invoice.taxRepresentative = party(["LC"]).map { SellerTaxRepresentative(edifact: $0) }
        if let delivery = party(["DP", "ST"]) {
            var information = invoice.delivery ?? DeliveryInformation()
            information.partyName = delivery.name
            information.locationIdentifier = delivery.identifier
            information.address = delivery.address
            information.source = delivery.segment.provenance
            invoice.delivery = information
        }
        for account in [seller, payee].compactMap({ $0 }).flatMap(\.accounts) where account.code(1) == "RB" {
            payment.takeTransfer(account)
        }
        readDebit(buyer)
        let cards = [buyer, payee, seller].compactMap { $0 }.flatMap(\.accounts).filter { $0.code(1) == "PB" }
        if payingBankIsCard, let card = cards.first { payment.takeCard(card) }
    }

    private mutating func readDebit(_ buyer: PartyReading?) {
        guard let buyer else { return }
        let account = buyer.accounts.first { $0.code(1) == "BI" || ($0.code(1) == "PB" && !payingBankIsCard) }
        var debit = DirectDebit()
        debit.mandateReference = buyer.references["AVS"]
        debit.creditorIdentifier = buyer.references["AII"]
        debit.debitedAccount = account?.term(2)
        debit.source = account?.provenance ?? buyer.segment.provenance
        guard debit.mandateReference != nil || debit.creditorIdentifier != nil || debit.debitedAccount != nil else {
            return
        }
        invoice.directDebit = debit
    }
}

extension Seller {
    init(edifact party: PartyReading) {
        self.init()
        name = party.name
        tradingName = party.tradingName
        identifiers = party.identifier.map { [$0] } ?? []
        legalRegistration = party.legalRegistration
        vatIdentifier = party.vatIdentifier
        taxRegistration = party.references["AHP"] ?? party.references["FC"]
        electronicAddress = party.electronicAddress
        address = party.address
        contact = party.contact
        source = party.segment.provenance
    }
}

extension Buyer {
    init(edifact party: PartyReading) {
        self.init()
        name = party.name
        tradingName = party.tradingName
        identifiers = party.identifier.map { [$0] } ?? []
        legalRegistration = party.legalRegistration
        vatIdentifier = party.vatIdentifier
        electronicAddress = party.electronicAddress
        address = party.address
        contact = party.contact
        source = party.segment.provenance
    }
}

extension Payee {
    init(edifact party: PartyReading) {
        self.init()
        name = party.name
        identifier = party.identifier
        legalRegistration = party.legalRegistration
        source = party.segment.provenance
    }
}

extension SellerTaxRepresentative {
    init(edifact party: PartyReading) {
        self.init()
        name = party.name
        vatIdentifier = party.vatIdentifier
        address = party.address
        source = party.segment.provenance
    }
}
