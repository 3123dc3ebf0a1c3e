package import OpenSSL

extension SignatureAlgorithm {
    /// The algorithm a SignerInfo names; nil when it is none we read. Where the name leaves the digest open, `digest` is
    /// it: the one the SignerInfo names for the content. Some signers use two different ones (RFC 5754 §3, RFC 4056,
    /// RFC 8419).
    package init?(_ identifier: AlgorithmIdentifier, digest: DigestAlgorithm) {
        let oid = identifier.algorithm
        if oid == .rsaPSS {
            guard let parameters = identifier.parameters, let read = Self.readPSS(parameters) else { return nil }
            self = read
            return
        }
        guard identifier.hasNoParameters else { return nil }
        if oid == .ed25519 {
            // RFC 8419 §3: the message digest is SHA-512.
            guard digest == .sha512, identifier.parameters == nil else { return nil }
            self = .ed25519
        } else if oid == .rsaEncryption {
            self = .rsaPKCS1(digest)
        } else if oid == .ecPublicKey {
            // Wrong in this place, but common in old software; OpenSSL reads it too.
            self = .ecdsa(digest)
        } else if let own = DigestAlgorithm.allCases.first(where: { Self.rsaOID($0) == oid }) {
            self = .rsaPKCS1(own)
        } else if let own = DigestAlgorithm.allCases.first(where: { Self.ecdsaOID($0) == oid }) {
            self = .ecdsa(own)
        } else {
            return nil
        }
    }

    /// As written in new structures.
    package var identifier: AlgorithmIdentifier {
        switch self {
        case .ecdsa(let digest): AlgorithmIdentifier(Self.ecdsaOID(digest))
        case .rsaPKCS1(let digest): AlgorithmIdentifier(Self.rsaOID(digest), parameters: DER.null)
        case .rsaPSS(let digest, let mask, let saltCount):
            AlgorithmIdentifier(
                .rsaPSS,
                parameters: DER.sequence(
                    DER.value(DERTag.constructed(0), digest.identifier.der),
                    DER.value(
                        DERTag.constructed(1),
                        AlgorithmIdentifier(.maskGeneration1, parameters: mask.identifier.der).der),
                    DER.value(DERTag.constructed(2), DER.integer(UInt64(saltCount)))))
        case .ed25519: AlgorithmIdentifier(.ed25519)
        }
    }

    /// RSASSA-PSS-params (RFC 8017 A.2.3); absent fields mean SHA-1, MGF1 with SHA-1, 20 bytes of salt.
    private static func readPSS(_ parameters: [UInt8]) -> SignatureAlgorithm? {
        let what = "RSASSA-PSS-params"
        do {
            var cursor = try DERValue(parameters[...], tag: DERTag.sequence, what).cursor(what)
            var (digest, mask): (DigestAlgorithm?, DigestAlgorithm?) = (.sha1, .sha1)
            var saltCount = 20
            if let value = try cursor.nextIf(DERTag.constructed(0)) {
                digest = try AlgorithmIdentifier(DERValue(value.content, tag: DERTag.sequence, what), what).digest
            }
            if let value = try cursor.nextIf(DERTag.constructed(1)) {
                let generation = try AlgorithmIdentifier(DERValue(value.content, tag: DERTag.sequence, what), what)
                guard generation.algorithm == .maskGeneration1, let inner = generation.parameters else { return nil }
                mask = try AlgorithmIdentifier(DERValue(inner[...], tag: DERTag.sequence, what), what).digest
            }
            if let value = try cursor.nextIf(DERTag.constructed(2)) {
                saltCount = try DERValue(value.content, tag: DERTag.integer, what).integer(what)
            }
            if let value = try cursor.nextIf(DERTag.constructed(3)) {
                guard try DERValue(value.content, tag: DERTag.integer, what).integer(what) == 1 else { return nil }
            }
            try cursor.finish()
            guard let digest, let mask, saltCount <= 512 else { return nil }
            return .rsaPSS(digest, mask: mask, saltCount: saltCount)
        } catch {
            return nil
        }
    }

    private static func rsaOID(_ digest: DigestAlgorithm) -> OID {
        switch digest {
        case .sha1: OID(1, 2, 840, 113_549, 1, 1, 5)
        case .sha224: OID(1, 2, 840, 113_549, 1, 1, 14)
        case .sha256: OID(1, 2, 840, 113_549, 1, 1, 11)
        case .sha384: OID(1, 2, 840, 113_549, 1, 1, 12)
        case .sha512: OID(1, 2, 840, 113_549, 1, 1, 13)
        case .sha3_256: OID(2, 16, 840, 1, 101, 3, 4, 3, 14)
        case .sha3_384: OID(2, 16, 840, 1, 101, 3, 4, 3, 15)
        case .sha3_512: OID(2, 16, 840, 1, 101, 3, 4, 3, 16)
        }
    }

    private static func ecdsaOID(_ digest: DigestAlgorithm) -> OID {
        switch digest {
        case .sha1: OID(1, 2, 840, 10045, 4, 1)
        case .sha224: OID(1, 2, 840, 10045, 4, 3, 1)
        case .sha256: OID(1, 2, 840, 10045, 4, 3, 2)
        case .sha384: OID(1, 2, 840, 10045, 4, 3, 3)
        case .sha512: OID(1, 2, 840, 10045, 4, 3, 4)
        case .sha3_256: OID(2, 16, 840, 1, 101, 3, 4, 3, 10)
        case .sha3_384: OID(2, 16, 840, 1, 101, 3, 4, 3, 11)
        case .sha3_512: OID(2, 16, 840, 1, 101, 3, 4, 3, 12)
        }
    }
}

extension OID {
    fileprivate static let rsaEncryption = OID(1, 2, 840, 113_549, 1, 1, 1)
    fileprivate static let maskGeneration1 = OID(1, 2, 840, 113_549, 1, 1, 8)
    fileprivate static let rsaPSS = OID(1, 2, 840, 113_549, 1, 1, 10)
    fileprivate static let ecPublicKey = OID(1, 2, 840, 10045, 2, 1)
    fileprivate static let ed25519 = OID(1, 3, 101, 112)
}
