/// One value in the Distinguished Encoding Rules (X.690 §10): a one-byte identifier, a definite length in the
/// fewest bytes, the contents. Slices keep the indices of the whole, so that a message can name the byte.
package struct DERValue: Hashable, Sendable {
    /// The identifier octet: class, constructed bit, number.
    package let tag: UInt8
    package let content: ArraySlice<UInt8>
    /// Identifier, length and contents.
    package let encoded: ArraySlice<UInt8>

    package init(tag: UInt8, content: ArraySlice<UInt8>, encoded: ArraySlice<UInt8>) {
        self.tag = tag
        self.content = content
        self.encoded = encoded
    }

    /// Exactly one value, of this tag.
    package init(_ bytes: ArraySlice<UInt8>, tag: UInt8, _ what: String) throws(CMSError) {
        var cursor = DERCursor(bytes, what)
        self = try cursor.next(tag)
        try cursor.finish()
    }

    /// The values inside a constructed one.
    package func cursor(_ what: String) -> DERCursor { DERCursor(content, what) }

    /// All values inside.
    package func elements(_ what: String) throws(CMSError) -> [DERValue] {
        var cursor = cursor(what)
        var values: [DERValue] = []
        while !cursor.isAtEnd { values.append(try cursor.next()) }
        return values
    }

    /// A non-negative INTEGER that fits 63 bits.
    package func integer(_ what: String) throws(CMSError) -> Int {
        guard tag == DERTag.integer, let first = content.first, content.count <= 8, first & 0x80 == 0,
            content.count == 1 || first != 0 || content[content.startIndex + 1] & 0x80 != 0
        else { throw malformed(what, "is not a small INTEGER") }
        return content.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The error "this value of that name is wrong".
    package func malformed(_ what: String, _ problem: String) -> CMSError {
        CMSError(code: .malformed, message: "byte \(encoded.startIndex): \(what) \(problem).")
    }
}

/// Identifier octets used by CMS and its relatives.
package enum DERTag {
    package static let boolean: UInt8 = 0x01
    package static let integer: UInt8 = 0x02
    package static let bitString: UInt8 = 0x03
    package static let octetString: UInt8 = 0x04
    package static let null: UInt8 = 0x05
    package static let oid: UInt8 = 0x06
    package static let enumerated: UInt8 = 0x0A
    package static let utf8String: UInt8 = 0x0C
    package static let utcTime: UInt8 = 0x17
    package static let generalizedTime: UInt8 = 0x18
    package static let sequence: UInt8 = 0x30
    package static let set: UInt8 = 0x31

    /// `[n]`, primitive.
    package static func implicit(_ number: UInt8) -> UInt8 { 0x80 | number }
    /// `[n]`, constructed.
    package static func constructed(_ number: UInt8) -> UInt8 { 0xA0 | number }
}
