/// Business terms by id, with canonical values (`BT-1` → `FA-2026-0001`).
package typealias TermTexts = [String: String]

extension Invoice {
    /// The terms of header, parties, delivery, payment and totals; of repeated groups the first, without allowances,
    /// charges, VAT breakdown, supporting documents and lines. Terms that say nothing are left out.
    package var terms: TermTexts {
        var texts = TermTexts()
        texts.note("BT-1", number)
        texts.note("BT-2", issueDate)
        texts.note("BT-3", typeCode)
        texts.note("BT-5", currencyCode)
        texts.note("BT-6", vatAccountingCurrencyCode)
        texts.note("BT-7", vatPointDate)
        texts.note("BT-8", vatPointDateCode)
        texts.note("BT-9", paymentDueDate)
        texts.note("BT-10", buyerReference)
        texts.note("BT-11", projectReference)
        texts.note("BT-12", contractReference)
        texts.note("BT-13", purchaseOrderReference)
        texts.note("BT-14", salesOrderReference)
        texts.note("BT-15", receivingAdviceReference)
        texts.note("BT-16", despatchAdviceReference)
        texts.note("BT-17", tenderOrLotReference)
        texts.note("BT-18", invoicedObject?.content)
        texts.note("BT-19", buyerAccountingReference)
        texts.note("BT-20", paymentTerms)
        texts.note("BT-21", notes.lazy.compactMap(\.subjectCode).first)
        texts.note("BT-22", notes.lazy.compactMap(\.text).first)
        texts.note("BT-23", processControl?.businessProcessType)
        texts.note("BT-24", processControl?.specificationIdentifier)
        texts.note("BT-25", precedingInvoices.first?.number)
        texts.note("BT-26", precedingInvoices.first?.issueDate)
        noteParties(in: &texts)
        noteDelivery(in: &texts)
        notePayment(in: &texts)
        totals?.note(in: &texts)
        return texts
    }

    private func noteParties(in texts: inout TermTexts) {
        texts.note("BT-27", seller?.name)
        texts.note("BT-28", seller?.tradingName)
        texts.note("BT-29", seller?.identifiers.first?.content)
        texts.note("BT-30", seller?.legalRegistration?.content)
        texts.note("BT-31", seller?.vatIdentifier)
        texts.note("BT-32", seller?.taxRegistration)
        texts.note("BT-33", seller?.additionalLegalInformation)
        texts.note("BT-34", seller?.electronicAddress?.content)
        texts.note(AddressTerms.seller, seller?.address)
        texts.note(["BT-41", "BT-42", "BT-43"], seller?.contact)
        texts.note("BT-44", buyer?.name)
        texts.note("BT-45", buyer?.tradingName)
        texts.note("BT-46", buyer?.identifiers.first?.content)
        texts.note("BT-47", buyer?.legalRegistration?.content)
        texts.note("BT-48", buyer?.vatIdentifier)
        texts.note("BT-49", buyer?.electronicAddress?.content)
        texts.note(AddressTerms.buyer, buyer?.address)
        texts.note(["BT-56", "BT-57", "BT-58"], buyer?.contact)
        texts.note("BT-59", payee?.name)
        texts.note("BT-60", payee?.identifier?.content)
        texts.note("BT-61", payee?.legalRegistration?.content)
        texts.note("BT-62", taxRepresentative?.name)
        texts.note("BT-63", taxRepresentative?.vatIdentifier)
        texts.note(AddressTerms.taxRepresentative, taxRepresentative?.address)
    }

    private func noteDelivery(in texts: inout TermTexts) {
        texts.note("BT-70", delivery?.partyName)
        texts.note("BT-71", delivery?.locationIdentifier?.content)
        texts.note("BT-72", delivery?.actualDate)
        texts.note("BT-73", invoicingPeriod?.start)
        texts.note("BT-74", invoicingPeriod?.end)
        texts.note(AddressTerms.delivery, delivery?.address)
    }

    private func notePayment(in texts: inout TermTexts) {
        let instructions = paymentInstructions.first
        let transfer = instructions?.creditTransfers.first
        texts.note("BT-81", instructions?.meansCode)
        texts.note("BT-82", instructions?.meansText)
        texts.note("BT-83", remittanceInformation)
        texts.note("BT-84", transfer?.account)
        texts.note("BT-85", transfer?.accountName)
        texts.note("BT-86", transfer?.serviceProvider)
        texts.note("BT-87", instructions?.card?.primaryAccountNumber)
        texts.note("BT-88", instructions?.card?.holderName)
        texts.note("BT-89", directDebit?.mandateReference)
        texts.note("BT-90", directDebit?.creditorIdentifier)
        texts.note("BT-91", directDebit?.debitedAccount)
    }
}

extension DocumentTotals {
    fileprivate func note(in texts: inout TermTexts) {
        texts.note("BT-106", lineNetSum)
        texts.note("BT-107", allowanceSum)
        texts.note("BT-108", chargeSum)
        texts.note("BT-109", withoutVAT)
        texts.note("BT-110", vat)
        texts.note("BT-111", vatInAccountingCurrency)
        texts.note("BT-112", withVAT)
        texts.note("BT-113", paid)
        texts.note("BT-114", rounding)
        texts.note("BT-115", payable)
    }
}

/// The numbers an address's terms have with one owner: lines 1, 2, 3, city, post code, subdivision, country.
package enum AddressTerms {
    package static let seller = ["BT-35", "BT-36", "BT-162", "BT-37", "BT-38", "BT-39", "BT-40"]
    package static let buyer = ["BT-50", "BT-51", "BT-163", "BT-52", "BT-53", "BT-54", "BT-55"]
    package static let taxRepresentative = ["BT-64", "BT-65", "BT-164", "BT-66", "BT-67", "BT-68", "BT-69"]
    package static let delivery = ["BT-75", "BT-76", "BT-165", "BT-77", "BT-78", "BT-79", "BT-80"]
}

extension TermTexts {
    mutating func note<Content>(_ id: String, _ term: Term<Content>?) {
        guard let term, !term.isEmpty else { return }
        self[id] = term.canonical
    }

    mutating func note(_ ids: [String], _ address: PostalAddress?) {
        guard let address else { return }
        let terms = [
            address.line1, address.line2, address.line3, address.city, address.postCode, address.countrySubdivision,
            address.countryCode,
        ]
        for (id, term) in zip(ids, terms) { note(id, term) }
    }

    mutating func note(_ ids: [String], _ contact: Contact?) {
        guard let contact else { return }
        for (id, term) in zip(ids, [contact.point, contact.telephone, contact.email]) { note(id, term) }
    }
}
