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

/// A document inside the invoice (EN 16931-1 §6.5.11, BT-125): what it is, not its bytes, which stay in the
/// source at `source`.
package struct BinaryObject: Hashable, Sendable, Codable {
    package var mimeCode: Term<String>?
    package var filename: Term<String>?
    /// Length of the Base64 text as written.
    package var encodedLength: Int
    package var source: Provenance

    package init(
        mimeCode: Term<String>? = nil, filename: Term<String>? = nil, encodedLength: Int,
        source: Provenance = Provenance()
    ) {
        self.mimeCode = mimeCode
        self.filename = filename
        self.encodedLength = encodedLength
        self.source = source
    }
}
