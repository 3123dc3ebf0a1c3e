package import ArchiveModel

/// Where and how much a file differs from an archived original.
package struct ByteComparison {
    /// From 0; nil for equal bytes.
    package private(set) var firstDifference: UInt64?
    /// Equal bytes at equal places, of those that both have; 0 where one is empty.
    package private(set) var share: Double

    /// Throws `damaged` where the original cannot be read, `bad-request` where the file cannot.
    package init(of original: any ByteSource, with file: any ByteSource) throws(ArchiveFailure) {
        let (common, window) = (min(original.length, file.length), 1 << 20)
        var (offset, equal): (UInt64, UInt64) = (0, 0)
        while offset < common {
            let count = Int(min(UInt64(window), common - offset))
            let held = try Self.bytes(of: original, at: offset, count, .damaged, "The archived original")
            let brought = try Self.bytes(of: file, at: offset, count, .badRequest, "The file")
            if held == brought {
                equal += UInt64(count)
            } else {
                for (place, (left, right)) in zip(held, brought).enumerated() {
                    if left == right {
                        equal += 1
                    } else if firstDifference == nil {
                        firstDifference = offset + UInt64(place)
                    }
                }
            }
            offset += UInt64(count)
        }
        if firstDifference == nil, original.length != file.length { firstDifference = common }
        share = common == 0 ? 0 : Double(equal) / Double(common)
    }

    private static func bytes(
        of source: any ByteSource, at offset: UInt64, _ count: Int, _ code: ArchiveFailure.Code, _ name: String
    ) throws(ArchiveFailure) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try source.read(at: offset, count: count) } catch {
            throw ArchiveFailure(code, "\(name) cannot be read from byte \(offset) on: \(error)")
        }
        guard bytes.count == count else {
            throw ArchiveFailure(code, "\(name) ends at byte \(offset + UInt64(bytes.count)).")
        }
        return bytes
    }
}
