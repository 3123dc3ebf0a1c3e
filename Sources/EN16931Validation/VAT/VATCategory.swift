/// A VAT category (UNTDID 5305 as EN 16931 uses it) and what its ten rules demand.
struct VATCategory: Sendable {
    enum Rate: Sendable { case positive, zero, zeroOrMore, none }
    /// Which seller identifier a use of the category asks for.
    enum SellerIdentifier: Sendable { case vatOrTaxRegistration, vat, none }
    enum BuyerIdentifier: Sendable { case vat, vatOrLegalRegistration, none }

    /// The code, as in BT-118.
    let code: String
    /// Between `BR-` and the number in the rules' ids.
    let abbreviation: String
    /// For messages.
    let name: String
    let rate: Rate
    let seller: SellerIdentifier
    let buyer: BuyerIdentifier
    /// Several rates, each with a breakdown of its own, whose tax is computed from the rate.
    let isPerRate: Bool
    /// An exemption reason (BT-120 or BT-121) must be stated; where not, it must not.
    let needsExemptionReason: Bool

    static let all = [
        VATCategory(
            code: "S", abbreviation: "S", name: "standard rate", rate: .positive, seller: .vatOrTaxRegistration,
            buyer: .none, isPerRate: true, needsExemptionReason: false),
        VATCategory(
            code: "Z", abbreviation: "Z", name: "zero rated", rate: .zero, seller: .vatOrTaxRegistration, buyer: .none,
            isPerRate: false, needsExemptionReason: false),
        VATCategory(
            code: "E", abbreviation: "E", name: "exempt from VAT", rate: .zero, seller: .vatOrTaxRegistration,
            buyer: .none, isPerRate: false, needsExemptionReason: true),
        VATCategory(
            code: "AE", abbreviation: "AE", name: "reverse charge", rate: .zero, seller: .vatOrTaxRegistration,
            buyer: .vatOrLegalRegistration, isPerRate: false, needsExemptionReason: true),
        VATCategory(
            code: "K", abbreviation: "IC", name: "intra-community supply", rate: .zero, seller: .vat, buyer: .vat,
            isPerRate: false, needsExemptionReason: true),
        VATCategory(
            code: "G", abbreviation: "G", name: "export outside the EU", rate: .zero, seller: .vat, buyer: .none,
            isPerRate: false, needsExemptionReason: true),
        VATCategory(
            code: "O", abbreviation: "O", name: "not subject to VAT", rate: .none, seller: .none, buyer: .none,
            isPerRate: false, needsExemptionReason: true),
        VATCategory(
            code: "L", abbreviation: "AF", name: "IGIC (Canary Islands)", rate: .zeroOrMore,
            seller: .vatOrTaxRegistration, buyer: .none, isPerRate: true, needsExemptionReason: false),
        VATCategory(
            code: "M", abbreviation: "AG", name: "IPSI (Ceuta and Melilla)", rate: .zeroOrMore,
            seller: .vatOrTaxRegistration, buyer: .none, isPerRate: true, needsExemptionReason: false),
    ]

    /// The id of its n-th rule: `BR-S-08`.
    func rule(_ number: Int) -> String {
        number < 10 ? "BR-\(abbreviation)-0\(number)" : "BR-\(abbreviation)-\(number)"
    }
}
