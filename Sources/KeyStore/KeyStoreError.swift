/// Why a key cannot be had. Messages name files, never secrets.
package struct KeyStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// A file could not be read or written.
        case file
        /// There is already a key store, or none.
        case place
        /// Others can read what only the owner may.
        case permissions
        /// A key does not open or does not belong to its certificate.
        case key
        /// A certificate is not valid at the moment of signing.
        case validity
        /// A newer Legajo wrote it.
        case format
    }

    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
