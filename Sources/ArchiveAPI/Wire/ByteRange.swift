/// One byte range of a document (RFC 9110 §14.1.2).
package struct ByteRange: Hashable, Sendable {
    /// Bytes are numbered from 0.
    package let first: UInt64
    package let count: UInt64

    package init(first: UInt64, count: UInt64) {
        self.first = first
        self.count = count
    }

    /// What a `Range` header asks for.
    package enum Asked: Hashable, Sendable {
        /// No range, several ranges or another unit: the whole document is served.
        case whole
        case part(ByteRange)
        /// Outside the document.
        case unsatisfiable
    }

    /// Reads a `Range` header for a document of that length.
    package static func asked(_ header: String?, length: UInt64) -> Asked {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else { return .whole }
        let halves = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { return .whole }
        let (low, high) = (halves[0], halves[1])
        if low.isEmpty {
            guard let suffix = number(high) else { return .whole }
            guard suffix > 0, length > 0 else { return .unsatisfiable }
            let count = min(suffix, length)
            return .part(ByteRange(first: length - count, count: count))
        }
        guard let first = number(low) else { return .whole }
        if high.isEmpty {
            return first < length ? .part(ByteRange(first: first, count: length - first)) : .unsatisfiable
        }
        guard let last = number(high), last >= first else { return .whole }
        guard first < length else { return .unsatisfiable }
        return .part(ByteRange(first: first, count: min(last, length - 1) - first + 1))
    }

    /// `bytes 0-99/1234`.
    package func contentRange(of length: UInt64) -> String { "bytes \(first)-\(first + count - 1)/\(length)" }

    private static func number(_ text: Substring) -> UInt64? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return UInt64(text)
    }
}
