/// Reads values one after another. Refuses what DER forbids: indefinite and padded lengths, values that
/// reach past their container, tag numbers above 30 (none of our standards uses them).
package struct DERCursor: Sendable {
    private var rest: ArraySlice<UInt8>
    private let what: String

    /// `what` names the structure in messages.
    package init(_ bytes: ArraySlice<UInt8>, _ what: String) {
        rest = bytes
        self.what = what
    }

    package var isAtEnd: Bool { rest.isEmpty }

    /// The identifier of the next value; nil at the end.
    package var nextTag: UInt8? { rest.first }

    /// The next value, whatever it is.
    package mutating func next() throws(CMSError) -> DERValue {
        let start = rest.startIndex
        guard rest.count >= 2 else { throw malformed("ends too early") }
        let tag = rest[start]
        guard tag & 0x1F != 0x1F else { throw malformed("has a tag number above 30") }
        var position = start + 2
        var length = Int(rest[start + 1])
        if length & 0x80 != 0 {
            let count = length & 0x7F
            guard count != 0 else { throw malformed("has an indefinite length, which DER does not allow") }
            guard count <= 4, rest.count >= 2 + count else { throw malformed("has a length that leads past the end") }
            length = 0
            for _ in 0..<count {
                length = length << 8 | Int(rest[position])
                position += 1
            }
            guard length >= 0x80, length >> ((count - 1) * 8) != 0 else {
                throw malformed("has a length in more bytes than DER allows")
            }
        }
        guard length <= rest.endIndex - position else { throw malformed("reaches past the end of what holds it") }
        let end = position + length
        let value = DERValue(tag: tag, content: rest[position..<end], encoded: rest[start..<end])
        rest = rest[end...]
        return value
    }

    /// The next value, which must have this tag.
    package mutating func next(_ tag: UInt8) throws(CMSError) -> DERValue {
        guard let found = rest.first else { throw malformed("ends too early") }
        guard found == tag else { throw malformed("has a value of tag \(found) where \(tag) belongs") }
        return try next()
    }

    /// The next value if it has this tag.
    package mutating func nextIf(_ tag: UInt8) throws(CMSError) -> DERValue? {
        rest.first == tag ? try next() : nil
    }

    /// Nothing may be left.
    package func finish() throws(CMSError) {
        guard rest.isEmpty else { throw malformed("goes on after its last value") }
    }

    private func malformed(_ problem: String) -> CMSError {
        CMSError(code: .malformed, message: "byte \(rest.startIndex): \(what) \(problem).")
    }
}
