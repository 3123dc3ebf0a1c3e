import ArchiveModel
import Testing

@Suite struct ValueTests {
    @Test(arguments: ["a", "issued/acme/2026/11/23/n1-0042/0f.zip", "0=legajo_root_1.0"])
    func `places below a root`(text: String) {
        #expect(StoragePath(text)?.text == text)
    }

    @Test(arguments: ["", "/a", "a/", "a//b", "a/../b", ".", "..", "a/./b", "a b", "a\\b", "a\u{0}b", "ñ"])
    func `nothing leaves a root`(text: String) {
        #expect(StoragePath(text) == nil)
    }

    @Test func `digests carry their algorithm`() throws {
        let bytes = [UInt8](0..<32)
        let digest = try #require(ContentDigest(algorithm: .sha256, bytes: bytes))
        #expect(digest.description.hasPrefix("sha256:000102"))
        #expect(ContentDigest(digest.description) == digest)
        #expect(ContentDigest(digest.description.uppercased().replacing("SHA256", with: "sha256")) == digest)
        #expect(ContentDigest("sha256:00") == nil)
        #expect(ContentDigest("md5:" + digest.hex) == nil)
        #expect(ContentDigest(algorithm: .sha512, bytes: bytes) == nil)
    }

    @Test func `one number in many spellings is one invoice`() throws {
        let spellings = ["F-2026/0042", "f 2026 0042", "F2026-0042"]
        let keys = spellings.compactMap {
            InvoiceIdentity(sellerTaxID: "ES-B12345674", documentType: .invoice, number: $0, year: 2026)?.key
        }
        #expect(Set(keys).count == 1)
        #expect(keys.count == 3)
        #expect(
            InvoiceIdentity(sellerTaxID: "b12345674", documentType: .invoice, number: "1", year: 2026)
                == InvoiceIdentity(sellerTaxID: "ES B-12345674", documentType: .invoice, number: "1", year: 2026))
        #expect(InvoiceIdentity(sellerTaxID: "", documentType: .invoice, number: " - ", year: 2026) == nil)
    }

    @Test func `no state is left backwards`() {
        #expect(SubmissionState.archived.successors == [.disposing])
        #expect(SubmissionState.rejected.successors.isEmpty)
        for state in SubmissionState.allCases where state != .disposing {
            #expect(!state.successors.contains(.submitted))
        }
    }

    @Test(arguments: ["", "Acme", "a_b", "-a", "a/b", String(repeating: "a", count: 33)])
    func `tenant names are directory names`(name: String) {
        #expect(TenantID(name) == nil)
    }

    @Test func `windows of a source put together are its bytes`() throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        var gathered: [UInt8] = []
        try MemoryBytes(bytes).forEachWindow(999) { (piece: [UInt8]) throws(ByteSourceError) in gathered += piece }
        #expect(gathered == bytes)
    }
}
