import ArchiveModel

/// Windows over a file: one that fits is read once, a larger one piece by piece, so that a document of a
/// gigabyte costs no more memory than its largest object.
final class SourceWindow {
    let source: any ByteSource
    let length: UInt64
    let budget: ReadingBudget
    private var cached: [UInt8] = []
    private var cachedBase: UInt64 = 0

    /// Files up to this size are held whole.
    static let wholeFile: UInt64 = 4 << 20
    private static let block = 256 << 10

    init(_ source: any ByteSource, limits: PDFLimits) {
        self.source = source
        budget = ReadingBudget(limits)
        length = source.length
    }

    /// A window that holds at least `count` bytes from `offset`, or all to the end of the file.
    func window(at offset: UInt64, count: Int) throws(PDFError) -> (bytes: [UInt8], base: UInt64) {
        let end = min(length, offset + UInt64(count))
        if offset >= cachedBase, end <= cachedBase + UInt64(cached.count) { return (cached, cachedBase) }
        if length <= Self.wholeFile {
            cached = try read(at: 0, count: Int(length))
            cachedBase = 0
        } else {
            cached = try read(at: offset, count: max(count, Self.block))
            cachedBase = offset
        }
        return (cached, cachedBase)
    }

    /// Exactly the bytes of `extent`.
    func bytes(_ extent: Range<UInt64>) throws(PDFError) -> [UInt8] {
        guard extent.upperBound <= length else {
            throw PDFError(.damaged, "The bytes \(extent) lie outside a file of \(length).")
        }
        let count = Int(extent.upperBound - extent.lowerBound)
        if count > Self.block, length > Self.wholeFile { return try read(at: extent.lowerBound, count: count) }
        let (bytes, base) = try window(at: extent.lowerBound, count: count)
        let start = Int(extent.lowerBound - base)
        guard start + count <= bytes.count else {
            throw PDFError(.source, "The file ended before byte \(extent.upperBound).")
        }
        return Array(bytes[start..<start + count])
    }

    /// Runs `body` on a parser at `offset`, with ever larger windows until it does not run out of bytes.
    func parse<Result>(
        at offset: UInt64, limits: PDFLimits, _ body: (inout ObjectParser) throws(ParseStop) -> Result
    ) throws(PDFError) -> Result {
        guard offset < length else {
            throw PDFError(.damaged, "An object is said to be at byte \(offset), after the end (\(length)).")
        }
        var count = 4_096
        while true {
            let (bytes, base) = try window(at: offset, count: count)
            var parser = ObjectParser(
                bytes, base: base, position: Int(offset - base), reachesEnd: base + UInt64(bytes.count) >= length,
                nestingLimit: limits.nesting, valueLimit: limits.objectValues)
            let start = parser.position
            let outcome: Result
            do {
                outcome = try body(&parser)
            } catch {
                try budget.spend(bytes: parser.position - start, values: parser.values)
                switch error {
                case .damaged(let what): throw PDFError(.damaged, "Near byte \(offset): \(what).")
                case .tooDeep:
                    throw PDFError(.tooLarge, "Near byte \(offset): more than \(limits.nesting) levels of nesting.")
                case .tooMany(let what): throw PDFError(.tooLarge, "Near byte \(offset): too many \(what).")
                case .needsMore:
                    guard count < limits.objectBytes else {
                        throw PDFError(.tooLarge, "The object at byte \(offset) has over \(limits.objectBytes) bytes.")
                    }
                    count = min(limits.objectBytes, max(count, bytes.count - Int(offset - base)) * 4)
                }
                continue
            }
            try budget.spend(bytes: parser.position - start, values: parser.values)
            return outcome
        }
    }

    private func read(at offset: UInt64, count: Int) throws(PDFError) -> [UInt8] {
        let bytes: [UInt8]
        do { bytes = try source.read(at: offset, count: count) } catch {
            throw PDFError(.source, "The file could not be read at byte \(offset): \(error)")
        }
        guard UInt64(bytes.count) == min(UInt64(count), length - offset) else {
            throw PDFError(.source, "The file ended at byte \(offset + UInt64(bytes.count)) of \(length).")
        }
        return bytes
    }
}
