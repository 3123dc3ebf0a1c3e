import EN16931
import XML

/// One writing of a CII document; groups are written by the extensions beside it. The order of every group is that
/// of the D16B schema.
struct InvoiceWriting {
    /// As CII can hold it.
    let invoice: Invoice

    func write(to xml: inout XMLWriter) {
        xml.group("rsm:ExchangedDocumentContext", keepsEmpty: true) { xml in
            xml.group(
                "ram:BusinessProcessSpecifiedDocumentContextParameter", "ram:ID",
                invoice.processControl?.businessProcessType)
            xml.group(
                "ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID",
                invoice.processControl?.specificationIdentifier)
        }
        xml.group("rsm:ExchangedDocument", keepsEmpty: true) { xml in
            xml.term("ram:ID", invoice.number)
            xml.term("ram:TypeCode", invoice.typeCode)
            xml.date("ram:IssueDateTime", invoice.issueDate)
            for note in invoice.notes {
                xml.group("ram:IncludedNote") { xml in
                    xml.term("ram:Content", note.text)
                    xml.term("ram:SubjectCode", note.subjectCode)
                }
            }
        }
        xml.group("rsm:SupplyChainTradeTransaction", keepsEmpty: true) { xml in
            for line in invoice.lines { write(line, to: &xml) }
            xml.group("ram:ApplicableHeaderTradeAgreement", keepsEmpty: true) { writeAgreement(to: &$0) }
            xml.group("ram:ApplicableHeaderTradeDelivery", keepsEmpty: true) { writeDelivery(to: &$0) }
            xml.group("ram:ApplicableHeaderTradeSettlement", keepsEmpty: true) { writeSettlement(to: &$0) }
        }
    }

    private func writeAgreement(to xml: inout XMLWriter) {
        xml.term("ram:BuyerReference", invoice.buyerReference)
        writeAgreementParties(to: &xml)
        xml.group("ram:SellerOrderReferencedDocument", "ram:IssuerAssignedID", invoice.salesOrderReference)
        xml.group("ram:BuyerOrderReferencedDocument", "ram:IssuerAssignedID", invoice.purchaseOrderReference)
        xml.group("ram:ContractReferencedDocument", "ram:IssuerAssignedID", invoice.contractReference)
        // The type codes (UNTDID 1001) tell tender or lot, 50, and invoiced object, 130, from supporting documents, 916.
        if let tender = invoice.tenderOrLotReference, !tender.isEmpty {
            xml.group("ram:AdditionalReferencedDocument") { xml in
                xml.term("ram:IssuerAssignedID", tender)
                xml.value("ram:TypeCode", "50")
            }
        }
        write(invoice.invoicedObject, to: &xml)
        for document in invoice.supportingDocuments {
            xml.group("ram:AdditionalReferencedDocument") { xml in
                xml.term("ram:IssuerAssignedID", document.reference)
                xml.term("ram:URIID", document.externalLocation)
                xml.value("ram:TypeCode", "916")
                xml.term("ram:Name", document.description)
                guard let attachment = document.attachment, let content = attachment.base64 else { return }
                xml.value(
                    "ram:AttachmentBinaryObject", plain: content,
                    [("mimeCode", attachment.mimeCode?.canonical), ("filename", attachment.filename?.canonical)])
            }
        }
        if let project = invoice.projectReference, !project.isEmpty {
            xml.group("ram:SpecifiedProcuringProject") { xml in
                xml.term("ram:ID", project)
                // The schema demands a name, which is no business term.
                xml.value("ram:Name", CIIWriter.projectName)
            }
        }
    }

    /// BT-18 or BT-128.
    func write(_ object: Identifier?, to xml: inout XMLWriter) {
        guard let object else { return }
        xml.group("ram:AdditionalReferencedDocument") { xml in
            xml.term("ram:IssuerAssignedID", object.content)
            xml.value("ram:TypeCode", "130")
            xml.term("ram:ReferenceTypeCode", object.scheme)
        }
    }

    private func writeDelivery(to xml: inout XMLWriter) {
        writeShipTo(invoice.delivery, to: &xml)
        xml.group("ram:ActualDeliverySupplyChainEvent") { xml in
            xml.date("ram:OccurrenceDateTime", invoice.delivery?.actualDate)
        }
        xml.group("ram:DespatchAdviceReferencedDocument", "ram:IssuerAssignedID", invoice.despatchAdviceReference)
        xml.group("ram:ReceivingAdviceReferencedDocument", "ram:IssuerAssignedID", invoice.receivingAdviceReference)
    }

    private func writeSettlement(to xml: inout XMLWriter) {
        xml.term("ram:CreditorReferenceID", invoice.directDebit?.creditorIdentifier)
        xml.term("ram:PaymentReference", invoice.remittanceInformation)
        xml.term("ram:TaxCurrencyCode", invoice.vatAccountingCurrencyCode)
        xml.term("ram:InvoiceCurrencyCode", invoice.currencyCode)
        writePayee(to: &xml)
        writePaymentMeans(to: &xml)
        writeBreakdown(to: &xml)
        write(invoice.invoicingPeriod, to: &xml)
        for entry in invoice.allowances { write(entry, isCharge: false, to: &xml) }
        for entry in invoice.charges { write(entry, isCharge: true, to: &xml) }
        writePaymentTerms(to: &xml)
        writeTotals(to: &xml)
        for preceding in invoice.precedingInvoices {
            xml.group("ram:InvoiceReferencedDocument") { xml in
                xml.term("ram:IssuerAssignedID", preceding.number)
                xml.date("ram:FormattedIssueDateTime", preceding.issueDate, as: "qdt:DateTimeString")
            }
        }
        xml.group("ram:ReceivableSpecifiedTradeAccountingAccount", "ram:ID", invoice.buyerAccountingReference)
    }

    func write(_ period: Period?, to xml: inout XMLWriter) {
        xml.group("ram:BillingSpecifiedPeriod") { xml in
            xml.date("ram:StartDateTime", period?.start)
            xml.date("ram:EndDateTime", period?.end)
        }
    }
}

extension CIIWriter {
    static let projectName = "Project reference"
}
