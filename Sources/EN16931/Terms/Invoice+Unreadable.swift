/// A term whose text is no value of its type.
package struct UnreadableTerm: Hashable, Sendable {
    /// `BT-115`.
    package let term: String
    /// As written.
    package let text: String
    /// What it should have been, for messages.
    package let expected: String
    package let place: SourcePlace?
}

extension Invoice {
    /// The numbers and dates that cannot be read, in the document's order of groups.
    package var unreadableTerms: [UnreadableTerm] {
        var found: [UnreadableTerm] = []
        found.note("BT-2", issueDate)
        found.note("BT-7", vatPointDate)
        found.note("BT-9", paymentDueDate)
        for preceding in precedingInvoices { found.note("BT-26", preceding.issueDate) }
        found.note("BT-72", delivery?.actualDate)
        found.note("BT-73", invoicingPeriod?.start)
        found.note("BT-74", invoicingPeriod?.end)
        for allowance in allowances { found.note(["BT-92", "BT-93", "BT-94", "BT-96"], allowance) }
        for charge in charges { found.note(["BT-99", "BT-100", "BT-101", "BT-103"], charge) }
        found.note("BT-106", totals?.lineNetSum)
        found.note("BT-107", totals?.allowanceSum)
        found.note("BT-108", totals?.chargeSum)
        found.note("BT-109", totals?.withoutVAT)
        for total in vatTotals {
            let isAccounting = total.currency != nil && total.currency == vatAccountingCurrencyCode
            found.note(isAccounting ? "BT-111" : "BT-110", total.amount)
        }
        found.note("BT-112", totals?.withVAT)
        found.note("BT-113", totals?.paid)
        found.note("BT-114", totals?.rounding)
        found.note("BT-115", totals?.payable)
        for breakdown in vatBreakdown {
            found.note("BT-116", breakdown.taxableAmount)
            found.note("BT-117", breakdown.taxAmount)
            found.note("BT-119", breakdown.rate)
        }
        for line in lines { found += line.unreadableTerms }
        return found
    }
}

extension InvoiceLine {
    fileprivate var unreadableTerms: [UnreadableTerm] {
        var found: [UnreadableTerm] = []
        found.note("BT-129", quantity?.value)
        found.note("BT-131", netAmount)
        found.note("BT-134", period?.start)
        found.note("BT-135", period?.end)
        for allowance in allowances { found.note(["BT-136", "BT-137", "BT-138"], allowance) }
        for charge in charges { found.note(["BT-141", "BT-142", "BT-143"], charge) }
        found.note("BT-146", price?.netPrice)
        found.note("BT-147", price?.discount)
        found.note("BT-148", price?.grossPrice)
        found.note("BT-149", price?.baseQuantity?.value)
        found.note("BT-152", vat?.rate)
        return found
    }
}

extension [UnreadableTerm] {
    fileprivate mutating func note<Content>(_ id: String, _ term: Term<Content>?) {
        // An empty element states nothing: that it is missing, a rule says where the term is needed.
        guard let term, term.value == nil, !term.text.trimmedOfXMLWhiteSpace.isEmpty else { return }
        append(UnreadableTerm(term: id, text: term.text, expected: Content.expectation, place: term.place))
    }

    /// Amount, base amount, percentage and, on document level, VAT rate.
    fileprivate mutating func note(_ ids: [String], _ entry: AllowanceOrCharge) {
        for (id, term) in zip(ids, [entry.amount, entry.baseAmount, entry.percentage, entry.vatRate]) { note(id, term) }
    }
}
