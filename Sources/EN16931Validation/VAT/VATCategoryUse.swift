import EN16931

/// Where an invoice uses a VAT category.
struct VATCategoryUse {
    let lines: [InvoiceLine]
    let allowances: [AllowanceOrCharge]
    let charges: [AllowanceOrCharge]
    let breakdowns: [VATBreakdown]

    init(of code: String, in invoice: Invoice) {
        lines = invoice.lines.filter { $0.vat?.vatCode == code }
        allowances = invoice.allowances.filter { $0.vatCode == code }
        charges = invoice.charges.filter { $0.vatCode == code }
        breakdowns = invoice.vatBreakdown.filter { $0.vatCode == code }
    }

    /// Whatever tax the categories say they are of.
    init(ofAnyTax code: String, in invoice: Invoice) {
        lines = invoice.lines.filter { $0.vat?.category.code() == code }
        allowances = invoice.allowances.filter { $0.vatCategory.code() == code }
        charges = invoice.charges.filter { $0.vatCategory.code() == code }
        breakdowns = invoice.vatBreakdown.filter { $0.category.code() == code }
    }

    var isUsed: Bool { !lines.isEmpty || !allowances.isEmpty || !charges.isEmpty }

    /// Lines plus charges minus allowances, of one rate or of all; nil where a number cannot be read.
    func taxable(rate: Amount?) -> Amount? {
        let lines = lines.filter { rate == nil || $0.vat?.rate.amount() == rate }
        let charges = charges.filter { rate == nil || $0.vatRate.amount() == rate }
        let allowances = allowances.filter { rate == nil || $0.vatRate.amount() == rate }
        return Exact.minus(
            Exact.plus(Exact.sum(lines.map(\.netAmount)), Exact.sum(charges.map(\.amount))),
            Exact.sum(allowances.map(\.amount)))
    }

    /// Whether a line, allowance or charge has that rate.
    func isUsed(rate: Amount) -> Bool {
        lines.contains { $0.vat?.rate.amount() == rate } || charges.contains { $0.vatRate.amount() == rate }
            || allowances.contains { $0.vatRate.amount() == rate }
    }
}

// The category code where it is of VAT: the rules do not ask about other taxes, nor where none is named.

extension LineVAT {
    var isOfVAT: Bool { taxScheme.isVAT }
    var vatCode: String? { taxScheme.isVAT ? category.code() : nil }
}

extension AllowanceOrCharge {
    var vatCode: String? { taxScheme.isVAT ? vatCategory.code() : nil }
}

extension VATBreakdown {
    var vatCode: String? { taxScheme.isVAT ? category.code() : nil }
}

extension Term<String>? {
    fileprivate var isVAT: Bool { self?.canonical.uppercased() == "VAT" }
}
