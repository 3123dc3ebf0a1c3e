import EN16931
import XML

/// One writing of a UBL document; groups are written by the extensions beside it. The order of every group is that
/// of the UBL 2.1 schemas.
struct InvoiceWriting {
    /// As UBL can hold it.
    let invoice: Invoice
    let kind: UBLReader.Kind

    /// BT-5, which every amount but BT-111 is in.
    var currency: String? { invoice.currencyCode?.canonical }

    func write(to xml: inout XMLWriter) {
        writeHeader(to: &xml)
        writeReferences(to: &xml)
        writeParties(to: &xml)
        writeDelivery(to: &xml)
        writePayment(to: &xml)
        for entry in invoice.allowances { write(entry, isCharge: false, to: &xml) }
        for entry in invoice.charges { write(entry, isCharge: true, to: &xml) }
        writeTotals(to: &xml)
        for line in invoice.lines { write(line, to: &xml) }
    }

    private func writeHeader(to xml: inout XMLWriter) {
        xml.term("cbc:CustomizationID", invoice.processControl?.specificationIdentifier)
        xml.term("cbc:ProfileID", invoice.processControl?.businessProcessType)
        xml.term("cbc:ID", invoice.number)
        xml.term("cbc:IssueDate", invoice.issueDate)
        switch kind {
        case .invoice:
            xml.term("cbc:DueDate", invoice.paymentDueDate)
            xml.term("cbc:InvoiceTypeCode", invoice.typeCode)
            writeNotes(to: &xml)
            xml.term("cbc:TaxPointDate", invoice.vatPointDate)
        case .creditNote:
            xml.term("cbc:TaxPointDate", invoice.vatPointDate)
            xml.term("cbc:CreditNoteTypeCode", invoice.typeCode)
            writeNotes(to: &xml)
        }
        xml.term("cbc:DocumentCurrencyCode", invoice.currencyCode)
        xml.term("cbc:TaxCurrencyCode", invoice.vatAccountingCurrencyCode)
        xml.term("cbc:AccountingCost", invoice.buyerAccountingReference)
        xml.term("cbc:BuyerReference", invoice.buyerReference)
        xml.group("cac:InvoicePeriod") { xml in
            xml.term("cbc:StartDate", invoice.invoicingPeriod?.start)
            xml.term("cbc:EndDate", invoice.invoicingPeriod?.end)
            xml.term("cbc:DescriptionCode", invoice.vatPointDateCode)
        }
    }

    private func writeNotes(to xml: inout XMLWriter) {
        for note in invoice.notes {
            let text = note.text?.canonical ?? ""
            let code = note.subjectCode?.canonical ?? ""
            guard !text.isEmpty || !code.isEmpty else { continue }
            xml.value("cbc:Note", code.isEmpty ? text : "#\(code)#\(text)")
        }
    }

    private func writeReferences(to xml: inout XMLWriter) {
        xml.group("cac:OrderReference") { xml in
            xml.term("cbc:ID", invoice.purchaseOrderReference)
            xml.term("cbc:SalesOrderID", invoice.salesOrderReference)
        }
        for preceding in invoice.precedingInvoices {
            xml.group("cac:BillingReference") { xml in
                xml.group("cac:InvoiceDocumentReference") { xml in
                    xml.term("cbc:ID", preceding.number)
                    xml.term("cbc:IssueDate", preceding.issueDate)
                }
            }
        }
        xml.group("cac:DespatchDocumentReference", "cbc:ID", invoice.despatchAdviceReference)
        xml.group("cac:ReceiptDocumentReference", "cbc:ID", invoice.receivingAdviceReference)
        switch kind {
        case .invoice:
            xml.group("cac:OriginatorDocumentReference", "cbc:ID", invoice.tenderOrLotReference)
            xml.group("cac:ContractDocumentReference", "cbc:ID", invoice.contractReference)
            writeAdditionalDocuments(to: &xml)
            xml.group("cac:ProjectReference", "cbc:ID", invoice.projectReference)
        case .creditNote:
            xml.group("cac:ContractDocumentReference", "cbc:ID", invoice.contractReference)
            writeAdditionalDocuments(to: &xml)
            xml.group("cac:OriginatorDocumentReference", "cbc:ID", invoice.tenderOrLotReference)
        }
    }

    /// The type codes (UNTDID 1001) tell the invoiced object, 130, and in a credit note, which has no element for it,
    /// the project, 50, from supporting documents.
    private func writeAdditionalDocuments(to xml: inout XMLWriter) {
        if let object = invoice.invoicedObject {
            xml.group("cac:AdditionalDocumentReference") { xml in
                xml.identifier("cbc:ID", object)
                xml.value("cbc:DocumentTypeCode", "130")
            }
        }
        if kind == .creditNote, let project = invoice.projectReference, !project.isEmpty {
            xml.group("cac:AdditionalDocumentReference") { xml in
                xml.term("cbc:ID", project)
                xml.value("cbc:DocumentTypeCode", "50")
            }
        }
        for document in invoice.supportingDocuments {
            xml.group("cac:AdditionalDocumentReference") { xml in
                xml.term("cbc:ID", document.reference)
                xml.term("cbc:DocumentDescription", document.description)
                xml.group("cac:Attachment") { xml in
                    if let attachment = document.attachment, let content = attachment.base64 {
                        xml.value(
                            "cbc:EmbeddedDocumentBinaryObject", plain: content,
                            [
                                ("mimeCode", attachment.mimeCode?.canonical),
                                ("filename", attachment.filename?.canonical),
                            ])
                    }
                    xml.group("cac:ExternalReference", "cbc:URI", document.externalLocation)
                }
            }
        }
    }
}
