import ArchiveCore
import ArchiveModel
import StorageRoot
import Testing

@Suite struct ByteComparisonTests {
    /// Cannot be read from a place on.
    private struct Torn: ByteSource {
        let length: UInt64
        let readable: Int
        /// Fails, or ends early.
        let fails: Bool

        func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
            if fails { throw ByteSourceError("input/output error") }
            return [UInt8](repeating: 7, count: max(0, min(count, readable - Int(offset))))
        }
    }

    private func comparison(_ left: [UInt8], _ right: [UInt8]) async throws -> ByteComparison {
        try await ByteComparison.compare(MemoryBytes(left), with: MemoryBytes(right))
    }

    @Test func `The first difference is the place of the first byte that is another, or missing`() async throws {
        let bytes = (0..<(3 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let same = try await comparison(bytes, bytes)
        #expect(same.firstDifference == nil && same.share == 1)
        for place in [0, 1, (1 << 20) - 1, 1 << 20, bytes.count - 1] {
            var other = bytes
            other[place] ^= 0x10
            let found = try await comparison(bytes, other)
            #expect(found.firstDifference == UInt64(place) && found.share < 1 && found.share > 0.999)
            let cut = try await comparison(bytes, Array(bytes[..<place]))
            #expect(cut.firstDifference == UInt64(place) && cut.share == (place == 0 ? 0 : 1))
            #expect(try await comparison(Array(bytes[..<place]), bytes).firstDifference == UInt64(place))
        }
        #expect(try await comparison([1, 2, 3, 4], [1, 0, 3, 0]).share == 0.5)
        #expect(try await comparison([], []).firstDifference == nil)
    }

    @Test func `Only damage, a cut or a continuation makes a copy by its bytes alone`() async throws {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(try await comparison(bytes, Array(bytes[..<6_000])).isOfCopy)
        #expect(try await comparison(bytes, bytes + [1, 2, 3]).isOfCopy)
        var damaged = bytes
        for place in 4_000..<5_000 { damaged[place] ^= 0xFF }
        #expect(try await comparison(bytes, damaged).isOfCopy)
        #expect(try await comparison(bytes, damaged + [1, 2, 3]).isOfCopy)
        damaged[5_000] ^= 0xFF
        #expect(try await !comparison(bytes, damaged).isOfCopy)
        // Begins alike and goes on otherwise, as another document of the same program does.
        let other = bytes[..<9_500] + [UInt8](repeating: 0x20, count: 600)
        #expect(try await !comparison(bytes, Array(other)).isOfCopy)
        #expect(try await !comparison(bytes, []).isOfCopy)
    }

    @Test(arguments: [true, false])
    func `Bytes that cannot be read are nobody's difference`(fails: Bool) async {
        let torn = Torn(length: 100, readable: 10, fails: fails)
        let whole = MemoryBytes([UInt8](repeating: 7, count: 100))
        await #expect {
            try await ByteComparison.compare(torn, with: whole)
        } throws: { ($0 as? ArchiveFailure)?.code == .damaged }
        await #expect {
            try await ByteComparison.compare(whole, with: torn)
        } throws: { ($0 as? ArchiveFailure)?.code == .badRequest }
    }
}
