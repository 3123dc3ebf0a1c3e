import CMS
import OpenSSL
import SeededTesting
import SignatureTesting
import Testing

@Suite struct SignedDataTests {
    private let content = Array("invoice".utf8)

    private func sign(_ pki: TestPKI, time: Int64? = nil) throws -> [UInt8] {
        let digest = try RunningDigest.digest(content, pki.signer.digest)
        return try SignatureInProgress(detachedDigest: digest, signer: pki.signer, signingTime: time).encoded()
    }

    private func check(_ der: [UInt8], content: [UInt8]) throws -> SignatureCheck {
        let data = try SignedData(der: der)
        let signer = try #require(data.signers.first)
        let digest = try signer.digest.map { try RunningDigest.digest(content, $0) } ?? []
        return SignatureCheck(signer, in: data, contentDigest: digest)
    }

    @Test(arguments: [KeyKind.p256, .p384, .ed25519, .rsa(bits: 2_048)])
    func `A signature of every kind of key holds`(kind: KeyKind) throws {
        let pki = try TestPKI(kind)
        let der = try sign(pki)
        let result = try check(der, content: content)
        #expect(result.defects.isEmpty)
        #expect(result.certificate == pki.signer.certificate)
        #expect(result.bindsCertificate)
        let data = try SignedData(der: der)
        #expect(data.content == nil && data.contentType == .data)
        // The root stays with whoever verifies.
        #expect(data.certificates == [pki.signer.certificate])
    }

    @Test func `Signing time is there only where it is asked for`() throws {
        let pki = try TestPKI()
        #expect(try SignedData(der: sign(pki)).signers[0].signingTime == nil)
        #expect(try SignedData(der: sign(pki, time: 1_795_466_640_000)).signers[0].signingTime == 1_795_466_640_000)
    }

    @Test func `Signed attributes are those of the baseline and in DER order`() throws {
        let signer = try SignedData(der: sign(TestPKI())).signers[0]
        #expect(Set(signer.signedAttributes.map(\.type)) == [.contentType, .messageDigest, .signingCertificateV2])
        let elements = try DERValue(#require(signer.signedBytes)[...], tag: DERTag.set, "attributes").elements(
            "attributes")
        let sorted = elements.map { Array($0.encoded) }.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(elements.map { Array($0.encoded) } == sorted)
    }

    @Test func `Other content shows as a wrong digest`() throws {
        let result = try check(sign(TestPKI()), content: content + [0])
        #expect(result.defects.map(\.kind) == [.contentDigest])
    }

    @Test func `Every changed byte of a signature shows`() throws {
        let der = try sign(TestPKI())
        for index in der.indices {
            var changed = der
            changed[index] ^= 1 << (index % 8)
            guard let result = try? check(changed, content: content) else { continue }
            #expect(!result.defects.isEmpty, "byte \(index) of \(der.count)")
        }
    }

    @Test func `Bytes before and after are refused`() throws {
        let der = try sign(TestPKI())
        #expect(throws: CMSError.self) { try SignedData(der: der + [0]) }
        #expect(throws: CMSError.self) { try SignedData(der: [0] + der) }
        #expect(throws: CMSError.self) { try SignedData(der: []) }
    }

    @Test func `Strangers' bytes never crash the reader`() throws {
        let der = try sign(TestPKI())
        let random = SeededRandom(seed: 5)
        for _ in 0..<4_000 {
            var changed = der
            for _ in 0...random.below(4) {
                let index = random.below(changed.count)
                switch random.below(4) {
                case 0: changed[index] = UInt8(random.below(256))
                case 1: changed.remove(at: index)
                case 2: changed.insert(UInt8(random.below(256)), at: index)
                default: changed.removeSubrange(index...)
                }
                if changed.isEmpty { changed = [0x30] }
            }
            if let result = try? check(changed, content: content) {
                #expect(!result.defects.isEmpty || changed == der)
            }
        }
    }
}
