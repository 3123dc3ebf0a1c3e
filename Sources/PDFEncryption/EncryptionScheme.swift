import PDF

/// What an encryption dictionary says (ISO 32000-2 tables 20, 21 and 25), held against what the standard allows.
struct EncryptionScheme {
    /// How a crypt filter encrypts (table 25, /CFM).
    enum Method: Hashable, Sendable {
        /// Not at all.
        case identity
        case rc4
        /// AES-128 in CBC mode, a key for each object.
        case aesV2
        /// AES-256 in CBC mode, the file's key for all.
        case aesV3
    }

    /// /R: 2 to 6.
    let revision: Int
    /// Of the file's key, in bytes.
    let keyLength: Int
    /// /O, /U and, from revision 5 on, /OE and /UE, cut to the lengths they must have.
    let owner: [UInt8]
    let user: [UInt8]
    let ownerKey: [UInt8]
    let userKey: [UInt8]
    /// /Perms, empty before revision 5.
    let sealedPermissions: [UInt8]
    /// /P as the 32 bits it is.
    let permissions: UInt32
    let encryptsMetadata: Bool
    /// First half of the trailer's /ID.
    let identifier: [UInt8]

    private let filters: [String: Method]
    let strings: Method
    let streams: Method
    let embeddedFiles: Method

    /// Throws `unsupported` for another handler, version or revision, `damaged` for entries that are missing or too short.
    init(_ dictionary: PDFDictionary, identifier: [UInt8]) throws(PDFError) {
        let handler = dictionary["Filter"]?.nameValue ?? ""
        guard handler == "Standard" else {
            throw PDFError(
                .unsupported,
                "The document is encrypted for certificates or by a handler of its own (/\(handler)), not with a password."
            )
        }
        let version = dictionary["V"]?.integerValue ?? 0
        revision = dictionary["R"]?.integerValue ?? 0
        let isKnown =
            switch version {
            case 1, 2: revision == 2 || revision == 3
            case 4: revision == 4
            case 5: revision == 5 || revision == 6
            default: false
            }
        guard isKnown else {
            throw PDFError(
                .unsupported, "Encryption of version \(version), revision \(revision) is not one that is read.")
        }
        let isStrong = revision >= 5
        let malformed = PDFError(.damaged, "The document's encryption dictionary lacks entries, or they are malformed.")
        owner = Array((dictionary["O"]?.stringValue ?? []).prefix(isStrong ? 48 : 32))
        user = Array((dictionary["U"]?.stringValue ?? []).prefix(isStrong ? 48 : 32))
        ownerKey = Array((dictionary["OE"]?.stringValue ?? []).prefix(32))
        userKey = Array((dictionary["UE"]?.stringValue ?? []).prefix(32))
        sealedPermissions = isStrong ? Array((dictionary["Perms"]?.stringValue ?? []).prefix(16)) : []
        guard owner.count == (isStrong ? 48 : 32), user.count == owner.count,
            !isStrong || ownerKey.count == 32 && userKey.count == 32,
            let number = dictionary["P"]?.number, number.magnitude < 0x1_0000_0000
        else { throw malformed }
        permissions = UInt32(truncatingIfNeeded: Int64(number))
        encryptsMetadata = version < 4 || dictionary["EncryptMetadata"]?.booleanValue ?? true
        self.identifier = identifier
        switch version {
        case 1: keyLength = 5
        case 2:
            let bits = dictionary["Length"]?.integerValue ?? 40
            guard bits.isMultiple(of: 8), (40...128).contains(bits) else { throw malformed }
            keyLength = revision == 2 ? 5 : bits / 8
        case 4: keyLength = 16
        default: keyLength = 32
        }
        let filters = version < 4 ? [:] : Self.filters(dictionary["CF"]?.dictionaryValue ?? [:])
        self.filters = filters
        if version < 4 {
            (strings, streams, embeddedFiles) = (.rc4, .rc4, .rc4)
        } else {
            strings = try Self.method(dictionary["StrF"]?.nameValue ?? "Identity", filters)
            streams = try Self.method(dictionary["StmF"]?.nameValue ?? "Identity", filters)
            let own = dictionary["EFF"]?.nameValue
            embeddedFiles = own == nil ? streams : try Self.method(own ?? "", filters)
        }
    }

    /// The method of a crypt filter by its name (§7.6.6). Throws `unsupported` for one the document does not define.
    func method(_ name: String) throws(PDFError) -> Method { try Self.method(name, filters) }

    private static func method(_ name: String, _ filters: [String: Method]) throws(PDFError) -> Method {
        if name == "Identity" { return .identity }
        guard let method = filters[name] else {
            throw PDFError(.unsupported, "The document uses the crypt filter /\(name) without defining it.")
        }
        return method
    }

    private static func filters(_ dictionary: PDFDictionary) -> [String: Method] {
        var filters: [String: Method] = [:]
        for (name, filter) in dictionary.entries {
            switch filter.dictionaryValue?["CFM"]?.nameValue ?? "None" {
            case "V2": filters[name] = .rc4
            case "AESV2": filters[name] = .aesV2
            case "AESV3": filters[name] = .aesV3
            // None: the handler decrypts by itself, which the standard one does not. Only using it is an error.
            default: break
            }
        }
        return filters
    }
}
