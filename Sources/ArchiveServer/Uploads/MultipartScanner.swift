/// Takes a `multipart/form-data` body apart as it arrives (RFC 7578, RFC 2046 §5.1), in bounded memory.
///
/// Feed it with `consume`, end with `finish`. Nothing of a part is kept here but its headers and as many bytes as
/// could still be a delimiter.
package struct MultipartScanner {
    package enum Event: Hashable, Sendable {
        /// Header names in lower case.
        case partBegan(headers: [String: String])
        case content([UInt8])
        case partEnded
    }

    private enum State {
        /// At the first boundary, which needs no line break before it.
        case start
        /// Behind a delimiter: a line break begins a part, two hyphens end the body.
        case afterDelimiter
        case headers
        case content
        case end
    }

    private static let largestHeaders = 8 << 10
    private let delimiter: [UInt8]
    private var state = State.start
    private var pending: [UInt8] = []

    /// Nil when it is no boundary: 1 to 70 printable ASCII characters.
    package init?(boundary: String) {
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ (33...126).contains($0) || $0 == 32 })
        else { return nil }
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first boundary may stand at the very beginning.
        pending = Array("\r\n".utf8)
    }

    /// The boundary a `Content-Type` names; nil unless that is `multipart/form-data` with one.
    package static func boundary(of contentType: String) -> String? {
        let header = HeaderValue(contentType)
        return header.value.lowercased() == "multipart/form-data" ? header.parameters["boundary"] : nil
    }

    /// What these bytes complete. Throws where the body is no multipart.
    package mutating func consume(_ bytes: [UInt8]) throws(MultipartFault) -> [Event] {
        pending += bytes
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    /// Throws when the closing boundary has not come.
    package func finish() throws(MultipartFault) {
        guard case .end = state else { throw MultipartFault("the closing boundary is missing") }
    }

    /// Whether there may be more to do with what is there.
    private mutating func step(_ events: inout [Event]) throws(MultipartFault) -> Bool {
        switch state {
        case .start, .content:
            if let place = firstDelimiter() {
                if case .content = state {
                    if place > 0 { events.append(.content(Array(pending[..<place]))) }
                    events.append(.partEnded)
                }
                pending.removeFirst(place + delimiter.count)
                state = .afterDelimiter
                return true
            }
            let keep = delimiter.count - 1
            if pending.count > keep {
                if case .content = state { events.append(.content(Array(pending.dropLast(keep)))) }
                pending.removeFirst(pending.count - keep)
            }
            return false
        case .afterDelimiter:
            guard pending.count >= 2 else { return false }
            let two = Array(pending.prefix(2))
            guard two == Array("\r\n".utf8) || two == Array("--".utf8) else {
                throw MultipartFault("a boundary is followed by neither a line break nor two hyphens")
            }
            // The line break stays: it also ends an empty list of headers.
            state = two == Array("--".utf8) ? .end : .headers
            return true
        case .headers:
            return try readHeaders(&events)
        case .end:
            pending.removeAll()
            return false
        }
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(MultipartFault) -> Bool {
        guard let end = Self.first(Array("\r\n\r\n".utf8), in: pending, from: 0) else {
            guard pending.count <= Self.largestHeaders else { throw MultipartFault("a part's headers are too long") }
            return false
        }
        guard end <= Self.largestHeaders else { throw MultipartFault("a part's headers are too long") }
        guard let text = String(validating: pending[..<end], as: UTF8.self) else {
            throw MultipartFault("a part's headers are not UTF-8")
        }
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { throw MultipartFault("a part has a header without a colon") }
            headers[halves[0].lowercased()] = HeaderValue.trimmed(halves[1])
        }
        pending.removeFirst(end + 4)
        events.append(.partBegan(headers: headers))
        state = .content
        return true
    }

    private func firstDelimiter() -> Int? { Self.first(delimiter, in: pending, from: 0) }

    /// Where `pattern`, which begins with a carriage return, stands first.
    private static func first(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while let candidate = bytes[place...].firstIndex(of: UInt8(ascii: "\r")) {
            guard candidate + pattern.count <= bytes.count else { return nil }
            if bytes[candidate..<(candidate + pattern.count)].elementsEqual(pattern) { return candidate }
            place = candidate + 1
        }
        return nil
    }
}

/// A body that is no multipart; the message says where it fails.
package struct MultipartFault: Error, Hashable, Sendable, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = "the multipart body cannot be read: " + description }
}
