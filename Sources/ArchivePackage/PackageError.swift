/// Why a package could not be made or opened.
package struct PackageError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// An entry's name is not allowed or occurs twice.
        case name
        /// Content could not be read.
        case unreadable
        /// Content is not what the digests given for it say, or changed while the package was made.
        case changed
        /// More entries than a package may have.
        case tooLarge
        /// The bytes are no package of ours, or its directory is damaged.
        case structure
        /// There is no such entry.
        case missing
    }

    package let code: Code
    package let message: String
    /// Where in the package the bytes are wrong, for `structure`.
    package let offset: UInt64?

    package init(_ code: Code, _ message: String, at offset: UInt64? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
    }

    package var description: String {
        guard let offset else { return "\(code.rawValue): \(message)" }
        return "\(code.rawValue): \(message) (byte \(offset))"
    }
}
