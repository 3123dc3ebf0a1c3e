import EN16931

/// Where an invoice uses a VAT category, and what is taxable there.
struct VATCategoryUse {
    /// A line, an allowance or a charge of the category.
    struct Entry {
        let rate: Term<Amount>?
        /// The category's code as written.
        let code: String
        let place: Provenance
    }

    private(set) var lines: [Entry] = []
    private(set) var allowances: [Entry] = []
    private(set) var charges: [Entry] = []
    private(set) var breakdowns: [VATBreakdown] = []
    /// Lines plus charges minus allowances, of all rates and by rate; nil where a number cannot be read.
    private var total: Amount? = .zero
    private var byRate: [Amount: Amount?] = [:]

    var isUsed: Bool { !lines.isEmpty || !allowances.isEmpty || !charges.isEmpty }

    /// Lines plus charges minus allowances, of one rate or of all; nil where a number cannot be read.
    func taxable(rate: Amount?) -> Amount? {
        guard let rate else { return total }
        return byRate[rate] ?? .zero
    }

    /// Whether a line, allowance or charge has that rate.
    func isUsed(rate: Amount) -> Bool { byRate[rate] != nil }

    fileprivate mutating func add(line: InvoiceLine, _ vat: LineVAT) {
        lines.append(Entry(rate: vat.rate, code: vat.category?.text ?? "", place: vat.source))
        add(line.netAmount, at: vat.rate.amount())
    }

    fileprivate mutating func add(allowance entry: AllowanceOrCharge) {
        allowances.append(Entry(rate: entry.vatRate, code: entry.vatCategory?.text ?? "", place: entry.source))
        subtract(entry.amount, at: entry.vatRate.amount())
    }

    fileprivate mutating func add(charge entry: AllowanceOrCharge) {
        charges.append(Entry(rate: entry.vatRate, code: entry.vatCategory?.text ?? "", place: entry.source))
        add(entry.amount, at: entry.vatRate.amount())
    }

    fileprivate mutating func add(_ breakdown: VATBreakdown) { breakdowns.append(breakdown) }

    /// What is not stated does not count, as in XPath's `sum()`.
    private mutating func add(_ term: Term<Amount>?, at rate: Amount?) { count(term, rate) { Exact.plus($0, $1) } }

    private mutating func subtract(_ term: Term<Amount>?, at rate: Amount?) {
        count(term, rate) { Exact.minus($0, $1) }
    }

    private mutating func count(_ term: Term<Amount>?, _ rate: Amount?, _ operation: (Amount?, Amount?) -> Amount?) {
        if let rate, byRate[rate] == nil { byRate[rate] = .some(.zero) }
        guard let term else { return }
        total = operation(total, term.value)
        if let rate { byRate[rate] = .some(operation(byRate[rate] ?? .zero, term.value)) }
    }
}

/// All categories an invoice uses, gathered in one pass.
struct VATCategoryUses {
    /// By code, where the category is of VAT.
    private var ofVAT: [String: VATCategoryUse] = [:]
    /// By code, whatever tax the category is of.
    private var ofAnyTax: [String: VATCategoryUse] = [:]

    init(of invoice: Invoice) {
        for line in invoice.lines {
            guard let vat = line.vat else { continue }
            add(vat.category, vat.isOfVAT) { $0.add(line: line, vat) }
        }
        for entry in invoice.allowances { add(entry.vatCategory, entry.isOfVAT) { $0.add(allowance: entry) } }
        for entry in invoice.charges { add(entry.vatCategory, entry.isOfVAT) { $0.add(charge: entry) } }
        for breakdown in invoice.vatBreakdown { add(breakdown.category, breakdown.isOfVAT) { $0.add(breakdown) } }
    }

    func use(of code: String) -> VATCategoryUse { ofVAT[code] ?? VATCategoryUse() }

    func use(ofAnyTax code: String) -> VATCategoryUse { ofAnyTax[code] ?? VATCategoryUse() }

    private mutating func add(_ category: Term<String>?, _ isVAT: Bool, _ change: (inout VATCategoryUse) -> Void) {
        guard let code = category.code() else { return }
        change(&ofAnyTax[code, default: VATCategoryUse()])
        if isVAT { change(&ofVAT[code, default: VATCategoryUse()]) }
    }
}

// The category code where it is of VAT: the rules do not ask about other taxes, nor where none is named.

extension LineVAT {
    var isOfVAT: Bool { taxScheme.isVAT }
    var vatCode: String? { isOfVAT ? category.code() : nil }
}

extension AllowanceOrCharge {
    var isOfVAT: Bool { taxScheme.isVAT }
    var vatCode: String? { isOfVAT ? vatCategory.code() : nil }
}

extension VATBreakdown {
    var isOfVAT: Bool { taxScheme.isVAT }
    var vatCode: String? { isOfVAT ? category.code() : nil }
}

extension Term<String>? {
    fileprivate var isVAT: Bool { self?.canonical.uppercased() == "VAT" }
}
