import EN16931

/// PAI, PAT or PYT, and the accounts: BG-16.
struct PaymentReading {
    /// One PAI, with the accounts of its own group.
    private var means: [PaymentInstructions] = []
    private var transfers: [CreditTransfer] = []
    private var card: PaymentCard?
    /// The terms that are open are a discount or a penalty, whose date is not the due date.
    private(set) var isDiscount = false

    mutating func takeTerms(_ segment: Segment) {
        isDiscount = ["20", "22", "26"].contains(segment.code(1))
    }

    mutating func takeMeans(_ segment: Segment) {
        var instructions = PaymentInstructions()
        instructions.meansCode = segment.term(1, 2)
        instructions.source = segment.provenance
        means.append(instructions)
    }

    /// FII of the payment's own group.
    mutating func takeAccount(_ segment: Segment) {
        guard segment.code(1) == "RB" else { return }
        guard let last = means.indices.last else {
            takeTransfer(segment)
            return
        }
        means[last].creditTransfers.append(CreditTransfer(edifact: segment))
    }

    /// FII of the seller or the payee. Messages often repeat the account; the fuller one counts.
    mutating func takeTransfer(_ segment: Segment) {
        let transfer = CreditTransfer(edifact: segment)
        if let last = transfers.last, last.account == transfer.account, transfer.accountName == nil,
            transfer.serviceProvider == nil
        {
            return
        }
        transfers.append(transfer)
    }

    mutating func takeCard(_ segment: Segment) {
        var card = PaymentCard()
        card.primaryAccountNumber = segment.term(2)
        card.holderName = segment.accountName
        card.source = segment.provenance
        self.card = card
    }

    /// Accounts belong to the means: one each where the numbers agree, else all to the first.
    func finish(into invoice: inout Invoice, means texts: [Term<String>?]) {
        var instructions = means
        if instructions.isEmpty, !transfers.isEmpty || card != nil || texts.contains(where: { $0 != nil }) {
            var only = PaymentInstructions()
            only.source = transfers.first?.source ?? card?.source ?? Provenance()
            instructions = [only]
        }
        guard !instructions.isEmpty else { return }
        if instructions.count > 1, instructions.count == transfers.count {
            for (index, transfer) in transfers.enumerated() { instructions[index].creditTransfers.append(transfer) }
        } else {
            instructions[0].creditTransfers += transfers
        }
        for (index, text) in texts.enumerated() where index < instructions.count {
            instructions[index].meansText = text
        }
        if let card { instructions[Self.cardPosition(instructions)].card = card }
        invoice.paymentInstructions = instructions
    }

    /// The first means that is a card (UNTDID 4461: 48, 54, 55), else the first.
    static func cardPosition(_ instructions: [PaymentInstructions]) -> Int {
        instructions.firstIndex { ["48", "54", "55"].contains($0.meansCode?.canonical ?? "") } ?? 0
    }
}

extension CreditTransfer {
    init(edifact segment: Segment) {
        self.init()
        account = segment.term(2)
        accountName = segment.accountName
        serviceProvider = segment.term(3) ?? segment.term(3, 3)
        source = segment.provenance
    }
}

extension Segment {
    /// FII: the account holder's name over its two components.
    var accountName: Term<String>? {
        let joined = SplitText.join(texts(2, 1..<3), width: 35)
        return joined.isEmpty ? nil : Term(reading: joined, place: place(2, 1))
    }
}
