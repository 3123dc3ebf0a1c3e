import EN16931

/// An account and its path in the invoice.
struct PlannedTransfer {
    var transfer: CreditTransfer
    var path: String
}

extension MessageWriting {
    /// SG8 PYT: one is for the due date.
    static let paymentGroups = 9

    /// How BG-17 is laid out.
    private enum AccountForm {
        /// Below the seller: all for one means, or one for each.
        case seller
        /// One below each means.
        case means
    }

    private var accountForm: AccountForm {
        guard isEN16931 else { return .seller }
        let means = invoice.paymentInstructions
        guard means.count > 1 else { return .seller }
        let first = means.compactMap(\.creditTransfers.first)
        let isOneEach =
            means.count <= lengths.accounts && means.allSatisfy { $0.creditTransfers.count == 1 }
            && !zip(first, first.dropFirst()).contains { isRepetition($1, of: $0) } && first.allSatisfy(isHeld)
        return isOneEach ? .seller : .means
    }

    /// Whether the account itself fits its element.
    private func isHeld(_ transfer: CreditTransfer) -> Bool {
        let account = transfer.account?.canonical ?? ""
        return !account.isEmpty && account.unicodeScalars.count <= lengths.account
    }

    /// What the reader takes for the same account stated twice: nothing beside it, or nothing that fits.
    private func isRepetition(_ next: CreditTransfer, of last: CreditTransfer) -> Bool {
        guard next.account?.canonical ?? "" == last.account?.canonical ?? "" else { return false }
        let provider = next.serviceProvider?.canonical.trimmedOfXMLWhiteSpace ?? ""
        return (provider.isEmpty || provider.unicodeScalars.count > Self.providerLength)
            && namePieces(next.accountName) == nil
    }

    /// Of a service provider (3434).
    private static let providerLength = 17

    /// How many payment means the message holds: EANCOM has one PAI.
    var heldMeans: Int { min(invoice.paymentInstructions.count, isEN16931 ? Self.paymentGroups : 1) }

    /// The accounts below the seller.
    var plannedTransfers: [PlannedTransfer] {
        guard accountForm == .seller else { return [] }
        let means = invoice.paymentInstructions.prefix(heldMeans)
        let all = means.enumerated().flatMap { index, entry in
            entry.creditTransfers.enumerated().map { position, transfer in
                PlannedTransfer(
                    transfer: transfer, path: "paymentInstructions[\(index)].creditTransfers[\(position)]")
            }
        }
        var planned: [PlannedTransfer] = []
        for next in all where planned.count < lengths.accounts {
            if let last = planned.last, isRepetition(next.transfer, of: last.transfer) { continue }
            planned.append(next)
        }
        return planned
    }

    /// FII+RB.
    mutating func write(_ transfer: CreditTransfer, _ path: String) throws(EDIFACTError) {
        let account = try text(transfer.account, "BT-84", path + ".account", lengths.account)
        let names = try accountNames(transfer.accountName, "BT-85", path + ".accountName")
        let provider = try text(transfer.serviceProvider, "BT-86", path + ".serviceProvider", Self.providerLength)
        // A branch number holds what is longer than a BIC.
        let institution =
            provider.unicodeScalars.count > 11
            ? ["", "", "", provider] : provider.isEmpty ? [] : isEN16931 ? [provider] : [provider, "25", "5"]
        out.write("FII", [["RB"], [account] + names, institution])
    }

    private mutating func accountNames(_ term: Term<String>?, _ id: String, _ path: String) throws(EDIFACTError)
        -> [String]
    {
        guard let term, !term.isEmpty else { return [] }
        guard let pieces = namePieces(term) else {
            lose(term, path, doesNotFit)
            return []
        }
        try check(term.canonical.trimmedOfXMLWhiteSpace, id, path)
        return pieces
    }

    /// The name over its two components; nil where there is none or it does not fit.
    private func namePieces(_ term: Term<String>?) -> [String]? {
        let name = term?.canonical.trimmedOfXMLWhiteSpace ?? ""
        guard !name.isEmpty,
            let pieces = SplitText.split(name, width: 35, keepsLineBreaks: repertoire.holdsLineBreaks),
            pieces.count <= 2
        else { return nil }
        return pieces
    }

    /// BG-18: one card in a message, below the buyer.
    mutating func writeCard() throws(EDIFACTError) {
        let means = invoice.paymentInstructions
        let kept = isEN16931 ? PaymentReading.cardPosition(means) : nil
        for (index, entry) in means.enumerated() {
            guard let card = entry.card, isEN16931 || index == 0 else { continue }
            let path = "paymentInstructions[\(index)].card"
            guard index == kept else {
                lose(path, noPlace)
                continue
            }
            let number = try text(card.primaryAccountNumber, "BT-87", path + ".primaryAccountNumber", lengths.account)
            let names = try accountNames(card.holderName, "BT-88", path + ".holderName")
            if !number.isEmpty || !names.isEmpty { out.write("FII", [["PB"], [number] + names]) }
        }
    }

    /// Due date and means.
    mutating func writePayment() throws(EDIFACTError) {
        let due = date(invoice.paymentDueDate, "BT-9", "paymentDueDate")
        if !due.isEmpty {
            // 1 is basic terms, 3 a fixed date.
            out.write(isEN16931 ? "PYT" : "PAT", [[isEN16931 ? "1" : "3"]])
            out.write("DTM", [["13", due, "102"]])
        }
        let means = invoice.paymentInstructions
        let planned = Set(plannedTransfers.map(\.path))
        let form = accountForm
        for (index, entry) in means.enumerated() {
            let path = "paymentInstructions[\(index)]"
            guard index < heldMeans else {
                lose(path, "INVOIC \(lengths.directory) holds \(isEN16931 ? Self.paymentGroups : 1) means of payment")
                continue
            }
            if isEN16931 { try writeMeans(entry, path, isOnly: means.count == 1) }
            for (position, transfer) in entry.creditTransfers.enumerated() {
                let place = "\(path).creditTransfers[\(position)]"
                if form == .means, position == 0 {
                    try write(transfer, place)
                } else if !planned.contains(place) {
                    lose(place, "the account is stated before, or INVOIC \(lengths.directory) holds no more here")
                }
            }
        }
    }

    private mutating func writeMeans(_ entry: PaymentInstructions, _ path: String, isOnly: Bool) throws(EDIFACTError) {
        let code = try text(entry.meansCode, "BT-81", path + ".meansCode", 3)
        if isOnly, code.isEmpty { return }
        out.write("PYT", [["1"]])
        out.write("PAI", [["", "", code]])
    }
}
