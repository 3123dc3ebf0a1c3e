/// Why a signature could not be made or judged at all; a bad signature is a verdict, not an error.
package struct AdESError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// The document could not be read.
        case unreadable
        /// The key or the time-stamping authority failed.
        case signing
        /// The authority has no time to tell now; later it may.
        case timeNotAvailable = "time-not-available"
        /// The request makes no sense, e.g. an anchor that is no certificate.
        case request
    }

    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
