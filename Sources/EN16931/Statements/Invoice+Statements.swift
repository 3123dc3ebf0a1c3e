extension Invoice {
    /// Every term the invoice states, in the order of the semantic model, groups repeated as they stand.
    package var statements: [StatedTerm] {
        var all = headStatements
        for index in lines.indices { all += statements(ofLine: index) }
        return all
    }

    /// Visits every term the invoice states, in the same order, and holds those of one line at a time.
    package func eachStatement(_ visit: (StatedTerm) -> Void) {
        for stated in headStatements { visit(stated) }
        for index in lines.indices {
            for stated in statements(ofLine: index) { visit(stated) }
        }
    }

    /// Those outside the invoice lines.
    package var headStatements: [StatedTerm] {
        var statements = Statements()
        stateHeader(in: &statements)
        stateReferences(in: &statements)
        seller?.state(in: &statements)
        buyer?.state(in: &statements)
        statePartiesBeside(in: &statements)
        statePayment(in: &statements)
        statements.note(.allowances, "allowances", allowances)
        statements.note(.charges, "charges", charges)
        stateTotals(in: &statements)
        for (index, document) in supportingDocuments.enumerated() {
            let path = "supportingDocuments[\(index)]"
            statements.note("BT-122", path + ".reference", document.reference)
            statements.note("BT-123", path + ".description", document.description)
            statements.note("BT-124", path + ".externalLocation", document.externalLocation)
            statements.note(path + ".attachment", document.attachment)
        }
        return statements.all
    }

    /// Those of one line.
    package func statements(ofLine index: Int) -> [StatedTerm] {
        var statements = Statements()
        lines[index].state("lines[\(index)]", in: &statements)
        return statements.all
    }

    private func stateHeader(in statements: inout Statements) {
        statements.note("BT-1", "number", number)
        statements.note("BT-2", "issueDate", issueDate)
        statements.note("BT-3", "typeCode", typeCode)
        statements.note("BT-5", "currencyCode", currencyCode)
        statements.note("BT-6", "vatAccountingCurrencyCode", vatAccountingCurrencyCode)
        statements.note("BT-7", "vatPointDate", vatPointDate)
        statements.note("BT-8", "vatPointDateCode", vatPointDateCode)
        statements.note("BT-9", "paymentDueDate", paymentDueDate)
        statements.note("BT-10", "buyerReference", buyerReference)
        statements.note("BT-11", "projectReference", projectReference)
        statements.note("BT-12", "contractReference", contractReference)
        statements.note("BT-13", "purchaseOrderReference", purchaseOrderReference)
        statements.note("BT-14", "salesOrderReference", salesOrderReference)
        statements.note("BT-15", "receivingAdviceReference", receivingAdviceReference)
        statements.note("BT-16", "despatchAdviceReference", despatchAdviceReference)
        statements.note("BT-17", "tenderOrLotReference", tenderOrLotReference)
        statements.note("BT-18", "invoicedObject", invoicedObject)
        statements.note("BT-19", "buyerAccountingReference", buyerAccountingReference)
        statements.note("BT-20", "paymentTerms", paymentTerms)
    }

    private func stateReferences(in statements: inout Statements) {
        for (index, note) in notes.enumerated() {
            statements.note("BT-21", "notes[\(index)].subjectCode", note.subjectCode)
            statements.note("BT-22", "notes[\(index)].text", note.text)
        }
        statements.note("BT-23", "processControl.businessProcessType", processControl?.businessProcessType)
        statements.note("BT-24", "processControl.specificationIdentifier", processControl?.specificationIdentifier)
        for (index, preceding) in precedingInvoices.enumerated() {
            statements.note("BT-25", "precedingInvoices[\(index)].number", preceding.number)
            statements.note("BT-26", "precedingInvoices[\(index)].issueDate", preceding.issueDate)
        }
    }

    private func statePartiesBeside(in statements: inout Statements) {
        statements.note("BT-59", "payee.name", payee?.name)
        statements.note("BT-60", "payee.identifier", payee?.identifier)
        statements.note("BT-61", "payee.legalRegistration", payee?.legalRegistration)
        statements.note("BT-62", "taxRepresentative.name", taxRepresentative?.name)
        statements.note("BT-63", "taxRepresentative.vatIdentifier", taxRepresentative?.vatIdentifier)
        statements.note(AddressTerms.taxRepresentative, "taxRepresentative.address", taxRepresentative?.address)
        statements.note("BT-70", "delivery.partyName", delivery?.partyName)
        statements.note("BT-71", "delivery.locationIdentifier", delivery?.locationIdentifier)
        statements.note("BT-72", "delivery.actualDate", delivery?.actualDate)
        statements.note(("BT-73", "BT-74"), "invoicingPeriod", invoicingPeriod)
        statements.note(AddressTerms.delivery, "delivery.address", delivery?.address)
    }

    private func statePayment(in statements: inout Statements) {
        for (index, instructions) in paymentInstructions.enumerated() {
            let path = "paymentInstructions[\(index)]"
            statements.note("BT-81", path + ".meansCode", instructions.meansCode)
            statements.note("BT-82", path + ".meansText", instructions.meansText)
            for (index, transfer) in instructions.creditTransfers.enumerated() {
                let path = "\(path).creditTransfers[\(index)]"
                statements.note("BT-84", path + ".account", transfer.account)
                statements.note("BT-85", path + ".accountName", transfer.accountName)
                statements.note("BT-86", path + ".serviceProvider", transfer.serviceProvider)
            }
            statements.note("BT-87", path + ".card.primaryAccountNumber", instructions.card?.primaryAccountNumber)
            statements.note("BT-88", path + ".card.holderName", instructions.card?.holderName)
        }
        statements.note("BT-83", "remittanceInformation", remittanceInformation)
        statements.note("BT-89", "directDebit.mandateReference", directDebit?.mandateReference)
        statements.note("BT-90", "directDebit.creditorIdentifier", directDebit?.creditorIdentifier)
        statements.note("BT-91", "directDebit.debitedAccount", directDebit?.debitedAccount)
    }

    private func stateTotals(in statements: inout Statements) {
        statements.note("BT-106", "totals.lineNetSum", totals?.lineNetSum)
        statements.note("BT-107", "totals.allowanceSum", totals?.allowanceSum)
        statements.note("BT-108", "totals.chargeSum", totals?.chargeSum)
        statements.note("BT-109", "totals.withoutVAT", totals?.withoutVAT)
        if vatTotals.isEmpty {
            statements.note("BT-110", "totals.vat", totals?.vat)
            statements.note("BT-111", "totals.vatInAccountingCurrency", totals?.vatInAccountingCurrency)
        }
        for (index, total) in vatTotals.enumerated() {
            let id = isInAccountingCurrency(total) ? "BT-111" : "BT-110"
            statements.note(id, "vatTotals[\(index)].amount", total.amount)
            statements.note(id + "-1", "vatTotals[\(index)].currency", total.currency)
        }
        statements.note("BT-112", "totals.withVAT", totals?.withVAT)
        statements.note("BT-113", "totals.paid", totals?.paid)
        statements.note("BT-114", "totals.rounding", totals?.rounding)
        statements.note("BT-115", "totals.payable", totals?.payable)
        for (index, entry) in vatBreakdown.enumerated() {
            let path = "vatBreakdown[\(index)]"
            statements.note("BT-116", path + ".taxableAmount", entry.taxableAmount)
            statements.note("BT-117", path + ".taxAmount", entry.taxAmount)
            statements.note("BT-118", path + ".category", entry.category)
            statements.note("BT-118-0", path + ".taxScheme", entry.taxScheme)
            statements.note("BT-119", path + ".rate", entry.rate)
            statements.note("BT-120", path + ".exemptionReason", entry.exemptionReason)
            statements.note("BT-121", path + ".exemptionReasonCode", entry.exemptionReasonCode)
        }
    }

    /// Whether it is BT-111 and not BT-110.
    package func isInAccountingCurrency(_ total: VATTotal) -> Bool {
        guard let currency = total.currency, !currency.isEmpty, currency != currencyCode else { return false }
        return currency == vatAccountingCurrencyCode
    }
}

extension Seller {
    fileprivate func state(in statements: inout Statements) {
        statements.note("BT-27", "seller.name", name)
        statements.note("BT-28", "seller.tradingName", tradingName)
        for (index, identifier) in identifiers.enumerated() {
            statements.note("BT-29", "seller.identifiers[\(index)]", identifier)
        }
        statements.note("BT-30", "seller.legalRegistration", legalRegistration)
        statements.note("BT-31", "seller.vatIdentifier", vatIdentifier)
        statements.note("BT-32", "seller.taxRegistration", taxRegistration)
        statements.note("BT-33", "seller.additionalLegalInformation", additionalLegalInformation)
        statements.note("BT-34", "seller.electronicAddress", electronicAddress)
        statements.note(AddressTerms.seller, "seller.address", address)
        statements.note(["BT-41", "BT-42", "BT-43"], "seller.contact", contact)
    }
}

extension Buyer {
    fileprivate func state(in statements: inout Statements) {
        statements.note("BT-44", "buyer.name", name)
        statements.note("BT-45", "buyer.tradingName", tradingName)
        for (index, identifier) in identifiers.enumerated() {
            statements.note("BT-46", "buyer.identifiers[\(index)]", identifier)
        }
        statements.note("BT-47", "buyer.legalRegistration", legalRegistration)
        statements.note("BT-48", "buyer.vatIdentifier", vatIdentifier)
        statements.note("BT-49", "buyer.electronicAddress", electronicAddress)
        statements.note(AddressTerms.buyer, "buyer.address", address)
        statements.note(["BT-56", "BT-57", "BT-58"], "buyer.contact", contact)
    }
}

extension InvoiceLine {
    fileprivate func state(_ path: String, in statements: inout Statements) {
        statements.note("BT-126", path + ".identifier", identifier)
        statements.note("BT-127", path + ".note", note)
        statements.note("BT-128", path + ".object", object)
        statements.note("BT-129", unit: "BT-130", path + ".quantity", quantity)
        statements.note("BT-131", path + ".netAmount", netAmount)
        statements.note("BT-132", path + ".purchaseOrderLine", purchaseOrderLine)
        statements.note("BT-133", path + ".buyerAccountingReference", buyerAccountingReference)
        statements.note(("BT-134", "BT-135"), path + ".period", period)
        statements.note(.lineAllowances, path + ".allowances", allowances)
        statements.note(.lineCharges, path + ".charges", charges)
        statements.note("BT-146", path + ".price.netPrice", price?.netPrice)
        statements.note("BT-147", path + ".price.discount", price?.discount)
        statements.note("BT-148", path + ".price.grossPrice", price?.grossPrice)
        statements.note("BT-149", unit: "BT-150", path + ".price.baseQuantity", price?.baseQuantity)
        statements.note("BT-151", path + ".vat.category", vat?.category)
        statements.note("BT-151-0", path + ".vat.taxScheme", vat?.taxScheme)
        statements.note("BT-152", path + ".vat.rate", vat?.rate)
        item?.state(path + ".item", in: &statements)
    }
}

extension Item {
    fileprivate func state(_ path: String, in statements: inout Statements) {
        statements.note("BT-153", path + ".name", name)
        statements.note("BT-154", path + ".description", description)
        statements.note("BT-155", path + ".sellersIdentifier", sellersIdentifier)
        statements.note("BT-156", path + ".buyersIdentifier", buyersIdentifier)
        statements.note("BT-157", path + ".standardIdentifier", standardIdentifier)
        for (index, classification) in classifications.enumerated() {
            statements.note("BT-158", "\(path).classifications[\(index)]", classification)
        }
        statements.note("BT-159", path + ".countryOfOrigin", countryOfOrigin)
        for (index, attribute) in attributes.enumerated() {
            statements.note("BT-160", "\(path).attributes[\(index)].name", attribute.name)
            statements.note("BT-161", "\(path).attributes[\(index)].value", attribute.value)
        }
    }
}
