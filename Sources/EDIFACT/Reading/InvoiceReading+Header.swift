import EN16931

extension InvoiceReading {
    mutating func takeHeader(_ segment: Segment) {
        switch segment.tag {
        case "BGM":
            invoice.typeCode = segment.term(1)
            invoice.number = segment.term(2)
        case "DTM": takeHeaderDate(segment)
        case "PAI":
            payment.takeMeans(segment)
        case "FTX":
            if group == .allowance || group == .allowanceTax {
                allowance?.takeText(segment, traits)
            } else {
                texts.take(segment)
            }
        case "RFF": takeHeaderReference(segment)
        case "GIR":
            if segment.code(1) == "14", group == .reference, invoicedObjectReference != nil,
                let content = segment.term(2)
            {
                invoice.invoicedObject = Identifier(content, scheme: segment.term(2, 1))
            }
        case "NAD":
            endAllowance()
            group = .party
            parties.append(PartyReading(segment, traits))
        case "FII":
            if group == .payment {
                payment.takeAccount(segment)
            } else if group == .party, !parties.isEmpty {
                parties[parties.count - 1].accounts.append(segment)
            }
        case "CTA":
            if group == .party, !parties.isEmpty { parties[parties.count - 1].take(contact: segment) }
        case "COM":
            if group == .party, !parties.isEmpty {
                parties[parties.count - 1].take(communication: segment)
            } else if group == .document, !invoice.supportingDocuments.isEmpty {
                invoice.supportingDocuments[invoice.supportingDocuments.count - 1].externalLocation = segment.term(1)
            }
        case "CUX":
            endAllowance()
            group = .payment
            takeCurrencies(segment)
        case "PAT", "PYT":
            endAllowance()
            group = .payment
            payment.takeTerms(segment)
        case "ALC":
            endAllowance()
            group = .allowance
            allowance = AllowanceReading(segment)
        case "PCD": if group == .allowance { allowance?.takePercentage(segment) }
        case "MOA": if group == .allowance { allowance?.takeAmount(segment) }
        case "TAX":
            if group == .allowance || group == .allowanceTax {
                group = .allowanceTax
                allowance?.takeTax(segment, traits)
            } else {
                group = .other
            }
        case "EFI":
            endAllowance()
            group = .document
            takeSupportingDocument(segment)
        case "TDT", "TOD", "PAC", "EQD", "RCS", "AJT", "INP", "DOC":
            endAllowance()
            group = .other
        default: break
        }
    }

    private mutating func takeHeaderDate(_ segment: Segment) {
        let code = segment.code(1)
        switch group {
        case .reference:
            if code == "384" || code == "171", let last = invoice.precedingInvoices.indices.last,
                texts.lastReference == .preceding
            {
                invoice.precedingInvoices[last].issueDate = segment.date()
            }
        case .header, .payment:
            takeDocumentDate(segment, code)
        case .party, .allowance, .allowanceTax, .document, .other: break
        default: break
        }
    }

    private mutating func takeDocumentDate(_ segment: Segment, _ code: String) {
        guard segment.text(1, 1) != nil else {
            // BT-8: the code alone.
            if ["3", "35", "432"].contains(code), invoice.vatPointDateCode == nil {
                invoice.vatPointDateCode = segment.term(1)
            }
            return
        }
        switch code {
        case "137": invoice.issueDate = segment.date()
        // The invoice's own date, where there is no document date.
        case "3": if invoice.issueDate == nil { invoice.issueDate = segment.date() }
        case "131": invoice.vatPointDate = segment.date()
        case "35":
            if invoice.delivery == nil { invoice.delivery = DeliveryInformation() }
            invoice.delivery?.actualDate = segment.date()
            invoice.delivery?.source = segment.provenance
        case "13":
            if !payment.isDiscount, invoice.paymentDueDate == nil { invoice.paymentDueDate = segment.date() }
        case "167", "194": setPeriod(segment) { $0.start = segment.date() }
        case "168", "206": setPeriod(segment) { $0.end = segment.date() }
        case "263": if let period = segment.period() { invoice.invoicingPeriod = period }
        default: break
        }
    }

    private mutating func setPeriod(_ segment: Segment, _ change: (inout Period) -> Void) {
        var period = invoice.invoicingPeriod ?? Period()
        if period.source.place == nil { period.source = segment.provenance }
        change(&period)
        invoice.invoicingPeriod = period
    }

    private mutating func takeHeaderReference(_ segment: Segment) {
        let code = segment.code(1)
        switch group {
        case .party:
            if !parties.isEmpty { parties[parties.count - 1].take(reference: segment) }
            return
        case .document:
            if !invoice.supportingDocuments.isEmpty {
                invoice.supportingDocuments[invoice.supportingDocuments.count - 1].reference = segment.term(1, 1)
            }
            return
        case .header, .reference, .payment: break
        default: return
        }
        group = .reference
        texts.lastReference = .other
        guard let number = segment.term(1, 1) else {
            // The object's number is in GIR.
            invoicedObjectReference = code == "ATS" ? Term(reading: "") : nil
            return
        }
        invoicedObjectReference = nil
        switch code {
        case "AEP": set(\.projectReference, number)
        case "CT": set(\.contractReference, number)
        case "ON": set(\.purchaseOrderReference, number)
        case "VN": set(\.salesOrderReference, number)
        case "ALO": set(\.receivingAdviceReference, number)
        case "AAK": invoice.despatchAdviceReference = number
        // The delivery note, where there is no despatch advice.
        case "DQ": set(\.despatchAdviceReference, number)
        case "GC": set(\.tenderOrLotReference, number)
        case "CR": set(\.buyerReference, number)
        case "PQ": set(\.remittanceInformation, number)
        case "ATS":
            invoicedObjectReference = number
            invoice.invoicedObject = Identifier(number)
        case "OI", "IV":
            var preceding = PrecedingInvoiceReference()
            preceding.number = number
            preceding.source = segment.provenance
            invoice.precedingInvoices.append(preceding)
            texts.lastReference = .preceding
        default: break
        }
    }

    private mutating func set(_ term: WritableKeyPath<Invoice, Term<String>?>, _ value: Term<String>) {
        if invoice[keyPath: term] == nil { invoice[keyPath: term] = value }
    }

    /// CUX: the invoice currency (6347 = 2, or the charge currency 1), and that of VAT (6, or 6343 = 10E).
    private mutating func takeCurrencies(_ segment: Segment) {
        for element in 1...2 {
            for repetition in 0..<max(1, segment.repetitions(element)) {
                guard let component = segment.component(element, 1, repetition: repetition) else { continue }
                let currency = Term<String>(
                    reading: component.text,
                    place: SourcePlace(node: segment.number, line: Int(component.line), column: Int(component.column)))
                switch (
                    segment.code(element, 0, repetition: repetition), segment.code(element, 2, repetition: repetition)
                )
                {
                case ("6", _), (_, "10E"): invoice.vatAccountingCurrencyCode = currency
                case ("2", _): invoice.currencyCode = currency
                case ("1", _): if invoice.currencyCode == nil { invoice.currencyCode = currency }
                default: break
                }
            }
        }
    }

    /// EFI: a supporting document; its number and location follow, its bytes stand behind the message.
    private mutating func takeSupportingDocument(_ segment: Segment) {
        var document = AdditionalSupportingDocument()
        document.description = segment.term(1, 1)
        if let name = segment.term(1) {
            document.attachment = BinaryObject(filename: name, encodedLength: 0, source: segment.provenance)
        } else {
            document.attachment = BinaryObject(encodedLength: 0, source: segment.provenance)
        }
        document.source = segment.provenance
        invoice.supportingDocuments.append(document)
    }
}
