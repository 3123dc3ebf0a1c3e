/// Why no page could be drawn.
package struct CairoError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure a caller tells apart.
    package enum Code: String, Hashable, Sendable {
        /// The typeface is not installed, or its file cannot be opened.
        case noTypeface = "no-typeface"
        /// The library ran out of memory or found itself in an impossible state.
        case drawing
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
