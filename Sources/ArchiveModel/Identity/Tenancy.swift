/// A tenant: one company whose invoices are kept apart from all others. A lower-case name of at most
/// 32 letters, digits and hyphens; it is a directory name on every root.
package struct TenantID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let name: String

    /// Nil when the name is empty, too long, or has another character.
    package init?(_ name: String) {
        guard PlainName.isValid(name, atMost: 32) else { return nil }
        self.name = name
    }

    package var description: String { name }

    package static func < (left: TenantID, right: TenantID) -> Bool { left.name < right.name }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = TenantID(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a tenant name: \(text)"))
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}

/// Whose copy a package is.
package enum Vault: String, Hashable, Sendable, Codable, CaseIterable {
    /// Invoices this company issued.
    case issued
    /// Invoices its suppliers sent.
    case received
    /// Its customers' copies, readable by that customer.
    case deposited
}

/// What kind of receivables document a submission is; duplicates are judged within a class.
package enum DocumentType: String, Hashable, Sendable, Codable, CaseIterable {
    case invoice
    case creditNote = "credit-note"
    case deliveryNote = "delivery-note"
    case dunning
    case statement
}
