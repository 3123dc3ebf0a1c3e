import OpenSSL
import Testing

@Suite struct DigestTests {
    /// FIPS 180-4 example "abc".
    @Test func `The digests of abc are those of the standard`() throws {
        let abc = Array("abc".utf8)
        #expect(
            try hex(RunningDigest.digest(abc, .sha256))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(try hex(RunningDigest.digest(abc, .sha1)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            try hex(RunningDigest.digest(abc, .sha3_256))
                == "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532")
    }

    @Test(arguments: DigestAlgorithm.allCases)
    func `A running digest equals the digest at once`(algorithm: DigestAlgorithm) throws {
        let bytes = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var running = try RunningDigest(algorithm)
        try running.update(Array(bytes[..<1]))
        try running.update(bytes[1..<4_096])
        try running.update(bytes[4_096...])
        let digest = try running.digest()
        #expect(try digest == RunningDigest.digest(bytes, algorithm))
        #expect(digest.count == algorithm.byteCount)
    }

    @Test func `A copy goes its own way`() throws {
        var first = try RunningDigest(.sha256)
        try first.update(Array("common ".utf8))
        var second = first
        try first.update(Array("one".utf8))
        try second.update(Array("two".utf8))
        #expect(try first.digest() == RunningDigest.digest(Array("common one".utf8), .sha256))
        #expect(try second.digest() == RunningDigest.digest(Array("common two".utf8), .sha256))
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
