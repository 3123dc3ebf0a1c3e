import COpenSSL

/// A digest being taken, with value semantics: a copy made half-way goes its own way, so that a source
/// is read once for its own digest and for that of every file that begins with it.
package struct RunningDigest: Sendable {
    package let algorithm: DigestAlgorithm
    private var context: DigestContext

    package init(_ algorithm: DigestAlgorithm) throws(OpenSSLError) {
        self.algorithm = algorithm
        context = try DigestContext(algorithm)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) throws(OpenSSLError) {
        try makeUnique()
        try context.update(bytes[...])
    }

    /// Adds bytes.
    package mutating func update(_ bytes: ArraySlice<UInt8>) throws(OpenSSLError) {
        try makeUnique()
        try context.update(bytes)
    }

    /// The digest of everything so far; the value can go on.
    package func digest() throws(OpenSSLError) -> [UInt8] {
        try DigestContext(copying: context).finish()
    }

    /// The digest of bytes at hand.
    package static func digest(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) throws(OpenSSLError) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: algorithm.byteCount)
        var count: UInt32 = 0
        guard unsafe EVP_Digest(bytes, bytes.count, &out, &count, algorithm.implementation, nil) == 1,
            Int(count) == out.count
        else { throw .last(.failed, "The digest \(algorithm.rawValue) could not be taken.") }
        return out
    }

    private mutating func makeUnique() throws(OpenSSLError) {
        if !isKnownUniquelyReferenced(&context) { context = try DigestContext(copying: context) }
    }
}

/// Owner of an EVP_MD_CTX. Changed only while uniquely referenced.
@safe
private final class DigestContext: @unchecked Sendable {
    private let pointer: OpaquePointer
    private let algorithm: DigestAlgorithm

    init(_ algorithm: DigestAlgorithm) throws(OpenSSLError) {
        guard let created = unsafe EVP_MD_CTX_new() else { throw .last(.failed, "There was no memory for a digest.") }
        unsafe pointer = created
        self.algorithm = algorithm
        guard unsafe EVP_DigestInit_ex(created, algorithm.implementation, nil) == 1 else {
            throw .last(.unsupported, "The digest \(algorithm.rawValue) is not available.")
        }
    }

    init(copying other: DigestContext) throws(OpenSSLError) {
        guard let created = unsafe EVP_MD_CTX_new() else { throw .last(.failed, "There was no memory for a digest.") }
        unsafe pointer = created
        algorithm = other.algorithm
        guard unsafe EVP_MD_CTX_copy_ex(created, other.pointer) == 1 else {
            throw .last(.failed, "The state of a digest could not be copied.")
        }
    }

    deinit {
        unsafe EVP_MD_CTX_free(pointer)
    }

    func update(_ bytes: ArraySlice<UInt8>) throws(OpenSSLError) {
        let done = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(pointer, $0.baseAddress, $0.count) }
        guard done == 1 else { throw .last(.failed, "The digest could not be continued.") }
    }

    func finish() throws(OpenSSLError) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: algorithm.byteCount)
        guard unsafe EVP_DigestFinal_ex(pointer, &out, nil) == 1 else {
            throw .last(.failed, "The digest could not be finished.")
        }
        return out
    }
}
