/// Why the index did not do what it was asked.
package struct IndexError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// The file was written by another version of Legajo, or is no index. Rebuild it from a root.
        case version
        /// SQLite failed: disk full, file damaged, not readable.
        case database
        /// A cursor or amount of a query is malformed.
        case query
        /// Too many writes are waiting; nothing was written.
        case overloaded
        /// The index was closed.
        case closed
        /// The identifier belongs to another submission. Draw a new one.
        case identifierTaken
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
