import ArchiveModel
import OpenSSL
import Synchronization

extension KeyStore {
    /// The key of a ledger's origin, made on first use. The name is a path-safe word.
    package func ledgerKey(origin: String) throws(KeyStoreError) -> LedgerKey { try key("ledger", origin) }

    /// The key with which a root cosigns checkpoints, made on first use.
    package func rootKey(_ root: String) throws(KeyStoreError) -> LedgerKey { try key("root", root) }

    private func key(_ kind: String, _ name: String) throws(KeyStoreError) -> LedgerKey {
        guard let path = StoragePath(name), path.components.count == 1 else {
            throw KeyStoreError(code: .place, message: "\(name) cannot name a key: letters, digits and . _ - only.")
        }
        let place = "\(kind)/\(name)"
        return try cache.withLock { (cache: inout Cache) throws(KeyStoreError) in
            if let known = cache.ledgerKeys[place] { return known }
            let stored = try directory.exists(place + ".key") ? readKey(place) : makeKey(kind, place)
            let key = try LedgerKey(name: name, key: stored)
            cache.ledgerKeys[place] = key
            return key
        }
    }

    private func readKey(_ place: String) throws(KeyStoreError) -> PrivateKey {
        guard let blocks = PEM.blocks(PEM.encryptedPrivateKey, in: try directory.read(place + ".key")),
            blocks.count == 1
        else {
            throw KeyStoreError(code: .key, message: "\(place).key holds no encrypted private key.")
        }
        do throws(OpenSSLError) { return try PrivateKey(encrypted: blocks[0], passphrase: passphrase) } catch {
            throw KeyStoreError(code: .key, message: "\(place).key: \(error.message)")
        }
    }

    private func makeKey(_ kind: String, _ place: String) throws(KeyStoreError) -> PrivateKey {
        let made: PrivateKey
        let encrypted: [UInt8]
        do throws(OpenSSLError) {
            made = try PrivateKey.generate(.ed25519)
            encrypted = try made.encrypted(passphrase)
        } catch {
            throw KeyStoreError(code: .key, message: "The key \(place) could not be made: \(error.message)")
        }
        try directory.makeDirectory(kind)
        try directory.write(PEM.text(PEM.encryptedPrivateKey, encrypted), to: place + ".key")
        return made
    }
}
