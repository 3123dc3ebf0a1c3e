package import ArchiveModel

/// Sources laid end to end without copying them.
package struct SegmentedBytes: ByteSource {
    private let segments: [any ByteSource]
    /// Where each segment begins; one more than there are segments, the last being the length.
    private let starts: [UInt64]

    package init(_ segments: [any ByteSource]) {
        self.segments = segments
        var starts: [UInt64] = [0]
        var end: UInt64 = 0
        for segment in segments {
            end += segment.length
            starts.append(end)
        }
        self.starts = starts
    }

    package var length: UInt64 { starts[segments.count] }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length, count > 0 else { return [] }
        var index = segment(at: offset)
        var position = offset - starts[index]
        var bytes: [UInt8] = []
        while index < segments.count, bytes.count < count {
            let here = segments[index].length - position
            let wanted = Int(min(UInt64(count - bytes.count), here))
            if wanted > 0 {
                let piece = try segments[index].read(at: position, count: wanted)
                guard piece.count == wanted else {
                    throw ByteSourceError(
                        "a part ended after \(position + UInt64(piece.count)) of \(segments[index].length) bytes")
                }
                if bytes.isEmpty { bytes = piece } else { bytes += piece }
            }
            index += 1
            position = 0
        }
        return bytes
    }

    /// The last segment that begins at or before the offset.
    private func segment(at offset: UInt64) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

/// A part of a source, e.g. one entry of a package.
package struct BytesSlice: ByteSource {
    private let base: any ByteSource
    private let start: UInt64
    package let length: UInt64

    /// `range` must lie within the source.
    package init(_ base: any ByteSource, _ range: Range<UInt64>) {
        precondition(range.upperBound <= base.length, "a slice must lie within its source")
        self.base = base
        start = range.lowerBound
        length = range.upperBound - range.lowerBound
    }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard offset < length, count > 0 else { return [] }
        return try base.read(at: start + offset, count: Int(min(UInt64(count), length - offset)))
    }
}
