import FoundationEssentials

/// A document inside the invoice (EN 16931-1 §6.5.11, BT-125).
///
/// Its content is encoded only where the encoder asks for it (`CodingUserInfoKey.attachmentContent`): the archive's
/// metadata tells what is attached, an export of the invoice carries it. It is decoded wherever it stands.
package struct BinaryObject: Sendable {
    package var mimeCode: Term<String>?
    package var filename: Term<String>?
    /// Length of the Base64 text as written.
    package var encodedLength: Int
    /// Its bytes; nil where the text is no Base64, or where only metadata were read.
    package var content: [UInt8]?
    package var source: Provenance

    package init(
        mimeCode: Term<String>? = nil, filename: Term<String>? = nil, encodedLength: Int, content: [UInt8]? = nil,
        source: Provenance = Provenance()
    ) {
        self.mimeCode = mimeCode
        self.filename = filename
        self.encodedLength = encodedLength
        self.content = content
        self.source = source
    }

    /// Reads Base64 (RFC 4648 §4) as XML documents write it, with white space anywhere.
    package init(
        base64 text: String, mimeCode: Term<String>? = nil, filename: Term<String>? = nil,
        source: Provenance = Provenance()
    ) {
        self.init(
            mimeCode: mimeCode, filename: filename, encodedLength: text.utf8.count,
            content: Self.decoded(text), source: source)
    }

    /// The content as Base64 without white space; nil where it is not known.
    package var base64: String? { content.map { Data($0).base64EncodedString() } }

    /// Why a document made of the invoice has no attachment where `content` is nil.
    package static let unknownContent = "The attachment's content is no Base64, or was not read."

    private static func decoded(_ text: String) -> [UInt8]? {
        let symbols = text.utf8.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return Data(base64Encoded: Data(symbols)).map { Array($0) }
    }
}

extension BinaryObject: Hashable {
    /// Equal when name, type and content are. How the Base64 text is broken into lines says nothing, so that its
    /// length counts only where neither content is known.
    package static func == (left: BinaryObject, right: BinaryObject) -> Bool {
        left.mimeCode == right.mimeCode && left.filename == right.filename && left.content == right.content
            && (left.content != nil || left.encodedLength == right.encodedLength)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(mimeCode)
        hasher.combine(filename)
    }
}

extension BinaryObject: Codable {
    private enum CodingKeys: String, CodingKey {
        case mimeCode, filename, encodedLength, content
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decodeIfPresent(String.self, forKey: .content)
        mimeCode = try values.decodeIfPresent(Term<String>.self, forKey: .mimeCode)
        filename = try values.decodeIfPresent(Term<String>.self, forKey: .filename)
        let stated = try values.decodeIfPresent(Int.self, forKey: .encodedLength)
        // Who writes an invoice by hand states the content alone.
        encodedLength =
            if let length = stated ?? text?.utf8.count { length } else {
                try values.decode(Int.self, forKey: .encodedLength)
            }
        content = try text.map { text in
            guard let content = Self.decoded(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .content, in: values, debugDescription: "The attachment is no Base64 (RFC 4648 §4).")
            }
            return content
        }
        source = Provenance()
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(mimeCode, forKey: .mimeCode)
        try values.encodeIfPresent(filename, forKey: .filename)
        try values.encode(encodedLength, forKey: .encodedLength)
        if let key = CodingUserInfoKey.attachmentContent, encoder.userInfo[key] as? Bool == true {
            try values.encodeIfPresent(base64, forKey: .content)
        }
    }
}

extension CodingUserInfoKey {
    /// `true` has the content of attachments encoded.
    package static let attachmentContent = CodingUserInfoKey(rawValue: "legajo.attachment-content")
}
