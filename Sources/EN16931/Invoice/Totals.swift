/// An allowance or a charge, of the document (BG-20, BG-21) or of a line (BG-27, BG-28). Only those of the
/// document have a VAT category.
package struct AllowanceOrCharge: Hashable, Sendable, Codable {
    /// BT-92, BT-99, BT-136, BT-141 Amount, without VAT.
    package var amount: Term<Amount>?
    /// BT-93, BT-100, BT-137, BT-142 Base amount.
    package var baseAmount: Term<Amount>?
    /// BT-94, BT-101, BT-138, BT-143 Percentage.
    package var percentage: Term<Amount>?
    /// BT-95, BT-102 VAT category code (UNTDID 5305).
    package var vatCategory: Term<String>?
    /// The tax the category is of, as written; EN 16931 knows only VAT.
    package var taxScheme: Term<String>?
    /// BT-96, BT-103 VAT rate, in percent.
    package var vatRate: Term<Amount>?
    /// BT-97, BT-104, BT-139, BT-144 Reason.
    package var reason: Term<String>?
    /// BT-98, BT-105, BT-140, BT-145 Reason code (allowances UNTDID 5189, charges 7161).
    package var reasonCode: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-22 Document totals. Amounts are in the invoice currency (BT-5) but BT-111.
package struct DocumentTotals: Hashable, Sendable, Codable {
    /// BT-106 Sum of invoice line net amount.
    package var lineNetSum: Term<Amount>?
    /// BT-107 Sum of allowances on document level.
    package var allowanceSum: Term<Amount>?
    /// BT-108 Sum of charges on document level.
    package var chargeSum: Term<Amount>?
    /// BT-109 Invoice total amount without VAT.
    package var withoutVAT: Term<Amount>?
    /// BT-110 Invoice total VAT amount.
    package var vat: Term<Amount>?
    /// BT-111 Invoice total VAT amount in accounting currency (BT-6).
    package var vatInAccountingCurrency: Term<Amount>?
    /// BT-112 Invoice total amount with VAT.
    package var withVAT: Term<Amount>?
    /// BT-113 Paid amount.
    package var paid: Term<Amount>?
    /// BT-114 Rounding amount.
    package var rounding: Term<Amount>?
    /// BT-115 Amount due for payment.
    package var payable: Term<Amount>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// BG-23 VAT breakdown: one per category and rate.
package struct VATBreakdown: Hashable, Sendable, Codable {
    /// BT-116 VAT category taxable amount.
    package var taxableAmount: Term<Amount>?
    /// BT-117 VAT category tax amount.
    package var taxAmount: Term<Amount>?
    /// BT-118 VAT category code (UNTDID 5305).
    package var category: Term<String>?
    /// The tax the category is of, as written; EN 16931 knows only VAT.
    package var taxScheme: Term<String>?
    /// BT-119 VAT category rate, in percent.
    package var rate: Term<Amount>?
    /// BT-120 VAT exemption reason text.
    package var exemptionReason: Term<String>?
    /// BT-121 VAT exemption reason code (VATEX).
    package var exemptionReasonCode: Term<String>?
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}

/// A VAT total as the document writes it. Which business term it is, its currency decides: BT-110 in the invoice
/// currency (BT-5), BT-111 in the accounting currency (BT-6).
package struct VATTotal: Hashable, Sendable, Codable {
    package var amount: Term<Amount>?
    package var currency: Term<String>?
    /// Positions in `Invoice.vatBreakdown` of the subtotals it encloses; only UBL encloses them.
    package var breakdown: [Int] = []
    /// The group's place in the source.
    package var source: Provenance = Provenance()

    package init() {}
}
