import COpenSSL

/// The ciphers and digests of encrypted PDF files, old ones included, for reading only. They live in a library context of
/// their own, so that nothing else in the process can choose an algorithm that was given up.
///
/// RC4 is in OpenSSL's legacy provider, a file that must be loaded while files can be opened: ask for ``shared`` before a
/// sandbox closes.
@safe
package final class DocumentCiphers: Sendable {
    /// Loaded when first asked for.
    package static let shared = DocumentCiphers()

    package enum Cipher: Hashable, Sendable {
        /// Keys of 5 to 16 bytes, no initialisation vector.
        case rc4
        /// 16 bytes of key and vector, no padding added or taken off.
        case aes128CBC
        /// 32 bytes of key, 16 of vector, no padding added or taken off.
        case aes256CBC
    }

    package enum Digest: String, Hashable, Sendable {
        case md5 = "MD5"
        case sha256 = "SHA256"
        case sha384 = "SHA384"
        case sha512 = "SHA512"
    }

    /// Never freed: they live as long as the process. Nil where this machine's OpenSSL has none.
    private nonisolated(unsafe) let ciphers: [Cipher: OpaquePointer]
    private nonisolated(unsafe) let digests: [Digest: OpaquePointer]

    private init() {
        guard let library = unsafe OSSL_LIB_CTX_new() else {
            unsafe (ciphers, digests) = ([:], [:])
            return
        }
        _ = unsafe OSSL_PROVIDER_load(library, "default")
        _ = unsafe OSSL_PROVIDER_load(library, "legacy")
        var ciphers: [Cipher: OpaquePointer] = unsafe [:]
        for (cipher, name) in [(Cipher.rc4, "RC4"), (.aes128CBC, "AES-128-CBC"), (.aes256CBC, "AES-256-CBC")] {
            unsafe ciphers[cipher] = EVP_CIPHER_fetch(library, name, nil)
        }
        var digests: [Digest: OpaquePointer] = unsafe [:]
        for digest in [Digest.md5, .sha256, .sha384, .sha512] {
            unsafe digests[digest] = EVP_MD_fetch(library, digest.rawValue, nil)
        }
        unsafe self.ciphers = ciphers
        unsafe self.digests = digests
        ERR_clear_error()
    }

    /// Whether this machine's OpenSSL has it; RC4 needs the legacy provider.
    package func has(_ cipher: Cipher) -> Bool { unsafe ciphers[cipher] != nil }

    package func digest(_ bytes: [UInt8], _ algorithm: Digest) throws(OpenSSLError) -> [UInt8] {
        guard let implementation = unsafe digests[algorithm] else {
            throw OpenSSLError(code: .unsupported, message: "OpenSSL has no \(algorithm.rawValue) on this machine.")
        }
        var out = [UInt8](repeating: 0, count: 64)
        var count: UInt32 = 0
        guard unsafe EVP_Digest(bytes, bytes.count, &out, &count, implementation, nil) == 1 else {
            throw .last(.failed, "The digest \(algorithm.rawValue) could not be taken.")
        }
        return Array(out.prefix(Int(count)))
    }

    package func decrypt(
        _ bytes: ArraySlice<UInt8>, _ cipher: Cipher, key: [UInt8], vector: [UInt8] = []
    ) throws(OpenSSLError) -> [UInt8] {
        try run(bytes, cipher, key: key, vector: vector, encrypts: false)
    }

    package func encrypt(
        _ bytes: ArraySlice<UInt8>, _ cipher: Cipher, key: [UInt8], vector: [UInt8] = []
    ) throws(OpenSSLError) -> [UInt8] {
        try run(bytes, cipher, key: key, vector: vector, encrypts: true)
    }

    private func run(
        _ bytes: ArraySlice<UInt8>, _ cipher: Cipher, key: [UInt8], vector: [UInt8], encrypts: Bool
    ) throws(OpenSSLError) -> [UInt8] {
        guard let implementation = unsafe ciphers[cipher] else {
            throw OpenSSLError(
                code: .unsupported,
                message: cipher == .rc4
                    ? "RC4 is not available: install OpenSSL's legacy provider." : "OpenSSL has no AES on this machine."
            )
        }
        let fits =
            switch cipher {
            case .rc4: (5...16).contains(key.count) && vector.isEmpty
            case .aes128CBC: key.count == 16 && vector.count == 16 && bytes.count.isMultiple(of: 16)
            case .aes256CBC: key.count == 32 && vector.count == 16 && bytes.count.isMultiple(of: 16)
            }
        guard fits, bytes.count < Int(Int32.max) - 32 else {
            throw OpenSSLError(code: .malformed, message: "Key, vector or data have a length the cipher does not take.")
        }
        guard let context = unsafe EVP_CIPHER_CTX_new() else {
            throw .last(.failed, "There was no memory for a cipher.")
        }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        let direction: Int32 = encrypts ? 1 : 0
        guard unsafe EVP_CipherInit_ex2(context, implementation, nil, nil, direction, nil) == 1,
            unsafe EVP_CIPHER_CTX_set_key_length(context, Int32(key.count)) == 1,
            unsafe EVP_CipherInit_ex2(context, nil, key, vector.isEmpty ? nil : vector, direction, nil) == 1,
            unsafe EVP_CIPHER_CTX_set_padding(context, 0) == 1
        else { throw .last(.failed, "A cipher could not be set up.") }
        var out = [UInt8](repeating: 0, count: bytes.count + 32)
        var (count, rest): (Int32, Int32) = (0, 0)
        let done = unsafe out.withUnsafeMutableBufferPointer { out in
            unsafe bytes.withUnsafeBufferPointer { data in
                guard let start = out.baseAddress else { return false }
                return unsafe EVP_CipherUpdate(context, start, &count, data.baseAddress, Int32(data.count)) == 1
                    && EVP_CipherFinal_ex(context, start + Int(count), &rest) == 1
            }
        }
        guard done else { throw .last(.failed, "Data could not be decrypted.") }
        out.removeLast(out.count - Int(count + rest))
        return out
    }
}
