package import OpenSSL

/// ```
/// AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY DEFINED BY algorithm OPTIONAL }
/// ```
/// RFC 5280 §4.1.1.2.
package struct AlgorithmIdentifier: Hashable, Sendable {
    package let algorithm: OID
    /// The encoded parameters; nil when absent.
    package let parameters: [UInt8]?

    package init(_ algorithm: OID, parameters: [UInt8]? = nil) {
        self.algorithm = algorithm
        self.parameters = parameters
    }

    package init(_ value: DERValue, _ what: String) throws(CMSError) {
        guard value.tag == DERTag.sequence else { throw value.malformed(what, "is not an AlgorithmIdentifier") }
        var cursor = value.cursor(what)
        algorithm = try OID(cursor.next(), what)
        parameters = cursor.isAtEnd ? nil : Array(try cursor.next().encoded)
        try cursor.finish()
    }

    package var der: [UInt8] { DER.sequence(algorithm.der, parameters ?? []) }

    /// Absent or NULL, which RFC 5754 §2 asks readers to take alike.
    package var hasNoParameters: Bool { parameters == nil || parameters == DER.null }

    /// The digest algorithm meant; nil when it is none we read.
    package var digest: DigestAlgorithm? {
        hasNoParameters ? DigestAlgorithm.allCases.first { $0.oid == algorithm } : nil
    }
}

extension DigestAlgorithm {
    package var oid: OID {
        switch self {
        case .sha1: OID(1, 3, 14, 3, 2, 26)
        case .sha224: OID(2, 16, 840, 1, 101, 3, 4, 2, 4)
        case .sha256: OID(2, 16, 840, 1, 101, 3, 4, 2, 1)
        case .sha384: OID(2, 16, 840, 1, 101, 3, 4, 2, 2)
        case .sha512: OID(2, 16, 840, 1, 101, 3, 4, 2, 3)
        case .sha3_256: OID(2, 16, 840, 1, 101, 3, 4, 2, 8)
        case .sha3_384: OID(2, 16, 840, 1, 101, 3, 4, 2, 9)
        case .sha3_512: OID(2, 16, 840, 1, 101, 3, 4, 2, 10)
        }
    }

    /// As written in new structures: without parameters (RFC 5754 §2).
    package var identifier: AlgorithmIdentifier { AlgorithmIdentifier(oid) }
}
