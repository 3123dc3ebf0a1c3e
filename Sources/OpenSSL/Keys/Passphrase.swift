import COpenSSL

/// A secret text. It is wiped when the last holder lets go, and neither prints nor mirrors itself.
@safe
package final class Passphrase: @unchecked Sendable, CustomReflectable, CustomStringConvertible {
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    /// Copies the text; the caller's copy is the caller's to forget.
    package init(_ text: [UInt8]) {
        unsafe bytes = UnsafeMutableBufferPointer.allocate(capacity: text.count)
        _ = unsafe bytes.initialize(from: text)
    }

    deinit {
        unsafe legajo_cleanse(bytes.baseAddress, bytes.count)
        unsafe bytes.deallocate()
    }

    /// Always the same word.
    package var description: String { "passphrase" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    /// Lends the secret for one call.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        unsafe body(UnsafeBufferPointer(bytes))
    }
}
