import EN16931
import XML

/// One reading of a CII document's header; groups are read by the initialisers beside it.
struct InvoiceReading {
    let root: XMLElement
    let vocabulary: CIIVocabulary

    func invoice() -> Invoice {
        var invoice = Invoice()
        invoice.source = root.provenance
        if let header = root.first(vocabulary.header, in: vocabulary.rsm) { read(header: header, into: &invoice) }
        invoice.processControl = root.first(vocabulary.documentContext, in: vocabulary.rsm).map {
            ProcessControl(cii: $0)
        }
        guard let transaction = root.first(vocabulary.transaction, in: vocabulary.rsm) else { return invoice }
        if let settlement = transaction.ram(vocabulary.settlement) { read(settlement: settlement, into: &invoice) }
        if let agreement = transaction.ram(vocabulary.agreement) { read(agreement: agreement, into: &invoice) }
        if let delivery = transaction.ram(vocabulary.delivery) { read(delivery: delivery, into: &invoice) }
        invoice.lines = transaction.groups("IncludedSupplyChainTradeLineItem").map { element in
            InvoiceLine(cii: element, vocabulary: vocabulary)
        }
        return invoice
    }

    private func read(header: XMLElement, into invoice: inout Invoice) {
        invoice.number = header.term("ID")
        invoice.issueDate = header.date("IssueDateTime")
        invoice.typeCode = header.term("TypeCode")
        invoice.notes = header.groups("IncludedNote").map { note in
            var result = InvoiceNote()
            result.subjectCode = note.term("SubjectCode")
            result.text = note.term("Content")
            result.source = note.provenance
            return result
        }
    }

    private func read(agreement: XMLElement, into invoice: inout Invoice) {
        let id = vocabulary.referenceID
        invoice.buyerReference = agreement.term("BuyerReference")
        invoice.projectReference = agreement.ram("SpecifiedProcuringProject")?.term("ID")
        invoice.contractReference = agreement.ram("ContractReferencedDocument")?.term(id)
        invoice.purchaseOrderReference = agreement.ram("BuyerOrderReferencedDocument")?.term(id)
        invoice.salesOrderReference = agreement.ram("SellerOrderReferencedDocument")?.term(id)
        for reference in agreement.groups("AdditionalReferencedDocument") {
            // Without a number it is no reference to a tender or an object, whatever its type.
            let isNumbered = reference.code(id)?.isEmpty == false
            switch reference.code("TypeCode") {
            case "50" where isNumbered && invoice.tenderOrLotReference == nil:
                invoice.tenderOrLotReference = reference.term(id)
            case "130" where isNumbered && invoice.invoicedObject == nil:
                invoice.invoicedObject = reference.ram(id).map { number in
                    Identifier(number.content(), scheme: reference.term("ReferenceTypeCode"))
                }
            default: invoice.supportingDocuments.append(AdditionalSupportingDocument(cii: reference, idName: id))
            }
        }
        invoice.seller = agreement.ram("SellerTradeParty").map { Seller(cii: $0) }
        invoice.buyer = agreement.ram("BuyerTradeParty").map { Buyer(cii: $0) }
        invoice.taxRepresentative = agreement.ram("SellerTaxRepresentativeTradeParty").map { party in
            SellerTaxRepresentative(cii: party)
        }
    }

    private func read(delivery: XMLElement, into invoice: inout Invoice) {
        let id = vocabulary.referenceID
        invoice.despatchAdviceReference = delivery.ram("DespatchAdviceReferencedDocument")?.term(id)
        invoice.receivingAdviceReference = delivery.ram("ReceivingAdviceReferencedDocument")?.term(id)
        invoice.delivery = DeliveryInformation(cii: delivery)
    }

    private func read(settlement: XMLElement, into invoice: inout Invoice) {
        let taxes = settlement.groups("ApplicableTradeTax")
        invoice.currencyCode = settlement.term("InvoiceCurrencyCode")
        invoice.vatAccountingCurrencyCode = settlement.term("TaxCurrencyCode")
        invoice.vatPointDate = taxes.lazy.compactMap { $0.date("TaxPointDate") }.first
        invoice.vatPointDateCode = taxes.lazy.compactMap { $0.term("DueDateTypeCode") }.first
        let terms = settlement.groups("SpecifiedTradePaymentTerms")
        invoice.paymentDueDate = terms.lazy.compactMap { $0.date("DueDateDateTime") }.first
        invoice.paymentTerms = terms.lazy.compactMap { $0.term("Description") }.first
        invoice.buyerAccountingReference = settlement.ram("ReceivableSpecifiedTradeAccountingAccount")?.term("ID")
        invoice.precedingInvoices = settlement.groups("InvoiceReferencedDocument").map { reference in
            var preceding = PrecedingInvoiceReference()
            preceding.number = reference.term(vocabulary.referenceID)
            preceding.issueDate = reference.date("FormattedIssueDateTime") ?? reference.date("IssueDateTime")
            preceding.source = reference.provenance
            return preceding
        }
        invoice.payee = settlement.ram("PayeeTradeParty").map { Payee(cii: $0) }
        invoice.invoicingPeriod = settlement.ram("BillingSpecifiedPeriod").map { Period(cii: $0) }
        readPayment(settlement, into: &invoice)
        readTotals(settlement, taxes: taxes, into: &invoice)
    }
}

extension ProcessControl {
    init(cii element: XMLElement) {
        self.init()
        businessProcessType = element.ram("BusinessProcessSpecifiedDocumentContextParameter")?.term("ID")
        specificationIdentifier = element.ram("GuidelineSpecifiedDocumentContextParameter")?.term("ID")
        source = element.provenance
    }
}

extension Period {
    init(cii element: XMLElement) {
        self.init()
        start = element.date("StartDateTime")
        end = element.date("EndDateTime")
        source = element.provenance
    }
}

extension AdditionalSupportingDocument {
    init(cii element: XMLElement, idName: String) {
        self.init()
        reference = element.term(idName)
        description = element.term("Name")
        externalLocation = element.term("URIID")
        attachment = element.ram("AttachmentBinaryObject").map { object in
            BinaryObject(
                base64: object.text, mimeCode: object.term(attribute: "mimeCode"),
                filename: object.term(attribute: "filename"), source: object.provenance)
        }
        source = element.provenance
    }
}
