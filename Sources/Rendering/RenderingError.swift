/// Why an invoice could not be drawn.
package struct RenderingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure a caller tells apart.
    package enum Code: String, Hashable, Sendable {
        /// The typeface is missing or there is no memory.
        case drawing
        /// The document has more pages than a PDF is read with.
        case tooLong = "too-long"
        /// Factur-X has no profile for the invoice's specification.
        case profile
        /// The page could not be made a PDF/A-3 with the invoice inside.
        case embedding
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
