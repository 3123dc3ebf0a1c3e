import EN16931

/// An invoice as UBL can hold it, and how it differs from the one it was made of.
struct UBLAdaptation {
    private(set) var invoice: Invoice
    private(set) var lost: [LostTerm] = []
    private(set) var added: [AddedTerm] = []

    /// - Parameter invoice: In canonical form.
    init(of invoice: Invoice, to kind: UBLReader.Kind) {
        self.invoice = invoice
        adaptNotes()
        adaptIdentifiers()
        if invoice.paymentInstructions.isEmpty { adaptPaymentWithoutMeans(kind) }
        adaptPaymentTexts()
        adaptAttachments()
        adaptOrderReference()
        adaptVATTotal()
        adaptPrices()
        accountForLosses(invoice)
    }

    /// Reasons by path; what is missing at the end is lost.
    private var reasons: [String: String] = [:]

    private mutating func accountForLosses(_ before: Invoice) {
        guard !reasons.isEmpty else { return }
        before.eachStatement { stated in
            if let reason = reasons[stated.path] { lost.append(LostTerm(stated, reason: reason)) }
        }
    }

    // MARK: What UBL cannot hold

    /// BT-21 stands in `cbc:Note` as `#AAK#`, so that not every code and not every text can be told from it.
    private mutating func adaptNotes() {
        for (index, note) in invoice.notes.enumerated() {
            if let code = note.subjectCode, !code.isEmpty, !InvoiceNote.isSubjectCode(code.canonical) {
                reasons["notes[\(index)].subjectCode"] =
                    "UBL marks a subject code by “#” before the note, and only two or three capital letters are read as one."
                invoice.notes[index].subjectCode = nil
            }
            if invoice.notes[index].subjectCode?.isEmpty ?? true, let text = note.text,
                InvoiceNote.parts(of: text.canonical) != nil
            {
                reasons["notes[\(index)].text"] =
                    "The note begins like a subject code (“#AAK#”) and would be read as one in UBL."
                invoice.notes[index].text = nil
            }
        }
    }

    /// The scheme SEPA marks BT-90 among a party's identifiers.
    private mutating func adaptIdentifiers() {
        let reason = "In UBL the scheme SEPA among a party's identifiers marks the creditor identifier (BT-90)."
        func isSEPA(_ identifier: Identifier) -> Bool { identifier.scheme?.canonical == "SEPA" }
        let lists = [
            ("seller.identifiers", invoice.seller?.identifiers ?? []),
            ("buyer.identifiers", invoice.buyer?.identifiers ?? []),
        ]
        for (path, identifiers) in lists {
            for (index, identifier) in identifiers.enumerated() where isSEPA(identifier) {
                reasons["\(path)[\(index)].content"] = reason
                reasons["\(path)[\(index)].scheme"] = reason
            }
        }
        invoice.seller?.identifiers.removeAll(where: isSEPA)
        invoice.buyer?.identifiers.removeAll(where: isSEPA)
        if let identifier = invoice.payee?.identifier, isSEPA(identifier) {
            reasons["payee.identifier.content"] = reason
            reasons["payee.identifier.scheme"] = reason
            invoice.payee?.identifier = nil
        }
    }

    /// BT-83, BT-89, BT-91 and a credit note's BT-9 stand inside `cac:PaymentMeans`, which needs BT-81.
    private mutating func adaptPaymentWithoutMeans(_ kind: UBLReader.Kind) {
        let reason = "UBL holds it only inside payment means, and the invoice states no payment means (BT-81)."
        for path in ["remittanceInformation", "directDebit.mandateReference", "directDebit.debitedAccount"] {
            reasons[path] = reason
        }
        invoice.remittanceInformation = nil
        invoice.directDebit?.mandateReference = nil
        invoice.directDebit?.debitedAccount = nil
        guard kind == .creditNote else { return }
        reasons["paymentDueDate"] = reason
        invoice.paymentDueDate = nil
    }

    /// BT-82 is an attribute of BT-81.
    private mutating func adaptPaymentTexts() {
        for (index, instructions) in invoice.paymentInstructions.enumerated()
        where instructions.meansCode?.isEmpty ?? true {
            reasons["paymentInstructions[\(index)].meansText"] =
                "UBL holds the text only beside the payment means code (BT-81), which the invoice does not state."
            invoice.paymentInstructions[index].meansText = nil
        }
    }

    private mutating func adaptAttachments() {
        for (index, document) in invoice.supportingDocuments.enumerated() {
            guard let attachment = document.attachment, attachment.content == nil else { continue }
            for key in ["content", "mimeCode", "filename"] {
                reasons["supportingDocuments[\(index)].attachment.\(key)"] = BinaryObject.unknownContent
            }
            invoice.supportingDocuments[index].attachment = nil
        }
    }

    // MARK: What UBL demands

    /// `cac:OrderReference` must have an ID; where only the sales order is known, Peppol BIS Billing 3 has NA.
    private mutating func adaptOrderReference() {
        guard invoice.purchaseOrderReference?.isEmpty ?? true, invoice.salesOrderReference?.isEmpty == false else {
            return
        }
        add(
            "BT-13", "purchaseOrderReference", "NA",
            "UBL holds a sales order reference only beside a purchase order reference; NA says that there is none.")
        invoice.purchaseOrderReference = Term("NA")
    }

    /// `cac:TaxTotal`, which holds the VAT breakdown, must have an amount.
    private mutating func adaptVATTotal() {
        guard !invoice.vatBreakdown.isEmpty, invoice.vatTotal(in: invoice.currencyCode) == nil,
            let sum = invoice.vatBreakdownSum
        else { return }
        add(
            "BT-110", "vatTotals[0].amount", sum.description,
            "UBL holds the VAT breakdown inside the VAT total, which the invoice does not state; it is the sum of the VAT "
                + "category tax amounts (BR-CO-14).")
        if let currency = invoice.currencyCode, !currency.isEmpty {
            add("BT-110-1", "vatTotals[0].currency", currency.canonical, "The currency of the VAT total.")
        }
        var total = VATTotal()
        total.amount = Term(sum)
        total.currency = invoice.currencyCode
        invoice.vatTotals.insert(total, at: 0)
    }

    /// A gross price (BT-148) stands beside a discount (BT-147), which must have an amount.
    private mutating func adaptPrices() {
        for (index, line) in invoice.lines.enumerated() {
            guard let price = line.price, price.grossPrice?.isEmpty == false, price.discount?.isEmpty ?? true else {
                continue
            }
            add(
                "BT-147", "lines[\(index)].price.discount", "0",
                "UBL holds a gross price only beside a discount; none is stated, which is a discount of nought.")
            invoice.lines[index].price?.discount = Term(Amount.zero)
        }
    }

    private mutating func add(_ term: String, _ path: String, _ value: String, _ reason: String) {
        added.append(AddedTerm(term: term, path: path, value: value, reason: reason))
    }
}
