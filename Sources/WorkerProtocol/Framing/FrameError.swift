/// A message between archive and worker is not what the protocol allows.
package struct FrameError: Error, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// Not this protocol.
        case foreign
        /// Another version of it.
        case version
        /// Another kind of message, sequence or answer than expected.
        case unexpected
        /// Longer than allowed.
        case tooLong
        /// The body is not what its kind says.
        case body
    }

    package var code: Code
    /// What is wrong and what to do.
    package var message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
