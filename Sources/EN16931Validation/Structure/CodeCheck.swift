/// Where codes of a list stand.
struct CodeCheck: Sendable {
    /// What must hold of the element that the rule speaks.
    enum Condition: Sendable {
        case always
        /// Beside a type code 130, an invoiced object.
        case invoicedObject
        /// In an allowance, in a charge.
        case allowance, charge
        /// An identifier of a party that may not, or may, be a creditor: of the seller or the payee.
        case party, creditor
        /// No item's and no delivery location's.
        case globalParty
        /// No tax registration's.
        case noTaxRegistration
        /// Without @schemeID.
        case withoutScheme
    }

    /// Where the code is.
    enum Content: Sendable {
        case text
        /// The rule speaks only where the attribute is there.
        case attribute(String)
        /// The attribute must be there.
        case requiredAttribute(String)
    }

    let rule: String
    let list: CodeList
    let content: Content
    let condition: Condition
    let paths: [String]

    init(
        _ rule: String, _ list: CodeList, _ content: Content = .text, when condition: Condition = .always,
        at paths: [String]
    ) {
        self.rule = rule
        self.list = list
        self.content = content
        self.condition = condition
        self.paths = paths
    }
}
