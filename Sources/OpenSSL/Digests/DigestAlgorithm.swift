import COpenSSL

/// A digest algorithm (FIPS 180-4, FIPS 202).
package enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
    /// Read only, in old signatures; never enough by itself.
    case sha1
    case sha224
    case sha256
    case sha384
    case sha512
    case sha3_256 = "sha3-256"
    case sha3_384 = "sha3-384"
    case sha3_512 = "sha3-512"

    /// Length of the digest in bytes.
    package var byteCount: Int {
        switch self {
        case .sha1: 20
        case .sha224: 28
        case .sha256, .sha3_256: 32
        case .sha384, .sha3_384: 48
        case .sha512, .sha3_512: 64
        }
    }

    /// OpenSSL's static description of the algorithm; never freed.
    var implementation: OpaquePointer? {
        switch self {
        case .sha1: unsafe EVP_sha1()
        case .sha224: unsafe EVP_sha224()
        case .sha256: unsafe EVP_sha256()
        case .sha384: unsafe EVP_sha384()
        case .sha512: unsafe EVP_sha512()
        case .sha3_256: unsafe EVP_sha3_256()
        case .sha3_384: unsafe EVP_sha3_384()
        case .sha3_512: unsafe EVP_sha3_512()
        }
    }
}
