import COpenSSL

/// A secret text. It is wiped when the last holder lets go, and neither prints nor mirrors itself.
@safe
package final class Passphrase: @unchecked Sendable, CustomReflectable, CustomStringConvertible {
    /// The text and a zero behind it, so that C functions need no copy.
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    /// Rounds of PBKDF2 (RFC 8018 §5.2) for keys encrypted with it: 600,000 where a person chose it, fewer where it was
    /// drawn at random and nobody can guess it anyway.
    let iterations: Int

    /// Copies the text; the caller's copy is the caller's to forget. `isChosen` by a person, not drawn at random.
    package init(_ text: [UInt8], isChosen: Bool = true) {
        unsafe bytes = UnsafeMutableBufferPointer.allocate(capacity: text.count + 1)
        unsafe bytes.initialize(repeating: 0)
        for (index, byte) in text.enumerated() { unsafe bytes[index] = byte }
        iterations = isChosen ? 600_000 : 100_000
    }

    /// Takes the text and overwrites the caller's copy.
    package convenience init(wiping text: inout [UInt8], isChosen: Bool = true) {
        self.init(text, isChosen: isChosen)
        unsafe legajo_cleanse(&text, text.count)
        text = []
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
        unsafe body(UnsafeBufferPointer(rebasing: bytes.dropLast()))
    }

    /// The same as a C string.
    func withText<Result>(_ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe body($0.baseAddress) }
    }
}
