import EN16931

/// Composes one `Invoice` element. A credit note comes with its signs turned already.
struct InvoiceComposition {
    let invoice: Invoice
    let options: FacturaeOptions
    let notes: CompositionNotes
    /// The first breakdown row of each category that bears no tax: it has the reasons.
    let exemptions: [String: VATBreakdown]

    init(_ invoice: Invoice, _ options: FacturaeOptions, notes: CompositionNotes) {
        self.invoice = invoice
        self.options = options
        self.notes = notes
        exemptions = Dictionary(
            invoice.vatBreakdown.compactMap { row in row.category.map { ($0.canonical, row) } },
            uniquingKeysWith: { first, _ in first })
    }

    func compose() -> WrittenElement {
        var element = WrittenElement("Invoice")
        element.add(header())
        element.add(issueData())
        element.add(taxesOutputs())
        element.add(totals())
        element.add(items())
        element.add(payment())
        addAdditional(to: &element)
        return element
    }

    // MARK: Header

    private var typeCode: String { invoice.typeCode?.canonical ?? "" }
    private var isCreditNote: Bool { InvoiceTypeCode.isCreditNote(typeCode) }
    private var isCorrective: Bool { isCreditNote || typeCode == "384" }
    /// Facturae's classes say 380, 384 and, with the issuer, 389.
    private var needsTypeCode: Bool { !["380", "384", "389"].contains(typeCode) }

    private func header() -> WrittenElement {
        var header = WrittenElement("InvoiceHeader")
        if let number = invoice.number, !number.isEmpty, number.canonical.isXMLText {
            if let (series, rest) = InvoiceNumbering.split(number.canonical) {
                header.add("InvoiceNumber", rest)
                header.add("InvoiceSeriesCode", series)
            } else {
                notes.refuse(
                    "BT-1", "BT-1",
                    "The invoice number “\(number.canonical.prefix(80))” (BT-1) is longer than the 20 characters Facturae has and "
                        + "has no mark at which it splits into series and number.")
            }
        } else {
            notes.refuse("BT-1", "BT-1", "Facturae demands an invoice number (BT-1); the invoice has no writable one.")
        }
        _ = notes.demanded(invoice.typeCode, 3, "BT-3", "BT-3", "an invoice type code")
        header.add("InvoiceDocumentType", "FC")
        header.add("InvoiceClass", (options.isCopy ? "C" : "O") + (isCorrective ? "R" : "O"))
        if isCorrective { header.add(corrective()) }
        return header
    }

    private func corrective() -> WrittenElement {
        var corrective = WrittenElement("Corrective")
        let preceding = invoice.precedingInvoices.first
        var series: String?
        if let number = preceding?.number, !number.isEmpty {
            if number.canonical.isXMLText, let split = InvoiceNumbering.split(number.canonical) {
                corrective.add("InvoiceNumber", split.number)
                series = split.series
            } else {
                notes.explain(
                    "BG-3[1]/BT-25", "It is longer than Facturae's 20 characters and has no mark at which it splits.")
            }
        }
        corrective.add("InvoiceSeriesCode", series)
        let path = "Invoices/Invoice/InvoiceHeader/Corrective/"
        let reason = options.correctionReason
        corrective.add("ReasonCode", reason)
        corrective.add("ReasonDescription", CorrectionReasons.description(reason) ?? "")
        notes.assume(path + "ReasonCode", reason, "EN 16931 does not say why an invoice is corrected.")
        let period = correctedPeriod
        corrective.add(
            WrittenElement(
                "TaxPeriod", [WrittenElement("StartDate", period.start), WrittenElement("EndDate", period.end)]))
        notes.assume(
            path + "TaxPeriod", "\(period.start)/\(period.end)", "EN 16931 does not say which tax period is corrected.")
        let method = isCreditNote || invoice.totals?.payable?.value?.isNegative == true ? "02" : "01"
        corrective.add("CorrectionMethod", method)
        corrective.add("CorrectionMethodDescription", CorrectionReasons.methodDescription(method))
        notes.assume(
            path + "CorrectionMethod", method,
            "EN 16931 does not say how an invoice is corrected; negative amounts are differences, others the whole.")
        corrective.add("InvoiceIssueDate", preceding?.issueDate?.value?.description)
        return corrective
    }

    private var correctedPeriod: (start: String, end: String) {
        if let period = options.correctedPeriod { return period }
        if let start = invoice.invoicingPeriod?.start?.value, let end = invoice.invoicingPeriod?.end?.value {
            return (start.description, end.description)
        }
        let day = invoice.precedingInvoices.first?.issueDate?.value ?? invoice.issueDate?.value
        return (day?.description ?? "", day?.description ?? "")
    }

    private func issueData() -> WrittenElement {
        var data = WrittenElement("InvoiceIssueData")
        data.add("IssueDate", notes.demanded(invoice.issueDate, "BT-2", "BT-2", "an issue date"))
        data.add("OperationDate", invoice.delivery?.actualDate?.value?.description)
        data.add(period("InvoicingPeriod", invoice.invoicingPeriod, ["BG-13/BG-14/BT-73", "BG-13/BG-14/BT-74"]))
        let currency = currency(invoice.currencyCode, "BT-5", "a currency")
        data.add("InvoiceCurrencyCode", currency)
        let taxCurrency = invoice.vatAccountingCurrencyCode.flatMap { $0.isEmpty ? nil : $0 }
        data.add(
            "TaxCurrencyCode", taxCurrency == nil ? currency : self.currency(taxCurrency, "BT-6", "a tax currency"))
        data.add("LanguageName", options.language)
        notes.assume(
            "Invoices/Invoice/InvoiceIssueData/LanguageName", options.language,
            "EN 16931 does not say in which language an invoice is.")
        data.add(
            "InvoiceDescription",
            description.flatMap { notes.fitted(invoice.notes[$0].text, 2_500, "BG-1[\($0 + 1)]/BT-22") })
        data.add("ReceiverTransactionReference", notes.fitted(invoice.purchaseOrderReference, 20, "BT-13"))
        data.add("FileReference", notes.fitted(invoice.tenderOrLotReference, 20, "BT-17"))
        data.add("ReceiverContractReference", notes.fitted(invoice.contractReference, 20, "BT-12"))
        return data
    }

    private func currency(_ term: Term<String>?, _ id: String, _ words: String) -> String? {
        guard let code = notes.demanded(term, 3, id, id, words) else { return nil }
        if !CurrencyCodes.isListed(code) {
            notes.refuse(id, id, "Facturae's list of currencies, of 2001, does not have “\(code)” (\(id)).")
        }
        return code
    }

    /// Both dates or none.
    func period(_ name: String, _ period: Period?, _ paths: [String]) -> WrittenElement? {
        guard let period else { return nil }
        guard let start = period.start?.value, let end = period.end?.value else {
            for path in paths { notes.explain(path, "Facturae's periods have a start and an end.") }
            return nil
        }
        return WrittenElement(
            name, [WrittenElement("StartDate", start.description), WrittenElement("EndDate", end.description)])
    }

    // MARK: Notes and documents

    /// The first general note (AAI), which Facturae has an element for.
    private var description: Int? {
        invoice.notes.firstIndex { note in
            note.subjectCode?.canonical == "AAI" && note.text.map { Self.fits($0, 2_500) } == true
        }
    }

    private static func fits(_ text: Term<String>, _ limit: Int) -> Bool {
        !text.isEmpty && text.canonical.isXMLText && text.canonical.unicodeScalars.count <= limit
    }

    private func addAdditional(to element: inout WrittenElement) {
        let general = description
        let literals = invoice.notes.indices.filter { index in
            invoice.notes[index].subjectCode?.canonical == "REG"
                && invoice.notes[index].text.map { Self.fits($0, 250) } == true
        }
        if !literals.isEmpty {
            element.add(
                WrittenElement(
                    "LegalLiterals",
                    literals.map { WrittenElement("LegalReference", invoice.notes[$0].text?.canonical ?? "") }))
        }
        let rest = invoice.notes.indices.filter { $0 != general && !literals.contains($0) }
        let (text, first) = joined(rest)
        notes.positions["BG-1"] = [general].compactMap { $0 } + literals + [first].compactMap { $0 }
        var data = WrittenElement("AdditionalData")
        addRelatedInvoice(to: &data)
        data.add(documents())
        data.add("InvoiceAdditionalInformation", text)
        if needsTypeCode, !typeCode.isEmpty, typeCode.isXMLText {
            var code = WrittenElement("InvoiceTypeCode", typeCode)
            code.namespace = FacturaeVersion.extensionNamespace
            data.add(WrittenElement("Extensions", [code]))
        }
        if !data.children.isEmpty { element.add(data) }
    }

    /// The notes without an element of their own, one under the other, and the position of the first.
    private func joined(_ positions: [Int]) -> (text: String?, first: Int?) {
        var text: String?
        var first: Int?
        for position in positions {
            let path = "BG-1[\(position + 1)]/BT-22"
            guard let note = notes.fitted(invoice.notes[position].text, 2_500, path) else { continue }
            guard let already = text, let first else {
                (text, first) = (note, position)
                continue
            }
            let whole = already + "\n" + note
            if whole.unicodeScalars.count <= 2_500 {
                text = whole
                notes.explain(
                    path,
                    "Facturae has one element for additional information; the notes stand in it one under the other.")
                notes.explain("BG-1[\(first + 1)]/BT-22", "The notes that follow stand in the same element.")
            } else {
                notes.explain(path, "Facturae's element for additional information has 2500 characters.")
            }
        }
        return (text, first)
    }

    /// The first preceding invoice stands in `Corrective`, the next, or the first of an invoice that corrects none, here.
    private func addRelatedInvoice(to data: inout WrittenElement) {
        let corrected = isCorrective ? 1 : 0
        var written = isCorrective && !invoice.precedingInvoices.isEmpty ? [0] : []
        if invoice.precedingInvoices.indices.contains(corrected) {
            let number = invoice.precedingInvoices[corrected].number
            if let text = notes.fitted(number, 40, "BG-3[\(corrected + 1)]/BT-25") {
                data.add("RelatedInvoice", text)
                written.append(corrected)
            }
            notes.explain("BG-3[\(corrected + 1)]/BT-26", "Facturae has only the number of a related invoice.")
        }
        for index in invoice.precedingInvoices.indices.dropFirst(corrected + 1) {
            for term in ["BT-25", "BT-26"] {
                notes.explain("BG-3[\(index + 1)]/\(term)", "Facturae has one corrected and one related invoice.")
            }
        }
        notes.positions["BG-3"] = written
    }

    private func documents() -> WrittenElement? {
        var list: [WrittenElement] = []
        var written: [Int] = []
        for (index, document) in invoice.supportingDocuments.enumerated() {
            let path = "BG-24[\(index + 1)]/"
            func explain(_ reason: String) {
                for term in ["BT-123", "BT-125", "BT-125-1"] { notes.explain(path + term, reason) }
            }
            guard let attachment = document.attachment else {
                explain("Facturae has only documents that are attached.")
                continue
            }
            guard let type = attachment.mimeCode?.canonical, let format = AttachmentFormats.format(type) else {
                explain("Facturae attaches documents of ten formats; this is of none.")
                continue
            }
            guard let data = attachment.base64 else {
                explain(BinaryObject.unknownContent)
                continue
            }
            var element = WrittenElement("Attachment")
            element.add("AttachmentCompressionAlgorithm", "NONE")
            element.add("AttachmentFormat", format)
            element.add("AttachmentEncoding", "BASE64")
            element.add("AttachmentDescription", notes.fitted(document.description, 2_500, path + "BT-123"))
            element.add("AttachmentData", data)
            list.append(element)
            written.append(index)
        }
        notes.positions["BG-24"] = written
        return list.isEmpty ? nil : WrittenElement("RelatedDocuments", list)
    }
}
