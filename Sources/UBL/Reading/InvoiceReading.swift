import EN16931
import XML

/// One reading of a UBL document's header; groups are read by the initialisers beside it.
struct InvoiceReading {
    let root: XMLElement
    let kind: UBLReader.Kind

    func invoice() -> Invoice {
        var invoice = Invoice()
        invoice.source = root.provenance
        invoice.isCreditNote = kind == .creditNote
        readHeader(into: &invoice)
        readReferences(into: &invoice)
        invoice.seller = root.cac("AccountingSupplierParty").map { Seller(ubl: $0) }
        invoice.buyer = root.cac("AccountingCustomerParty").map { Buyer(ubl: $0) }
        invoice.payee = root.cac("PayeeParty").map { Payee(ubl: $0) }
        invoice.taxRepresentative = root.cac("TaxRepresentativeParty").map { SellerTaxRepresentative(ubl: $0) }
        invoice.delivery = root.cac("Delivery").map { DeliveryInformation(ubl: $0) }
        invoice.invoicingPeriod = root.cac("InvoicePeriod").flatMap { Period(ublHeader: $0) }
        readPayment(into: &invoice)
        for element in root.groups("AllowanceCharge") {
            switch element.isCharge {
            case true?: invoice.charges.append(AllowanceOrCharge(ubl: element))
            case false?: invoice.allowances.append(AllowanceOrCharge(ubl: element))
            case nil: break
            }
        }
        readTotals(into: &invoice)
        // The official rules take either line element in either document, and so does this reader.
        invoice.lines = root.children.filter { $0.is("InvoiceLine", in: .cac) || $0.is("CreditNoteLine", in: .cac) }
            .map { InvoiceLine(ubl: $0) }
        return invoice
    }

    private func readHeader(into invoice: inout Invoice) {
        invoice.number = root.term("ID")
        invoice.issueDate = root.term("IssueDate")
        invoice.typeCode = root.term(kind == .invoice ? "InvoiceTypeCode" : "CreditNoteTypeCode")
        invoice.currencyCode = root.term("DocumentCurrencyCode")
        invoice.vatAccountingCurrencyCode = root.term("TaxCurrencyCode")
        invoice.vatPointDate = root.term("TaxPointDate")
        invoice.vatPointDateCode = root.cac("InvoicePeriod")?.term("DescriptionCode")
        switch kind {
        case .invoice: invoice.paymentDueDate = root.term("DueDate")
        case .creditNote:
            invoice.paymentDueDate = root.groups("PaymentMeans").lazy.compactMap { $0.term("PaymentDueDate") }.first
        }
        invoice.buyerReference = root.term("BuyerReference")
        invoice.buyerAccountingReference = root.term("AccountingCost")
        invoice.paymentTerms = root.cac("PaymentTerms")?.term("Note")
        invoice.notes = root.all("Note", in: .cbc).map { InvoiceNote(ubl: $0) }
        var control = ProcessControl()
        control.businessProcessType = root.term("ProfileID")
        control.specificationIdentifier = root.term("CustomizationID")
        control.source = root.provenance
        invoice.processControl = control
    }

    private func readReferences(into invoice: inout Invoice) {
        invoice.contractReference = root.cac("ContractDocumentReference")?.term("ID")
        invoice.purchaseOrderReference = root.cac("OrderReference")?.term("ID")
        invoice.salesOrderReference = root.cac("OrderReference")?.term("SalesOrderID")
        invoice.receivingAdviceReference = root.cac("ReceiptDocumentReference")?.term("ID")
        invoice.despatchAdviceReference = root.cac("DespatchDocumentReference")?.term("ID")
        invoice.tenderOrLotReference = root.cac("OriginatorDocumentReference")?.term("ID")
        invoice.projectReference = root.cac("ProjectReference")?.term("ID")
        for reference in root.groups("AdditionalDocumentReference") {
            // Without a number it is no reference to an object or a project, whatever its type.
            let isNumbered = reference.code("ID")?.isEmpty == false
            switch reference.code("DocumentTypeCode") {
            case "130" where isNumbered: invoice.invoicedObject = invoice.invoicedObject ?? reference.identifier("ID")
            case "50" where isNumbered && kind == .creditNote:
                invoice.projectReference = invoice.projectReference ?? reference.term("ID")
            default: invoice.supportingDocuments.append(AdditionalSupportingDocument(ubl: reference))
            }
        }
        invoice.precedingInvoices = root.groups("BillingReference").flatMap { billing in
            let references = billing.groups("InvoiceDocumentReference")
            return (references.isEmpty ? [billing] : references).map { PrecedingInvoiceReference(ubl: $0) }
        }
    }
}

extension InvoiceNote {
    /// UBL has no element for the subject code; it stands before the text as `#AAK#`.
    init(ubl element: XMLElement) {
        self.init()
        source = element.provenance
        let written = element.text
        if let (code, rest) = Self.parts(of: written) {
            subjectCode = Term(reading: code, place: element.place)
            text = Term(reading: rest, place: element.place)
        } else {
            text = Term(reading: written, place: element.place)
        }
    }

    /// Subject code and text of a note that begins with a code between number signs.
    static func parts(of written: String) -> (code: String, text: String)? {
        let pieces = written.split(separator: "#", maxSplits: 2, omittingEmptySubsequences: false)
        guard pieces.count == 3, pieces[0].trimmedOfXMLWhiteSpace.isEmpty, isSubjectCode(pieces[1]) else { return nil }
        return (String(pieces[1]), String(pieces[2]))
    }

    static func isSubjectCode(_ text: some StringProtocol) -> Bool {
        (2...3).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}

extension PrecedingInvoiceReference {
    init(ubl element: XMLElement) {
        self.init()
        number = element.term("ID")
        issueDate = element.term("IssueDate")
        source = element.provenance
    }
}

extension Period {
    init(ubl element: XMLElement) {
        self.init()
        start = element.term("StartDate")
        end = element.term("EndDate")
        source = element.provenance
    }

    /// The header's period group also carries BT-8; with that alone it is no period.
    init?(ublHeader element: XMLElement) {
        self.init(ubl: element)
        if start == nil, end == nil, element.cbc("DescriptionCode") != nil { return nil }
    }
}

extension AdditionalSupportingDocument {
    init(ubl element: XMLElement) {
        self.init()
        reference = element.term("ID")
        description = element.term("DocumentDescription")
        let enclosed = element.cac("Attachment")
        externalLocation = enclosed?.cac("ExternalReference")?.term("URI")
        attachment = enclosed?.cbc("EmbeddedDocumentBinaryObject").map { object in
            BinaryObject(
                base64: object.text, mimeCode: object.term(attribute: "mimeCode"),
                filename: object.term(attribute: "filename"), source: object.provenance)
        }
        source = element.provenance
    }
}
