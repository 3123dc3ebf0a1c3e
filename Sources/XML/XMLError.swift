/// A document is no XML this archive reads.
package struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case empty
        case encoding
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyNodes = "too-many-nodes"
        /// It has a DOCTYPE: no entity is ever expanded here.
        case documentType = "document-type"
        case notWellFormed = "not-well-formed"
        case outOfMemory = "out-of-memory"
        /// A schema is missing, or is none.
        case schema
    }

    package let code: Code
    /// What is wrong and what to do.
    package let message: String
    /// From 1, where known.
    package let line: Int?
    package let column: Int?

    package init(_ code: Code, _ message: String, line: Int? = nil, column: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
    }

    package var description: String {
        guard let line else { return message }
        return "\(message) (line \(line), column \(column ?? 1))"
    }
}
