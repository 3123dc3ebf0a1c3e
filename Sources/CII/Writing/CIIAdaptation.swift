import EN16931

/// An invoice as CII D16B can hold it, and how it differs from the one it was made of.
struct CIIAdaptation {
    private(set) var invoice: Invoice
    private(set) var lost: [LostTerm] = []
    private(set) var added: [AddedTerm] = []
    /// Why a term is not carried, by its path.
    private var reasons: [String: String] = [:]

    /// - Parameter invoice: In canonical form.
    init(of invoice: Invoice) {
        self.invoice = invoice
        adaptPrecedingInvoices()
        adaptVATPoint()
        adaptAttachments()
        adaptPrices()
        guard !reasons.isEmpty else { return }
        invoice.eachStatement { stated in
            if let reason = reasons[stated.path] { lost.append(LostTerm(stated, reason: reason)) }
        }
    }

    /// The schema of D16B has one `ram:InvoiceReferencedDocument`.
    private mutating func adaptPrecedingInvoices() {
        for index in invoice.precedingInvoices.indices.dropFirst() {
            for key in ["number", "issueDate"] {
                reasons["precedingInvoices[\(index)].\(key)"] =
                    "CII D16B holds one preceding invoice reference, the first."
            }
        }
        invoice.precedingInvoices = Array(invoice.precedingInvoices.prefix(1))
    }

    /// BT-7 and BT-8 stand in every group of the VAT breakdown.
    private mutating func adaptVATPoint() {
        guard invoice.vatBreakdown.isEmpty else { return }
        let reason = "CII holds it inside the VAT breakdown (BG-23), which the invoice does not state."
        reasons["vatPointDate"] = reason
        reasons["vatPointDateCode"] = reason
        invoice.vatPointDate = nil
        invoice.vatPointDateCode = nil
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

    /// The discount (BT-147) stands inside the gross price (BT-148), which must have an amount.
    private mutating func adaptPrices() {
        for (index, line) in invoice.lines.enumerated() {
            guard let price = line.price, let discount = price.discount, !discount.isEmpty,
                price.grossPrice?.isEmpty ?? true
            else { continue }
            guard let net = price.netPrice?.value, let amount = discount.value, let gross = net.adding(amount) else {
                reasons["lines[\(index)].price.discount"] =
                    "CII holds a discount only inside a gross price (BT-148), which the invoice does not state."
                invoice.lines[index].price?.discount = nil
                continue
            }
            added.append(
                AddedTerm(
                    term: "BT-148", path: "lines[\(index)].price.grossPrice", value: gross.description,
                    reason: "CII holds a discount only inside a gross price, which the invoice does not state; it is "
                        + "the net price (BT-146) and the discount (BT-147)."))
            invoice.lines[index].price?.grossPrice = Term(gross)
        }
    }
}
