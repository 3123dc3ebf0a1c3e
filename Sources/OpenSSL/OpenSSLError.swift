import COpenSSL

/// What OpenSSL could not do. Equal by code and message; the message ends with OpenSSL's own reason.
package struct OpenSSLError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// The bytes are not what they should be.
        case malformed
        /// An algorithm or a key type that is not used here.
        case unsupported
        /// A key or a container does not open with this passphrase, or is damaged.
        case wrongPassphrase = "wrong-passphrase"
        /// A key does not belong to a certificate.
        case mismatch
        /// OpenSSL failed, e.g. for want of memory.
        case failed
    }

    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }

    /// Takes the reason from this thread's error queue and empties it.
    static func last(_ code: Code, _ message: String) -> OpenSSLError {
        let number = ERR_get_error()
        ERR_clear_error()
        guard number != 0, let reason = unsafe ERR_reason_error_string(number) else {
            return OpenSSLError(code: code, message: message)
        }
        return OpenSSLError(code: code, message: "\(message) (\(unsafe String(cString: reason)))")
    }
}
