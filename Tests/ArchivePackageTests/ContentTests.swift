import ArchiveModel
import ArchivePackage
import SeededTesting
import Testing

@Suite struct ContentTests {
    /// The check value every CRC catalogue gives, and the shortest inputs around the eight-byte step.
    @Test(
        arguments: [
            ("123456789", 0xCBF4_3926), ("", 0), ("a", 0xE8B7_BE43), ("abcdefgh", 0xAEEF_2A50),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] as [(String, UInt32)])
    func `CRC-32 has the published values`(text: String, expected: UInt32) {
        #expect(ContentSum.of(Array(text.utf8)).crc32 == expected)
    }

    @Test func `A sum does not depend on how the bytes arrive`() throws {
        let bytes = Samples.bytes(10_000, seed: 3)
        let whole = ContentSum.of(bytes)
        for cut in [0, 1, 7, 8, 4_095, 9_999, 10_000] {
            let parts: [any ByteSource] = [MemoryBytes(Array(bytes[..<cut])), MemoryBytes(Array(bytes[cut...]))]
            #expect(try ContentSum.of(parts) == whole)
        }
    }

    @Test func `Segments read like one source`() throws {
        let bytes = Samples.bytes(1_000, seed: 4)
        var random = SplitMix64(seed: 5)
        for _ in 0..<200 {
            var cuts = (0..<5).map { _ in Int.random(in: 0...1_000, using: &random) }.sorted()
            cuts = [0] + cuts + [1_000]
            let source = SegmentedBytes(zip(cuts, cuts.dropFirst()).map { MemoryBytes(Array(bytes[$0..<$1])) })
            #expect(source.length == 1_000)
            let start = Int.random(in: 0...1_100, using: &random)
            let count = Int.random(in: 0...1_100, using: &random)
            let expected = start < 1_000 ? Array(bytes[start..<min(1_000, start + count)]) : []
            #expect(try source.read(at: UInt64(start), count: count) == expected)
        }
    }

    @Test func `Nothing laid end to end is nothing`() throws {
        #expect(SegmentedBytes([]).length == 0)
        #expect(try SegmentedBytes([]).read(at: 0, count: 5).isEmpty)
    }
}
