import EN16931

/// One reading of an `Invoice` element; groups are read by the initialisers beside it.
struct InvoiceReading {
    let element: FacturaeElement
    var findings: [FacturaeFinding] = []

    init(element: FacturaeElement) { self.element = element }

    mutating func invoice(isSelfBilled: Bool) -> Invoice {
        var invoice = Invoice()
        invoice.source = element.provenance
        readHeader(into: &invoice, isSelfBilled: isSelfBilled)
        readIssueData(into: &invoice)
        let lineElements = element.all("Items", "InvoiceLine")
        invoice.lines = lineElements.map { InvoiceLine(facturae: $0) }
        readReferences(of: lineElements, into: &invoice)
        readPayment(into: &invoice)
        readTaxes(into: &invoice)
        readTotals(into: &invoice)
        readAdditionalData(into: &invoice)
        return invoice
    }

    private mutating func readHeader(into invoice: inout Invoice, isSelfBilled: Bool) {
        guard let header = element.first("InvoiceHeader") else { return }
        invoice.number = header.number
        let documentType = header.first("InvoiceDocumentType")?.peek
        let corrective = header.first("Corrective")
        let stated = header.first("InvoiceClass")?.peek ?? ""
        let invoiceClass = stated.isEmpty ? (corrective == nil ? "OO" : "OR") : stated
        let code =
            switch invoiceClass {
            case "OR", "CR": "384"
            default: isSelfBilled || documentType == "AF" ? "389" : "380"
            }
        invoice.typeCode = Term(
            text: code, value: code, place: (header.first("InvoiceClass") ?? header).place)
        accountForKind(header, invoiceClass, documentType ?? "", code: code)
        if invoiceClass.hasPrefix("C") {
            findings.append(
                FacturaeFinding(
                    "FAE-COPY", .information,
                    "The document says that it is a duplicate (class \(invoiceClass)), not the original invoice.",
                    terms: ["BT-3"], place: header.first("InvoiceClass")?.place))
        }
        if documentType == "FA" {
            findings.append(
                FacturaeFinding(
                    "FAE-SIMPLIFIED", .information,
                    "It is a simplified invoice (FA): it does not serve every buyer for deducting VAT.",
                    terms: ["BT-3"], place: header.first("InvoiceDocumentType")?.place))
        }
        guard let corrective else { return }
        noteCorrection(corrective)
        var preceding = PrecedingInvoiceReference()
        preceding.number = corrective.number
        preceding.issueDate = corrective.term("InvoiceIssueDate")
        preceding.source = corrective.provenance
        if preceding.number != nil || preceding.issueDate != nil { invoice.precedingInvoices.append(preceding) }
    }

    /// Class and type are carried where BT-3 says the same.
    private func accountForKind(_ header: FacturaeElement, _ invoiceClass: String, _ type: String, code: String) {
        let words: [String: String] = [
            "OC": "It sums up several supplies (a recapitulative invoice)", "CO": "It is a copy of an original invoice",
            "CR": "It is a copy of a corrective invoice", "CC": "It is a copy of a recapitulative invoice",
        ]
        if let element = header.first("InvoiceClass") {
            element.account()
            if let words = words[invoiceClass] {
                element.tell("\(words); EN 16931 has no code that says so, BT-3 is \(code).")
            } else if !["OO", "OR"].contains(invoiceClass) {
                element.tell("Facturae has no such class of invoice; BT-3 is \(code).")
            }
        }
        guard let element = header.first("InvoiceDocumentType") else { return }
        element.account()
        switch type {
        case "FC": break
        case "FA": element.tell("It is a simplified invoice; EN 16931 has no code that says so, BT-3 is \(code).")
        case "AF" where code == "389": break
        case "AF": element.tell("It is self-billed. BT-3 says that it corrects (\(code)) and cannot say both.")
        default: element.tell("Facturae has no such type of invoice; BT-3 is \(code).")
        }
    }

    /// Why and how it corrects has no term; it is listed with its places, and told in words.
    private mutating func noteCorrection(_ corrective: FacturaeElement) {
        let period = corrective.first("TaxPeriod")?.peeks.joined(separator: " to ") ?? "?"
        findings.append(
            FacturaeFinding(
                "FAE-CORRECTION", .information,
                "It corrects for the reason “\(corrective.first("ReasonDescription")?.peek.prefix(120) ?? "?")”, "
                    + "“\(corrective.first("CorrectionMethodDescription")?.peek.prefix(120) ?? "?")”, tax period \(period); "
                    + "EN 16931 has no term for these.", terms: ["BG-3"], place: corrective.place))
    }

    private func readIssueData(into invoice: inout Invoice) {
        guard let data = element.first("InvoiceIssueData") else { return }
        invoice.issueDate = data.term("IssueDate")
        if let date: Term<InvoiceDate> = data.term("OperationDate") {
            var delivery = DeliveryInformation()
            delivery.actualDate = date
            delivery.source = data.provenance
            invoice.delivery = delivery
        }
        invoice.invoicingPeriod = data.first("InvoicingPeriod").map { Period(facturae: $0) }
        invoice.currencyCode = data.term("InvoiceCurrencyCode")
        let tax: Term<String>? = data.term("TaxCurrencyCode")
        if tax?.canonical != invoice.currencyCode?.canonical { invoice.vatAccountingCurrencyCode = tax }
        data.first("LanguageName")?.tell("EN 16931 does not say in which language an invoice is.")
        invoice.purchaseOrderReference = data.term("ReceiverTransactionReference")
        invoice.tenderOrLotReference = data.term("FileReference")
        invoice.contractReference = data.term("ReceiverContractReference")
        if let text: Term<String> = data.term("InvoiceDescription") {
            invoice.notes.append(InvoiceNote(facturae: text, subject: "AAI"))
        }
    }

    /// References Facturae has for each line, EN 16931 for the invoice: taken where all lines that have one agree.
    private func readReferences(of lines: [FacturaeElement], into invoice: inout Invoice) {
        func agreed(_ name: String) -> Term<String>? { Self.agreed(lines.compactMap { $0.first(name) }) }
        invoice.salesOrderReference = agreed("IssuerTransactionReference")
        if invoice.purchaseOrderReference == nil {
            invoice.purchaseOrderReference = agreed("ReceiverTransactionReference")
        }
        if invoice.contractReference == nil { invoice.contractReference = agreed("ReceiverContractReference") }
        if invoice.tenderOrLotReference == nil { invoice.tenderOrLotReference = agreed("FileReference") }
        invoice.despatchAdviceReference = Self.agreed(
            lines.flatMap { $0.all("DeliveryNotesReferences", "DeliveryNote") }.compactMap {
                $0.first("DeliveryNoteNumber")
            })
    }

    private static func agreed(_ elements: [FacturaeElement]) -> Term<String>? {
        // Peeked at without use first: where they differ, they stay to be told of.
        let stated = elements.filter { !$0.peek.isEmpty }
        guard let first = stated.first, stated.allSatisfy({ $0.peek == first.peek }) else { return nil }
        for element in stated.dropFirst() { element.account() }
        return first.content()
    }

    private mutating func readAdditionalData(into invoice: inout Invoice) {
        for literal in element.all("LegalLiterals", "LegalReference") {
            let text: Term<String> = literal.content()
            if !text.isEmpty { invoice.notes.append(InvoiceNote(facturae: text, subject: "REG")) }
        }
        guard let data = element.first("AdditionalData") else { return }
        if let number: Term<String> = data.term("RelatedInvoice") {
            var preceding = PrecedingInvoiceReference()
            preceding.number = number
            preceding.source = Provenance(number.place)
            invoice.precedingInvoices.append(preceding)
        }
        invoice.supportingDocuments = data.all("RelatedDocuments", "Attachment").map {
            AdditionalSupportingDocument(facturae: $0)
        }
        if let text: Term<String> = data.term("InvoiceAdditionalInformation") {
            invoice.notes.append(InvoiceNote(facturae: text, subject: nil))
        }
    }
}

extension FacturaeElement {
    /// BT-1 or BT-25: series and number. A series alone is no number.
    var number: Term<String>? {
        guard let number: Term<String> = term("InvoiceNumber") else { return nil }
        guard let series: Term<String> = term("InvoiceSeriesCode") else { return number }
        let whole = InvoiceNumbering.joined(series: series.canonical, number: number.canonical)
        return Term(text: whole, value: whole, place: number.place)
    }
}

extension InvoiceNote {
    init(facturae text: Term<String>, subject: String?) {
        self.init()
        self.text = text
        subjectCode = subject.map { Term(text: $0, value: $0, place: text.place) }
        source = Provenance(text.place)
    }
}

extension Period {
    init(facturae element: FacturaeElement) {
        self.init()
        start = element.term("StartDate")
        end = element.term("EndDate")
        source = element.provenance
    }
}

extension AdditionalSupportingDocument {
    init(facturae element: FacturaeElement) {
        self.init()
        description = element.term("AttachmentDescription")
        source = element.provenance
        let format: Term<String>? = element.term("AttachmentFormat")
        let compression = element.code("AttachmentCompressionAlgorithm")
        let encoding = element.first("AttachmentEncoding")
        guard let data = element.first("AttachmentData") else { return }
        if compression == "ZIP" || compression == "GZIP" {
            element.first("AttachmentFormat")?.tell(
                "The attachment is packed (\(compression ?? "")); BT-125-1 says so, and not what is inside.")
        }
        let type: Term<String>? =
            switch compression {
            case "ZIP": Term(text: "application/zip", value: "application/zip", place: format?.place)
            case "GZIP": Term(text: "application/gzip", value: "application/gzip", place: format?.place)
            default:
                format.map { format in
                    let type = AttachmentFormats.mediaType(format.canonical) ?? format.canonical
                    return Term(text: type, value: type, place: format.place)
                }
            }
        switch encoding?.peek ?? "BASE64" {
        case "BASE64":
            encoding?.account()
            attachment = BinaryObject(base64: data.text, mimeCode: type, source: data.provenance)
        case "NONE":
            encoding?.account()
            let text = Array(data.text.utf8)
            attachment = BinaryObject(
                mimeCode: type, encodedLength: text.count, content: text, source: data.provenance)
        case let other:
            data.tell("The attachment is encoded as \(other), which is not read: its bytes are not known.")
            attachment = BinaryObject(
                mimeCode: type, encodedLength: data.text.utf8.count, content: nil, source: data.provenance)
        }
    }
}
