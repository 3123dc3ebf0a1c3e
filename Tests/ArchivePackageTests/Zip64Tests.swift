import ArchiveModel
import ArchivePackage
import SeededTesting
import Testing

/// The reader against headers of five gigabytes that the test writes by itself from APPNOTE, and whose content is never
/// stored.
@Suite struct Zip64Tests {
    /// A source of one repeated byte.
    struct Zeros: ByteSource {
        let length: UInt64

        func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
            offset < length ? [UInt8](repeating: 0, count: Int(min(UInt64(count), length - offset))) : []
        }
    }

    static let names = [
        "mimetype", "bagit.txt", "bag-info.txt", "invoice.json", "data/a.bin", "data/b.bin", "manifest-sha256.txt",
        "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt", "META-INF/ASiCManifest.xml",
        "META-INF/signature.p7s",
    ]
    static let long: UInt64 = 5 << 30
    /// Just below the value that means "see the Zip64 field".
    static let almost: UInt64 = 0xFFFF_FFFE

    static func bytes(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
    }

    static func content(_ name: String) -> any ByteSource {
        switch name {
        case "data/a.bin": Zeros(length: long)
        case "data/b.bin": Zeros(length: almost)
        default: MemoryBytes(Array(name.utf8))
        }
    }

    static func package() -> SegmentedBytes {
        var segments: [any ByteSource] = []
        var directory: [UInt8] = []
        var offset: UInt64 = 0
        for name in names {
            let content = content(name)
            let isLong = content.length >= 0xFFFF_FFFF
            let isFar = offset >= 0xFFFF_FFFF
            let size = isLong ? bytes(0xFFFF_FFFF, 4) : bytes(content.length, 4)
            let common = bytes(0, 2) + bytes(0, 2) + bytes(0, 2) + bytes(0x21, 2) + bytes(0x1234_5678, 4) + size + size
            let version = bytes(isLong || isFar ? 45 : 10, 2)
            let localExtra =
                isLong ? bytes(1, 2) + bytes(16, 2) + bytes(content.length, 8) + bytes(content.length, 8) : []
            let local =
                [0x50, 0x4B, 3, 4] + version + common + bytes(UInt64(name.utf8.count), 2)
                + bytes(UInt64(localExtra.count), 2) + Array(name.utf8) + localExtra
            var long: [UInt8] = isLong ? bytes(content.length, 8) + bytes(content.length, 8) : []
            if isFar { long += bytes(offset, 8) }
            let extra = long.isEmpty ? [] : bytes(1, 2) + bytes(UInt64(long.count), 2) + long
            directory += [0x50, 0x4B, 1, 2] + bytes(3 << 8 | 45, 2) + version + common
            directory += bytes(UInt64(name.utf8.count), 2) + bytes(UInt64(extra.count), 2) + bytes(0, 6)
            directory += bytes(0o100644 << 16, 4) + bytes(isFar ? 0xFFFF_FFFF : offset, 4) + Array(name.utf8) + extra
            segments += [MemoryBytes(local), content]
            offset += UInt64(local.count) + content.length
        }
        let count = bytes(UInt64(names.count), 8)
        let size = UInt64(directory.count)
        let end =
            [0x50, 0x4B, 6, 6] + bytes(44, 8) + bytes(3 << 8 | 45, 2) + bytes(45, 2) + bytes(0, 8) + count + count
            + bytes(size, 8) + bytes(offset, 8) + [0x50, 0x4B, 6, 7] + bytes(0, 4) + bytes(offset + size, 8)
            + bytes(1, 4)
            + [0x50, 0x4B, 5, 6] + bytes(0, 4) + Array(count.prefix(2)) + Array(count.prefix(2)) + bytes(size, 4)
            + bytes(0xFFFF_FFFF, 4) + bytes(0, 2)
        return SegmentedBytes(segments + [MemoryBytes(directory + end)])
    }

    @Test func `Entries past four gigabytes are found in their place`() throws {
        let reader = try PackageReader(Self.package())
        #expect(reader.entries.map(\.name) == Self.names)
        #expect(reader.entry("data/a.bin")?.length == Self.long)
        #expect(reader.entry("data/b.bin")?.length == Self.almost)
        #expect(reader.entry("data/b.bin")?.range.lowerBound ?? 0 > Self.long)
        #expect(try reader.signature() == Array("META-INF/signature.p7s".utf8))
        #expect(try reader.content(of: "data/a.bin").read(at: Self.long - 2, count: 10) == [0, 0])
    }

    @Test func `Wrong numbers in the Zip64 fields are refused`() throws {
        let package = Self.package()
        let tail = try package.read(at: package.length - 1_200, count: 1_200)
        var random = SplitMix64(seed: 64)
        for position in tail.indices.suffix(98 + 400) {
            var wrong = tail
            wrong[position] ^= UInt8.random(in: 1...255, using: &random)
            let front = BytesSlice(package, 0..<(package.length - 1_200))
            #expect(throws: PackageError.self, "byte \(position)") {
                try PackageReader(SegmentedBytes([front, MemoryBytes(wrong)]))
            }
        }
    }
}
