/// Why poppler could not serve a document.
package struct PopplerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure a caller tells apart.
    package enum Code: String, Hashable, Sendable {
        /// Opens only with a password.
        case encrypted
        /// No PDF, or one damaged beyond poppler's repair.
        case damaged
        /// A page number outside the document, or a page tree entry that is no page.
        case noSuchPage = "no-such-page"
        /// Larger than the limit the caller gave.
        case tooLarge = "too-large"
        /// The system refused memory or a descriptor.
        case system
    }

    package let code: Code
    /// What is wrong and what to do.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
