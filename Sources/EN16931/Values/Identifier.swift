/// An identifier with the scheme it belongs to (EN 16931-1 §6.5.6).
package struct Identifier: Hashable, Sendable, Codable {
    package var content: Term<String>
    /// The scheme's identifier (ISO 6523 ICD, EAS, UNTDID 1153 or 7143, as the term demands).
    package var scheme: Term<String>?
    /// Only for BT-158.
    package var schemeVersion: Term<String>?

    package init(_ content: Term<String>, scheme: Term<String>? = nil, schemeVersion: Term<String>? = nil) {
        self.content = content
        self.scheme = scheme
        self.schemeVersion = schemeVersion
    }
}

/// A number with its unit of measure (UN/ECE Recommendations 20 and 21).
package struct Quantity: Hashable, Sendable, Codable {
    package var value: Term<Amount>
    package var unit: Term<String>?

    package init(_ value: Term<Amount>, unit: Term<String>? = nil) {
        self.value = value
        self.unit = unit
    }
}
