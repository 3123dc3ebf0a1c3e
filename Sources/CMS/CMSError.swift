/// Why bytes are no CMS structure, or why none could be made.
package struct CMSError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// Not the ASN.1 that the standard asks for.
        case malformed
        /// Well formed, but of a kind that is not read here.
        case unsupported
        /// The key did not sign.
        case signing
    }

    package let code: Code
    /// Says where (byte of the structure) and what.
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
