import COpenSSL

/// Owner of an EVP_PKEY. OpenSSL keys may be used by several threads at once as long as nobody changes them,
/// and nothing here does.
@safe
final class KeyPair: @unchecked Sendable {
    let pointer: OpaquePointer
    let kind: KeyKind

    /// Takes over the reference.
    init(taking pointer: OpaquePointer) {
        unsafe self.pointer = pointer
        let bits = Int(unsafe EVP_PKEY_get_bits(pointer))
        switch unsafe EVP_PKEY_get_base_id(pointer) {
        case EVP_PKEY_RSA, EVP_PKEY_RSA_PSS: kind = .rsa(bits: bits)
        case EVP_PKEY_ED25519: kind = .ed25519
        case EVP_PKEY_EC:
            var name = [CChar](repeating: 0, count: 64)
            var count = 0
            unsafe EVP_PKEY_get_group_name(pointer, &name, name.count, &count)
            let curve = String(decoding: name.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            switch curve {
            case "prime256v1", "P-256": kind = .p256
            case "secp384r1", "P-384": kind = .p384
            default: kind = .otherCurve(bits: bits)
            }
        default: kind = .unsupported
        }
    }

    deinit {
        unsafe EVP_PKEY_free(pointer)
    }

    /// SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), DER.
    func publicKeyDER() throws(OpenSSLError) -> [UInt8] {
        var out: UnsafeMutablePointer<UInt8>? = nil
        let count = unsafe i2d_PUBKEY(pointer, &out)
        return try unsafe takeEncoding(out, count, "public key")
    }
}

/// Copies what an i2d function allocated and frees it.
func takeEncoding(
    _ bytes: UnsafeMutablePointer<UInt8>?, _ count: Int32, _ what: String
) throws(OpenSSLError) -> [UInt8] {
    guard count > 0, let bytes = unsafe bytes else { throw .last(.failed, "The \(what) could not be encoded.") }
    defer { unsafe legajo_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
}
