/// A signature or document time-stamp dictionary (ISO 32000-2 table 255) with the places judging needs.
package struct SignatureDictionary: Hashable, Sendable {
    /// The indirect object that holds it; nil where it stands directly in its field.
    package var reference: PDFReference?
    /// Of that object, from its number to `endobj`; nil inside an object stream or a field.
    package var extent: Range<UInt64>?
    /// `Sig` or `DocTimeStamp`; absent means `Sig`.
    package var type: String?
    package var filter: String?
    /// Such as `ETSI.CAdES.detached`, `adbe.pkcs7.detached`, `ETSI.RFC3161`.
    package var subFilter: String?
    /// As written, whatever its length; nil unless all its elements are integers.
    package var byteRange: [Int]?
    /// What /Contents denotes: the CMS or token with its padding.
    package var contents: [UInt8]
    /// From `<` to behind `>` in the file; nil where /Contents is not a direct hexadecimal string.
    package var contentsExtent: Range<UInt64>?
    /// The digits between the brackets exactly as they stand in the file, white space included.
    package var contentsDigits: [UInt8]
    /// /M as written, `D:20261123204400Z`.
    package var signingTime: String?
    package var name: String?
    package var reason: String?
    package var location: String?
    /// Everything in it.
    package var dictionary: PDFDictionary
}

/// A signature field of the document's form (ISO 32000-2 §12.7.5.5).
package struct SignatureField: Hashable, Sendable {
    /// Nil for a field that stands directly in its parent's array.
    package var reference: PDFReference?
    /// The names on the way from the form, joined by periods (§12.7.4.2).
    package var name: String
    /// Nil for a field that waits to be signed.
    package var signature: SignatureDictionary?
    package var dictionary: PDFDictionary
}
