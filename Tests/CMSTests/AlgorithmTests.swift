import CMS
import OpenSSL
import SignatureTesting
import Testing

@Suite struct AlgorithmTests {
    /// The names and parameters other software writes, and what they mean.
    @Test(arguments: [KeyKind.p256, .p384, .ed25519, .rsa(bits: 2_048)])
    func `An algorithm is read back from its identifier`(kind: KeyKind) {
        let algorithm = kind.signatureAlgorithm
        #expect(SignatureAlgorithm(algorithm.identifier, digest: algorithm.digest ?? .sha512) == algorithm)
    }

    @Test func `RSASSA-PSS parameters are read, defaults included`() {
        let pss = SignatureAlgorithm.rsaPSS(.sha384, mask: .sha384, saltCount: 48)
        #expect(SignatureAlgorithm(pss.identifier, digest: .sha384) == pss)
        let oid = pss.identifier.algorithm
        let defaults = AlgorithmIdentifier(oid, parameters: DER.sequence())
        #expect(SignatureAlgorithm(defaults, digest: .sha1) == .rsaPSS(.sha1, mask: .sha1, saltCount: 20))
        #expect(SignatureAlgorithm(AlgorithmIdentifier(oid), digest: .sha256) == nil)
        #expect(SignatureAlgorithm(AlgorithmIdentifier(oid, parameters: DER.null), digest: .sha256) == nil)
    }

    @Test func `A key's bare name takes the digest beside it`() {
        let rsa = AlgorithmIdentifier(OID(1, 2, 840, 113_549, 1, 1, 1), parameters: DER.null)
        #expect(SignatureAlgorithm(rsa, digest: .sha512) == .rsaPKCS1(.sha512))
        #expect(SignatureAlgorithm(AlgorithmIdentifier(OID(1, 2, 3)), digest: .sha256) == nil)
        #expect(SignatureAlgorithm(SignatureAlgorithm.ed25519.identifier, digest: .sha256) == nil)
    }

    @Test func `Digest identifiers are read with NULL or without parameters, not with others`() {
        #expect(AlgorithmIdentifier(DigestAlgorithm.sha256.oid, parameters: DER.null).digest == .sha256)
        #expect(AlgorithmIdentifier(DigestAlgorithm.sha3_512.oid).digest == .sha3_512)
        #expect(AlgorithmIdentifier(DigestAlgorithm.sha256.oid, parameters: DER.integer(1)).digest == nil)
    }
}
