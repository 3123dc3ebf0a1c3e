import AdES
import ArchiveModel
import CMS
import OpenSSL
import SignatureTesting
import TSP
import Testing

@Suite struct DetachedSignatureTests {
    let pki: TestPKI
    private let content = Array("<ASiCManifest/>".utf8)

    init() throws { pki = try TestPKI() }

    private func sign(_ authority: TimeStampAuthority?) throws -> [UInt8] {
        try CAdESSignature.detached(content, signer: pki.signer, time: pki.clock.now(), authority: authority)
    }

    private func judge(
        _ signature: [UInt8], content: [UInt8]? = nil, anchors: [TrustAnchor]? = nil, at time: UTCTime? = nil
    ) throws -> VerificationReport.Signature {
        let judge = try DetachedSignatureJudge(anchors: anchors ?? pki.anchors, time: time ?? pki.clock.now())
        let reports = try judge.judge(signature, over: MemoryBytes(content ?? self.content))
        #expect(reports.count == 1)
        return try #require(reports.first)
    }

    @Test func `Levels B and T are told apart and valid`() throws {
        let basic = try judge(sign(nil))
        #expect(basic.level == "CAdES-B-B" && basic.indication == "TOTAL-PASSED" && basic.time == nil)
        let stamped = try judge(sign(pki.authority))
        #expect(stamped.level == "CAdES-B-T" && stamped.verdict == .valid && stamped.time == TestPKI.moment)
        #expect(stamped.trust == .test && stamped.signer == "Test signer" && stamped.reasons.isEmpty)
    }

    @Test func `Changed content is a hash failure`() throws {
        let report = try judge(sign(pki.authority), content: content + [10])
        #expect(report.verdict == .invalid && report.subIndication == "HASH_FAILURE")
    }

    @Test func `Without an anchor nothing is decided`() throws {
        let report = try judge(sign(pki.authority), anchors: [])
        #expect(report.verdict == .indeterminate && report.subIndication == "NO_CERTIFICATE_CHAIN_FOUND")
        #expect(report.trust == nil && report.time == nil)
    }

    @Test func `Another root with the same name is no anchor`() throws {
        let stranger = try TestPKI(seed: 4)
        let report = try judge(sign(pki.authority), anchors: stranger.anchors)
        #expect(report.verdict != .valid && report.trust == nil)
    }

    @Test func `An anchor given with the question says nothing of its worth, but known ones keep theirs`() throws {
        let given = pki.anchors.map { TrustAnchor(certificate: $0.certificate, trust: nil) }
        let report = try judge(sign(pki.authority), anchors: given)
        #expect(report.verdict == .valid && report.trust == nil)
        #expect(try judge(sign(pki.authority), anchors: pki.anchors + given).trust == .test)
        #expect(try judge(sign(pki.authority), anchors: given + pki.anchors).trust == .test)
    }

    @Test func `An expired signer is saved by a time-stamp and by nothing else`() throws {
        // The signer's certificate ends after a day, the authority's after ten years.
        let key = try PrivateKey.generate(.p256)
        let short = try Certificate.issue(
            TestPKI.content(.seal, "Short", serial: 9, days: 1), for: key.publicKey(), by: (pki.root, pki.rootKey))
        let signer = try Signer(certificate: short, intermediates: [], key: key)
        let later = TestPKI.moment.adding(milliseconds: 30 * 86_400_000)
        let stamped = try CAdESSignature.detached(
            content, signer: signer, time: TestPKI.moment, authority: pki.authority)
        let plain = try CAdESSignature.detached(content, signer: signer, time: TestPKI.moment, authority: nil)
        #expect(try judge(stamped, at: later).verdict == .valid)
        let report = try judge(plain, at: later)
        #expect(report.verdict == .indeterminate && report.subIndication == "OUT_OF_BOUNDS_NO_POE")
    }

    @Test func `A certificate that must not sign does not`() throws {
        let signer = try Signer(certificate: pki.root, intermediates: [], key: pki.rootKey)
        let signature = try CAdESSignature.detached(content, signer: signer, time: TestPKI.moment, authority: nil)
        #expect(try judge(signature).subIndication == "CHAIN_CONSTRAINTS_FAILURE")
    }

    @Test func `A time-stamp over another signature makes this one invalid`() throws {
        let digest = try RunningDigest.digest(content, .sha256)
        let signature = try SignatureInProgress(
            detachedDigest: digest, signer: pki.signer, signingTime: TestPKI.moment.milliseconds)
        let token = try pki.authority.token(over: Array("another signature".utf8))
        let report = try judge(signature.encoded(unsignedAttributes: [SignatureInProgress.timeStampAttribute(token)]))
        #expect(report.verdict == .invalid && report.subIndication == "HASH_FAILURE" && report.time == nil)
    }

    @Test func `An unknown unsigned attribute is named and changes nothing`() throws {
        let digest = try RunningDigest.digest(content, .sha256)
        let signature = try SignatureInProgress(
            detachedDigest: digest, signer: pki.signer, signingTime: TestPKI.moment.milliseconds)
        let report = try judge(signature.encoded(unsignedAttributes: [Attribute.der(OID(1, 2, 3), DER.null)]))
        #expect(report.verdict == .valid && report.reasons == ["The unsigned attribute 1.2.3 was not evaluated."])
    }

    @Test func `A signature time-stamp under another name makes a signature invalid`() throws {
        let digest = try RunningDigest.digest(content, .sha256)
        let signature = try SignatureInProgress(
            detachedDigest: digest, signer: pki.signer, signingTime: TestPKI.moment.milliseconds)
        let token = try pki.authority.token(over: signature.value)
        let report = try judge(signature.encoded(unsignedAttributes: [Attribute.der(OID(1, 2, 3), token)]))
        #expect(report.verdict == .invalid && report.subIndication == "FORMAT_FAILURE")
    }

    @Test func `No changed byte of a B-T signature stays valid`() throws {
        let signature = try sign(pki.authority)
        let judge = try DetachedSignatureJudge(anchors: pki.anchors, time: pki.clock.now())
        for index in signature.indices {
            var changed = signature
            changed[index] ^= 1 << (index % 8)
            let report = try #require(try judge.judge(changed, over: MemoryBytes(content)).first)
            #expect(report.verdict == .invalid, "byte \(index) of \(signature.count): \(report.reasons)")
            #expect(!report.reasons.isEmpty)
        }
    }

    @Test func `A token beside a file is judged over the file`() throws {
        let token = try pki.authority.token(over: MessageImprint(of: content, .sha512))
        let judge = try DetachedSignatureJudge(anchors: pki.anchors, time: pki.clock.now())
        let good = try judge.judge(token: token, over: MemoryBytes(content))
        #expect(good.indication == .totalPassed && good.provenTime == TestPKI.moment && good.trust == .test)
        let bad = try judge.judge(token: token, over: MemoryBytes(content + [1]))
        #expect(bad.indication == .totalFailed && bad.subIndication == .hashFailure && bad.provenTime == nil)
        let garbage = try judge.judge(token: [1, 2, 3], over: MemoryBytes(content))
        #expect(garbage.indication == .totalFailed && garbage.subIndication == .formatFailure)
    }

    @Test func `An anchor that is no certificate is an error`() {
        #expect(throws: AdESError.self) {
            try DetachedSignatureJudge(anchors: [TrustAnchor(certificate: [1], trust: .test)], time: TestPKI.moment)
        }
    }
}
