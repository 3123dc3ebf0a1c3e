import OpenSSL

/// An Ed25519 key (RFC 8032) that signs the ledger's checkpoints for an origin, or cosigns them for a root.
package struct LedgerKey: Sendable {
    package let name: String
    /// 32 bytes.
    package let publicKey: [UInt8]
    private let key: PrivateKey

    init(name: String, key: PrivateKey) throws(KeyStoreError) {
        do throws(OpenSSLError) {
            guard let bytes = try key.publicKey().ed25519Bytes else {
                throw OpenSSLError(code: .mismatch, message: "it is not an Ed25519 key")
            }
            publicKey = bytes
        } catch {
            throw KeyStoreError(code: .key, message: "The ledger key \(name) cannot be used: \(error.message).")
        }
        self.name = name
        self.key = key
    }

    /// 64 bytes.
    package func sign(_ bytes: [UInt8]) throws(KeyStoreError) -> [UInt8] {
        do throws(OpenSSLError) { return try key.sign(bytes, with: .ed25519) } catch {
            throw KeyStoreError(code: .key, message: "The ledger key \(name) did not sign: \(error.message)")
        }
    }
}
