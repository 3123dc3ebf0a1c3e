/// Why a request, a response or a token cannot be used.
package struct TSPError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        case malformed
        /// The authority said no (RFC 3161 §2.4.2).
        case rejected
        /// The token answers another question.
        case mismatch
        /// The authority's key did not sign.
        case signing
        /// The clock cannot be believed, or the certificate is not valid at its time (RFC 3161 §2.4.2).
        case timeNotAvailable
    }

    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
