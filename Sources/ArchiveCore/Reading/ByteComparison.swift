package import ArchiveModel

/// Where and how much a file differs from an archived original.
package struct ByteComparison {
    /// From 0; nil for equal bytes.
    package private(set) var firstDifference: UInt64?
    /// Equal bytes at equal places, of those that both have; 0 where one is empty.
    package private(set) var share: Double = 0
    /// The same of the end of the shorter.
    private var shareOfEnd: Double = 0
    private var isOneLength = false

    /// Share of equal bytes from which on a file is the original, damaged.
    private static let ofDamaged = 0.9
    /// In bytes.
    private static let end = 1_024

    /// The bytes alone say that the file is the original, damaged, cut off or continued. Another document made by the
    /// same program begins alike, but neither goes on alike to the end of one of both nor has its length.
    package var isOfCopy: Bool { share >= Self.ofDamaged && (isOneLength || shareOfEnd >= Self.ofDamaged) }

    /// Lets others go on between parts of the files. Throws `damaged` where the original cannot be read, `bad-request`
    /// where the file cannot.
    package static func compare(
        _ original: any ByteSource, with file: any ByteSource
    ) async throws(ArchiveFailure) -> ByteComparison {
        var comparison = ByteComparison()
        comparison.isOneLength = original.length == file.length
        let (common, window) = (min(original.length, file.length), 1 << 20)
        var (offset, equal): (UInt64, UInt64) = (0, 0)
        while offset < common {
            let count = Int(min(UInt64(window), common - offset))
            let held = try bytes(of: original, at: offset, count, .damaged, "The archived original")
            let brought = try bytes(of: file, at: offset, count, .badRequest, "The file")
            if held == brought {
                equal += UInt64(count)
            } else {
                for (place, (left, right)) in zip(held, brought).enumerated() {
                    if left == right {
                        equal += 1
                    } else if comparison.firstDifference == nil {
                        comparison.firstDifference = offset + UInt64(place)
                    }
                }
            }
            offset += UInt64(count)
            await Task.yield()
        }
        if comparison.firstDifference == nil, !comparison.isOneLength { comparison.firstDifference = common }
        comparison.share = common == 0 ? 0 : Double(equal) / Double(common)
        let end = Int(min(common, UInt64(Self.end)))
        let held = try bytes(of: original, at: common - UInt64(end), end, .damaged, "The archived original")
        let brought = try bytes(of: file, at: common - UInt64(end), end, .badRequest, "The file")
        comparison.shareOfEnd = end == 0 ? 0 : Double(zip(held, brought).count { $0 == $1 }) / Double(end)
        return comparison
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
