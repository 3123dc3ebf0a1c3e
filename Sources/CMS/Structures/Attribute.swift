/// ```
/// Attribute ::= SEQUENCE { attrType OBJECT IDENTIFIER, attrValues SET OF AttributeValue }
/// ```
/// RFC 5652 §5.3.
package struct Attribute: Hashable, Sendable {
    package let type: OID
    package let values: [DERValue]

    package init(_ value: DERValue) throws(CMSError) {
        let what = "Attribute"
        guard value.tag == DERTag.sequence else { throw value.malformed(what, "is not a SEQUENCE") }
        var cursor = value.cursor(what)
        type = try OID(cursor.next(), "attrType")
        values = try cursor.next(DERTag.set).elements("attrValues")
        try cursor.finish()
        guard !values.isEmpty else { throw value.malformed("Attribute \(type)", "has no value") }
    }

    /// An attribute of one value, encoded.
    package static func der(_ type: OID, _ value: [UInt8]) -> [UInt8] {
        DER.sequence(type.der, DER.value(DERTag.set, value))
    }
}
