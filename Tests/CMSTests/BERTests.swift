import CMS
import OpenSSL
import SignatureTesting
import Testing

@Suite struct BERTests {
    @Test func `Indefinite lengths and divided strings become definite`() throws {
        // SEQUENCE (indefinite) { INTEGER 5, OCTET STRING in two pieces (indefinite) }, then a byte that follows.
        let bytes: [UInt8] = [
            0x30, 0x80, 0x02, 0x01, 0x05, 0x24, 0x80, 0x04, 0x01, 0xAA, 0x04, 0x02, 0xBB, 0xCC, 0, 0, 0, 0, 0xFF,
        ]
        let (der, count) = try BER.definite(bytes)
        #expect(der == [0x30, 0x08, 0x02, 0x01, 0x05, 0x04, 0x03, 0xAA, 0xBB, 0xCC])
        #expect(count == bytes.count - 1)
    }

    @Test func `A signature with an indefinite outer length is read like the same in DER`() throws {
        let pki = try TestPKI()
        let digest = try RunningDigest.digest([1], .sha256)
        let der = try SignatureInProgress(detachedDigest: digest, signer: pki.signer, signingTime: nil).encoded()
        let inside = try DERValue(der[...], tag: DERTag.sequence, "ContentInfo").content
        let data = try SignedData(berOrDER: [0x30, 0x80] + inside + [0, 0])
        #expect(SignatureCheck(data.signers[0], in: data, contentDigest: digest).defects.isEmpty)
        #expect(throws: CMSError.self) { try SignedData(berOrDER: [0x30, 0x80] + inside + [0, 0, 0]) }
        #expect(throws: CMSError.self) { try SignedData(berOrDER: [0x30, 0x80] + inside) }
    }

    @Test(
        arguments: [
            [0x30, 0x80], [0x04, 0x80, 0, 0], [0x30, 0x80, 0x30, 0x80], [0x30, 0x03, 0x02, 0x05, 1],
            [0x30, 0x85, 1, 1, 1, 1, 1],
            [0x30, 0x03, 0x30, 0x80, 0, 0],
        ] as [[UInt8]])
    func `Broken encodings are refused`(bytes: [UInt8]) {
        #expect(throws: CMSError.self) { try BER.definite(bytes) }
    }

    @Test func `Deep nesting ends with an error`() {
        let bytes = [UInt8](repeating: 0, count: 20_000).enumerated().map {
            UInt8($0.offset.isMultiple(of: 2) ? 0x30 : 0x80)
        }
        #expect(throws: CMSError.self) { try BER.definite(bytes) }
    }
}
