import ArchiveModel
import CMS
import OpenSSL
import PAdES
import PDF
import SignatureTesting
import TSP
import Testing
import WorkerProtocol

@Suite struct SignatureTests {
    let pki: TestPKI
    let source = TestDocument.plain()

    init() throws { pki = try TestPKI() }

    @Test func `A signed document is valid, at level T, over the whole file`() throws {
        let signed = try TestDocument.signed(source, pki, authority: pki.authority)
        let report = try TestDocument.judge(signed, anchors: pki.anchors)
        #expect(report.verdict == .valid && report.trust == .test && report.reasons.isEmpty)
        let signature = try #require(report.signatures.first)
        #expect(report.signatures.count == 1 && signature.level == "PAdES-B-T" && signature.coverage == "whole-file")
        #expect(signature.signer == "Test signer" && signature.time == TestPKI.moment && signature.reasons.isEmpty)
        #expect(Array(signed.prefix(source.count)) == source)
    }

    @Test func `Without an authority the level is B`() throws {
        let signed = try TestDocument.signed(source, pki, authority: nil)
        let signature = try #require(try TestDocument.judge(signed, anchors: pki.anchors).signatures.first)
        #expect(signature.level == "PAdES-B-B" && signature.verdict == .valid && signature.time == nil)
    }

    @Test(arguments: [KeyKind.p384, .rsa(bits: 3_072)])
    func `Other kinds of key sign as well, and fit their place`(kind: KeyKind) throws {
        let pki = try TestPKI(kind)
        let signed = try TestDocument.signed(source, pki, authority: pki.authority)
        #expect(try TestDocument.judge(signed, anchors: pki.anchors).verdict == .valid)
    }

    @Test func `A running digest of the source gives a valid signature too`() throws {
        var running = try RunningDigest(pki.signer.digest)
        try running.update(source)
        let signed = try TestDocument.adding("ETSI.CAdES.detached", to: source) { whole, range in
            let increment = try whole.read(at: UInt64(source.count), count: Int(whole.length))
            return try PDFSignature.sign(
                source: running, sourceLength: UInt64(source.count), increment: increment, byteRange: range,
                signer: pki.signer, authority: pki.authority)
        }
        #expect(try TestDocument.judge(signed, anchors: pki.anchors).verdict == .valid)
    }

    @Test func `The signature has no signing time and names its certificate`() throws {
        let prepared = source + [UInt8](repeating: 0, count: 100)
        let length = UInt64(prepared.count)
        let der = try PDFSignature.sign(
            MemoryBytes(prepared), byteRange: [0, 10, 50, length - 50], signer: pki.signer, authority: pki.authority)
        let data = try SignedData(der: der)
        #expect(data.content == nil && data.signers.count == 1)
        #expect(data.signers[0].signingTime == nil)
        #expect(try SigningCertificateV2(of: data.signers[0])?.names(pki.signer.certificate) == true)
        #expect(der.count <= PDFSignature.capacity(for: pki.signer))
    }

    @Test(arguments: [[0, 10, 5, 40], [1, 10, 20, 30], [0, 10, 20], [0, 10, 20, 1_000_000]] as [[UInt64]])
    func `A byte range that does not fit is refused`(range: [UInt64]) {
        #expect(throws: (any Error).self) {
            try PDFSignature.sign(
                MemoryBytes([UInt8](repeating: 0, count: 50)), byteRange: range, signer: pki.signer, authority: nil)
        }
    }

    @Test func `Under strange anchors nothing is decided`() throws {
        let signed = try TestDocument.signed(source, pki, authority: pki.authority)
        let report = try TestDocument.judge(signed, anchors: [])
        #expect(report.verdict == .indeterminate && report.trust == nil)
        #expect(report.signatures.first?.subIndication == "NO_CERTIFICATE_CHAIN_FOUND")
    }

    @Test func `What is not signed is neither valid nor invalid`() throws {
        for bytes in [source, Array("no PDF at all".utf8), []] {
            let report = try TestDocument.judge(bytes, anchors: pki.anchors)
            #expect(report.verdict == .indeterminate && report.signatures.isEmpty && !report.reasons.isEmpty)
        }
    }

    @Test func `A signature and a token beside a document are judged`() throws {
        let content = Array("<Invoice/>".utf8)
        func report(_ subject: JudgementRequest.Subject, _ beside: [UInt8]) throws -> VerificationReport {
            try DocumentJudge.judge(
                JudgementRequest(subject: subject, anchors: pki.anchors, time: TestPKI.moment),
                documents: [
                    InputDocument(name: "a", descriptor: -1, bytes: MemoryBytes(content)),
                    InputDocument(name: "b", descriptor: -1, bytes: MemoryBytes(beside)),
                ])
        }
        let digest = try RunningDigest.digest(content, .sha256)
        let signature = try SignatureInProgress(detachedDigest: digest, signer: pki.signer, signingTime: 0).encoded()
        #expect(try report(.detachedSignature, signature).verdict == .valid)
        let token = try pki.authority.token(over: content)
        let judged = try report(.timeStampToken, token)
        #expect(judged.verdict == .valid && judged.evidence.first?.time == TestPKI.moment)
        #expect(try report(.timeStampToken, Array(token.dropLast())).verdict == .invalid)
        #expect(throws: WorkerRefusal.self) {
            try DocumentJudge.judge(
                JudgementRequest(subject: .detachedSignature, anchors: pki.anchors, time: TestPKI.moment),
                documents: [InputDocument(name: "a", descriptor: -1, bytes: MemoryBytes(content))])
        }
    }
}
