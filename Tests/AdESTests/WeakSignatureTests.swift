import AdES
import ArchiveModel
import CMS
import OpenSSL
import SignatureTesting
import TSP
import Testing

/// Signatures that hold but must not pass.
@Suite struct WeakSignatureTests {
    let pki: TestPKI
    private let content = Array("<ASiCManifest/>".utf8)

    init() throws { pki = try TestPKI(.rsa(bits: 2_048)) }

    private func judge(
        _ signature: [UInt8], anchors: [TrustAnchor]? = nil
    ) throws -> VerificationReport.Signature {
        let judge = try DetachedSignatureJudge(anchors: anchors ?? pki.anchors, time: pki.clock.now())
        return try #require(try judge.judge(signature, over: MemoryBytes(content)).first)
    }

    /// A signer of our root with these extensions.
    private func signer(_ extensions: [[UInt8]], intermediates: [Certificate] = []) throws -> Signer {
        let key = try PrivateKey.generate(.p256)
        let certificate = try TestCertificate("Foreign signer", extensions: extensions)
            .issue(for: key.publicKey(), by: (pki.root, pki.rootKey))
        return try Signer(certificate: certificate, intermediates: intermediates, key: key)
    }

    @Test(arguments: [DigestAlgorithm.sha1, .sha224])
    func `A weak digest of the content is weak under any signature`(digest: DigestAlgorithm) throws {
        var signature = TestSignature(pki.signer)
        signature.digest = digest
        let report = try judge(signature.detached(over: content))
        #expect(report.verdict == .indeterminate && report.subIndication == "CRYPTO_CONSTRAINTS_FAILURE_NO_POE")
    }

    @Test func `A weak digest inside a time-stamp proves no time`() throws {
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        let certificate = try Certificate.issue(
            TestPKI.content(.timeStamping, "Weak stamps", serial: 12), for: key.publicKey(), by: (pki.root, pki.rootKey)
        )
        var stamp = TestSignature(try Signer(certificate: certificate, intermediates: [], key: key))
        let imprint = try MessageImprint(of: content, .sha256)
        let information = TSTInfo(
            policy: TimeStampAuthority.policy, imprint: imprint, serialNumber: DER.integer(1),
            time: TestPKI.moment.milliseconds, accuracy: nil, nonce: nil)
        let judge = try DetachedSignatureJudge(anchors: pki.anchors, time: pki.clock.now())
        #expect(try judge.judge(token: stamp.token(information), over: MemoryBytes(content)).indication == .totalPassed)
        stamp.digest = .sha1
        let weak = try judge.judge(token: stamp.token(information), over: MemoryBytes(content))
        #expect(weak.indication == .indeterminate && weak.provenTime == nil)
    }

    @Test(arguments: [KnownExtension.revocationList, KnownExtension.responder])
    func `A certificate that can be revoked is not known to be good`(source: [UInt8]) throws {
        let report = try judge(TestSignature(signer([KnownExtension.signing, source])).detached(over: content))
        #expect(report.verdict == .indeterminate && report.subIndication == "TRY_LATER")
    }

    @Test func `A certificate that names no source of revocation stands as it is`() throws {
        for extensions in [[KnownExtension.signing], [KnownExtension.signing, KnownExtension.issuers]] {
            #expect(try judge(TestSignature(signer(extensions)).detached(over: content)).verdict == .valid)
        }
    }

    @Test func `A path with a weak signature in it leads nowhere`() throws {
        func report(_ algorithm: SignatureAlgorithm) throws -> VerificationReport.Signature {
            let rootKey = try PrivateKey.generate(.rsa(bits: 2_048))
            let root = try Certificate.issue(
                TestPKI.content(.root, "Old root", serial: 20), for: rootKey.publicKey(), by: nil, selfSigning: rootKey)
            let key = try PrivateKey.generate(.p256)
            var leaf = TestCertificate("Signer", extensions: [KnownExtension.signing])
            leaf.algorithm = algorithm
            let certificate = try leaf.issue(for: key.publicKey(), by: (root, rootKey))
            let signer = try Signer(certificate: certificate, intermediates: [], key: key)
            return try judge(
                TestSignature(signer).detached(over: content),
                anchors: [TrustAnchor(certificate: root.der, trust: .advanced)])
        }
        #expect(try report(.rsaPKCS1(.sha256)).verdict == .valid)
        let weak = try report(.rsaPKCS1(.sha1))
        #expect(weak.verdict == .indeterminate && weak.subIndication == "CRYPTO_CONSTRAINTS_FAILURE_NO_POE")
    }

    @Test func `A signer's certificate that is nowhere leaves the question open`() throws {
        var signature = TestSignature(pki.signer)
        signature.certificates = []
        let report = try judge(signature.detached(over: content))
        #expect(report.verdict == .indeterminate && report.subIndication == "NO_SIGNING_CERTIFICATE_FOUND")
    }

    @Test func `Certificates for other uses do not sign`() throws {
        let mail = OID(1, 3, 6, 1, 5, 5, 7, 3, 4)
        let server = OID(1, 3, 6, 1, 5, 5, 7, 3, 1)
        func verdict(_ purposes: [OID]) throws -> VerificationReport.Signature {
            try judge(
                TestSignature(signer([KnownExtension.signing, KnownExtension.purposes(purposes)]))
                    .detached(over: content))
        }
        #expect(try verdict([mail]).verdict == .valid)
        #expect(try verdict([server, OID(2, 5, 29, 37, 0)]).verdict == .valid)
        #expect(try verdict([server]).subIndication == "CHAIN_CONSTRAINTS_FAILURE")
    }

    /// RFC 3161 §2.3: timeStamping and nothing else, unknown purposes included.
    @Test func `A certificate for time-stamping and something unknown issues no time-stamps`() throws {
        let stamping = OID(1, 3, 6, 1, 5, 5, 7, 3, 8)
        for (purposes, isGood) in [([stamping], true), ([stamping, OID(1, 2, 3)], false)] {
            let signer = try signer([KnownExtension.signing, KnownExtension.purposes(purposes, isCritical: true)])
            #expect(signer.certificate.usage.isTimeStampingOnly == isGood)
        }
    }

    /// Keys of enclosed certificates nobody asks for need not be of a kind we know.
    @Test func `An enclosed certificate with an unreadable key harms nobody`() throws {
        var foreign = TestCertificate("Odd key", extensions: [])
        foreign.keyInfo = DER.sequence(DER.sequence(OID(1, 2, 3, 4).der), DER.value(DERTag.bitString, [0, 1, 2, 3]))
        let odd = try foreign.issue(for: pki.rootKey.publicKey(), by: (pki.root, pki.rootKey))
        var signature = TestSignature(pki.signer)
        signature.certificates.append(odd)
        #expect(try judge(signature.detached(over: content)).verdict == .valid)
    }
}
