import ArchiveModel
import ArchivePackage

/// Exchanges an entry's content for another of the same length, with a CRC-32 that fits: what a careful forger does.
struct Forgery {
    let bytes: [UInt8]
    let reader: PackageReader

    init(_ package: SealedPackage) throws {
        bytes = try Samples.content(of: package)
        reader = try PackageReader(package.content)
    }

    func replacing(_ name: String, with content: [UInt8]) throws -> [UInt8] {
        guard let entry = reader.entry(name), entry.length == UInt64(content.count) else {
            throw PackageError(.missing, "no \(name) of \(content.count) bytes")
        }
        var forged = bytes
        forged.replaceSubrange(Int(entry.range.lowerBound)..<Int(entry.range.upperBound), with: content)
        let old = Self.littleEndian(entry.crc32)
        let new = Self.littleEndian(ContentSum.of(content).crc32)
        var position = 0
        while position + 4 <= forged.count {
            if Array(forged[position..<(position + 4)]) == old {
                forged.replaceSubrange(position..<(position + 4), with: new)
            }
            position += 1
        }
        return forged
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
