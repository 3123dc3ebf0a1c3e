extension Invoice {
    /// The same statements in the one form in which invoices of different syntaxes can be compared:
    ///
    /// - groups that state nothing are gone;
    /// - identifiers without scheme come first (CII writes them so), the VAT total in the invoice currency before the
    ///   others, and each credit transfer has payment instructions of its own (both syntaxes repeat the group);
    /// - what every syntax implies is written out: VAT as the tax of a VAT category, the invoice currency as that of a
    ///   VAT total;
    /// - BT-8 has the code of UNTDID 2005, which EN 16931-1 names.
    package var canonical: Invoice {
        var invoice = self
        invoice.makeCanonical()
        return invoice
    }

    /// Brings it into its `canonical` form, in place: an invoice of many lines is not held twice.
    package mutating func makeCanonical() {
        isCreditNote = nil
        vatPointDateCode = vatPointDateCode.map { VATPointDateCode.event($0) }
        notes.removeAll { !states($0.subjectCode) && !states($0.text) }
        precedingInvoices.removeAll { !states($0.number) && !states($0.issueDate) }
        dropEmptyIdentifiers()
        paymentInstructions = paymentInstructions.flatMap(\.perTransfer)
        allowances = Self.canonical(allowances)
        charges = Self.canonical(charges)
        makeTotalsCanonical()
        vatBreakdown = vatBreakdown.filter(\.states).map { entry in
            var entry = entry
            entry.taxScheme = states(entry.taxScheme) ? entry.taxScheme : Term("VAT")
            return entry
        }
        supportingDocuments.removeAll { !$0.states }
        for index in lines.indices { lines[index].makeCanonical() }
    }

    /// A scheme without identifier says nothing.
    private mutating func dropEmptyIdentifiers() {
        invoicedObject = invoicedObject.stated
        seller?.dropEmptyIdentifiers()
        buyer?.dropEmptyIdentifiers()
        payee?.dropEmptyIdentifiers()
        delivery?.dropEmptyIdentifiers()
    }

    private mutating func makeTotalsCanonical() {
        if vatTotals.isEmpty {
            let pairs = [
                (totals?.vat, currencyCode), (totals?.vatInAccountingCurrency, vatAccountingCurrencyCode),
            ]
            for case (let amount?, let currency) in pairs {
                var total = VATTotal()
                total.amount = amount
                total.currency = currency
                vatTotals.append(total)
            }
        }
        var stated = vatTotals.filter { states($0.amount) }
        for index in stated.indices where !states(stated[index].currency) { stated[index].currency = currencyCode }
        // What the subtotals stand in is the syntax's matter.
        for index in stated.indices { stated[index].breakdown = [] }
        vatTotals =
            stated.filter { $0.currency == currencyCode } + stated.filter { $0.currency != currencyCode }
        let vat = (vatTotal(in: currencyCode), vatTotal(in: vatAccountingCurrencyCode))
        totals?.vat = vat.0
        totals?.vatInAccountingCurrency = vat.1
    }

    fileprivate static func ordered(_ identifiers: [Identifier]) -> [Identifier] {
        let stated = identifiers.filter { states($0.content) }
        return stated.filter { !states($0.scheme) } + stated.filter { states($0.scheme) }
    }

    fileprivate static func canonical(_ entries: [AllowanceOrCharge]) -> [AllowanceOrCharge] {
        entries.filter(\.states).map { entry in
            var entry = entry
            entry.taxScheme = scheme(entry.taxScheme, states(entry.vatCategory) || states(entry.vatRate))
            return entry
        }
    }

    fileprivate static func scheme(_ scheme: Term<String>?, _ isNeeded: Bool) -> Term<String>? {
        if states(scheme) { return scheme }
        return isNeeded ? Term("VAT") : nil
    }
}

/// Whether a term is there and says something.
func states<Value>(_ term: Term<Value>?) -> Bool { term.map { !$0.isEmpty } ?? false }

extension Identifier? {
    /// Nil where it says nothing.
    fileprivate var stated: Identifier? { states(self?.content) ? self : nil }
}

extension Seller {
    fileprivate mutating func dropEmptyIdentifiers() {
        identifiers = Invoice.ordered(identifiers)
        legalRegistration = legalRegistration.stated
        electronicAddress = electronicAddress.stated
    }
}

extension Buyer {
    fileprivate mutating func dropEmptyIdentifiers() {
        identifiers = Invoice.ordered(identifiers)
        legalRegistration = legalRegistration.stated
        electronicAddress = electronicAddress.stated
    }
}

extension Payee {
    fileprivate mutating func dropEmptyIdentifiers() {
        identifier = identifier.stated
        legalRegistration = legalRegistration.stated
    }
}

extension DeliveryInformation {
    fileprivate mutating func dropEmptyIdentifiers() { locationIdentifier = locationIdentifier.stated }
}

extension PaymentInstructions {
    /// One for each credit transfer; none where they say nothing.
    fileprivate var perTransfer: [PaymentInstructions] {
        let transfers = creditTransfers.filter { transfer in
            states(transfer.account) || states(transfer.accountName) || states(transfer.serviceProvider)
        }
        var first = self
        first.creditTransfers = Array(transfers.prefix(1))
        let statesCard = states(card?.primaryAccountNumber) || states(card?.holderName)
        guard states(meansCode) || states(meansText) || statesCard || !transfers.isEmpty else { return [] }
        return [first]
            + transfers.dropFirst().map { transfer in
                var next = PaymentInstructions()
                next.meansCode = meansCode
                next.meansText = meansText
                next.creditTransfers = [transfer]
                next.source = source
                return next
            }
    }
}

extension AllowanceOrCharge {
    fileprivate var states: Bool {
        [amount, baseAmount, percentage, vatRate].contains { EN16931.states($0) }
            || [vatCategory, taxScheme, reason, reasonCode].contains { EN16931.states($0) }
    }
}

extension VATBreakdown {
    fileprivate var states: Bool {
        [taxableAmount, taxAmount, rate].contains { EN16931.states($0) }
            || [category, taxScheme, exemptionReason, exemptionReasonCode].contains { EN16931.states($0) }
    }
}

extension AdditionalSupportingDocument {
    fileprivate var states: Bool {
        attachment != nil || [reference, description, externalLocation].contains { EN16931.states($0) }
    }
}

extension InvoiceLine {
    fileprivate mutating func makeCanonical() {
        allowances = Invoice.canonical(allowances)
        charges = Invoice.canonical(charges)
        if var vat {
            vat.taxScheme = Invoice.scheme(
                vat.taxScheme, EN16931.states(vat.category) || EN16931.states(vat.rate))
            self.vat = vat
        }
        object = object.stated
        let standardIdentifier = item?.standardIdentifier
        item?.standardIdentifier = standardIdentifier.stated
        item?.classifications.removeAll { !EN16931.states($0.content) }
        item?.attributes.removeAll { !EN16931.states($0.name) && !EN16931.states($0.value) }
    }
}

/// BT-8: UBL takes its codes from UNTDID 2005, CII from UNTDID 2475.
package enum VATPointDateCode {
    private static let pairs = [("3", "5"), ("35", "29"), ("432", "72")]

    /// As UNTDID 2005 writes it; other codes stay.
    package static func event(_ code: Term<String>) -> Term<String> {
        pairs.first { $0.1 == code.canonical }.map { Term(text: $0.0, value: $0.0, place: code.place) } ?? code
    }

    /// As UNTDID 2475 writes it; other codes stay.
    package static func time(_ code: Term<String>) -> Term<String> {
        pairs.first { $0.0 == code.canonical }.map { Term(text: $0.1, value: $0.1, place: code.place) } ?? code
    }
}
