import EN16931

/// One ALC group, of the document or a line.
struct AllowanceReading {
    let isCharge: Bool
    var entry = AllowanceOrCharge()
    /// BT-147: in a line, MOA+509 makes it the discount in the price, not an allowance.
    private(set) var priceDiscount: Term<Amount>?
    private var reasons: TextRun?
    private var reasonPlace: SourcePlace?
    private var reasonWidth = 0

    init(_ segment: Segment) {
        isCharge = segment.code(1) == "C"
        let special = SplitText.join(segment.texts(5, 3..<5), width: 35)
        entry.reason = segment.term(2) ?? (special.isEmpty ? nil : Term(reading: special, place: segment.place(5, 3)))
        entry.reasonCode =
            isCharge ? segment.term(5) ?? segment.term(2, 1) : segment.term(2, 1) ?? segment.term(5)
        entry.source = segment.provenance
    }

    mutating func takePercentage(_ segment: Segment) {
        if entry.percentage == nil { entry.percentage = segment.number(1, 1) }
    }

    mutating func takeAmount(_ segment: Segment) {
        switch segment.code(1) {
        case "204", "23": entry.amount = segment.number(1, 1)
        case "8": if entry.amount == nil { entry.amount = segment.number(1, 1) }
        case "25": entry.baseAmount = segment.number(1, 1)
        case "509": priceDiscount = segment.number(1, 1)
        default: break
        }
    }

    /// The VAT among the taxes, or the first tax.
    mutating func takeTax(_ segment: Segment, _ traits: DirectoryTraits) {
        guard entry.vatCategory == nil && entry.vatRate == nil || segment.isVAT && !isVAT(entry.taxScheme) else {
            return
        }
        entry.taxScheme = segment.taxScheme
        entry.vatCategory = segment.vatCategory(traits)
        entry.vatRate = segment.number(5, 3)
    }

    /// The allowance or charge with its reason put together, once for all segments it is in.
    var finished: AllowanceOrCharge {
        guard let reasons, let reasonPlace else { return entry }
        let joined = SplitText.join(reasons.components, width: reasonWidth)
        guard !joined.isEmpty else { return entry }
        var entry = entry
        entry.reason = Term(reading: joined, place: reasonPlace)
        return entry
    }

    /// A reason too long for its element.
    mutating func takeText(_ segment: Segment, _ traits: DirectoryTraits) {
        let components = segment.texts(4, 0..<5)
        if reasons?.takes(segment.code(1), components) != true {
            guard entry.reason == nil, reasons == nil else { return }
            reasons = TextRun(key: segment.code(1), components: components, slots: 5)
            reasonPlace = segment.place(4)
        }
        reasonWidth = traits.textWidth
    }

    private func isVAT(_ scheme: Term<String>?) -> Bool { scheme?.canonical.uppercased() == "VAT" }
}

/// TAX: which tax, category and rate.
extension Segment {
    var taxScheme: Term<String>? { term(2) ?? term(2, 3) }

    var isVAT: Bool { taxScheme?.canonical.uppercased() == "VAT" }

    /// 5305; the higher and lower rates of older lists are the standard category today.
    func vatCategory(_ traits: DirectoryTraits) -> Term<String>? {
        guard let term = term(6) else { return nil }
        guard traits.hasOldCodes, Self.oldRates.contains(term.canonical) else { return term }
        return Term(text: term.text, value: "S", place: term.place)
    }

    static let oldRates: Set<String> = ["H", "AA"]
}
