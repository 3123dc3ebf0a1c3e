package import ArchiveModel
import FoundationEssentials
package import OpenSSL
import Synchronization
package import TSP

/// The only reader of private keys. A directory for its owner alone:
/// ```
/// keystore.json            format, instance, test or not
/// passphrase               0400; may lie elsewhere
/// authority/0001.…         this instance's own root certificate
/// time-stamp/0001.…        its time-stamping authority
/// seal/<vault>/0001.…      an imported seal for the whole vault
/// seal/<vault>/<tenant>/…  one seal per vault and tenant, made when first asked for
/// ledger/<origin>.key      Ed25519, PKCS#8        root/<name>.key   likewise, cosigns checkpoints
/// anchors/<trust>/*.crt    certificates of outside authorities to be trusted
/// ```
package final class KeyStore: Sendable {
    /// `keystore.json`.
    struct Description: Codable {
        var format: Int
        var instance: String
        var isTest: Bool
        var created: UTCTime
    }

    package let instance: String
    /// A test instance: everything it signs proves nothing and says so.
    package let isTest: Bool
    /// This instance's own authority for time-stamps.
    package let timeStampAuthority: TimeStampAuthority
    let directory: KeyDirectory
    let passphrase: Passphrase
    let time: any TimeSource
    let random: any RandomSource
    let authority: StoredIdentity
    let cache = Mutex(Cache())

    struct Cache {
        var seals: [String: SealIdentity] = [:]
        var ledgerKeys: [String: LedgerKey] = [:]
    }

    /// What this instance's own certificates are worth.
    package var trust: TrustClass { isTest ? .test : .internal }

    /// Makes keys, root certificate and time-stamping authority in a directory that has no key store yet.
    package static func create(
        in path: String, instance: String, isTest: Bool, time: any TimeSource, random: any RandomSource
    ) throws(KeyStoreError) -> KeyStore {
        let directory = KeyDirectory(path: path)
        try directory.create(marker: "keystore.json")
        let passphrase = try makePassphrase(in: directory, random: random)
        let now = time.now()
        let trust: TrustClass = isTest ? .test : .internal
        let issuing = Issuing(instance: instance, isTest: isTest, now: now, random: random)
        let authority = try issuing.authority()
        let description = StoredIdentity.Description(trust: trust, created: now, isImported: false)
        let root = StoredIdentity(chain: [authority.certificate], key: authority.key, description: description)
        try root.write(to: "authority", in: directory, passphrase: passphrase)
        let stamping = try issuing.timeStamping(by: authority)
        try StoredIdentity(
            chain: [stamping.certificate, authority.certificate], key: stamping.key, description: description
        ).write(to: "time-stamp", in: directory, passphrase: passphrase)
        let store = Description(format: 1, instance: instance, isTest: isTest, created: now)
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            let bytes = Array(try encoder.encode(store))
            // Last: without it there is no key store.
            try directory.write(bytes + [10], to: "keystore.json", mode: 0o444)
        } catch let error as KeyStoreError {
            throw error
        } catch {
            throw KeyStoreError(code: .file, message: "keystore.json could not be written: \(error)")
        }
        return try open(path, time: time, random: random)
    }

    /// Where an earlier attempt broke off there is one already; what it encrypted stays readable.
    private static func makePassphrase(
        in directory: KeyDirectory, random: any RandomSource
    ) throws(KeyStoreError) -> Passphrase {
        if directory.exists("passphrase") {
            try directory.checkPermissions(of: "passphrase")
            return try directory.readPassphrase("passphrase")
        }
        var secret = Array((Hexadecimal.text(random.bytes(32)) + "\n").utf8)
        try directory.write(secret, to: "passphrase")
        secret.removeLast()
        return Passphrase(wiping: &secret, isChosen: false)
    }

    /// Opens a key store. The passphrase comes from the file `passphrase` in it unless given, or from `passphraseFile`,
    /// whose keeper answers for who can read it.
    package static func open(
        _ path: String, passphrase given: Passphrase? = nil, passphraseFile: String? = nil, time: any TimeSource,
        random: any RandomSource
    ) throws(KeyStoreError) -> KeyStore {
        let directory = KeyDirectory(path: path)
        guard directory.exists("keystore.json") else {
            throw KeyStoreError(code: .place, message: "\(path) holds no key store; legajo init makes one.")
        }
        try directory.checkPermissions(of: "")
        let description: Description
        let bytes = try directory.read("keystore.json")
        do { description = try JSONDecoder().decode(Description.self, from: Data(bytes)) } catch {
            throw KeyStoreError(code: .file, message: "\(path)/keystore.json cannot be read: \(error)")
        }
        guard description.format == 1 else {
            throw KeyStoreError(
                code: .format,
                message: "\(path) has format \(description.format); this program knows 1. Use a newer Legajo.")
        }
        let passphrase: Passphrase
        if let given {
            passphrase = given
        } else if let passphraseFile {
            passphrase = try KeyDirectory(path: "").readPassphrase(passphraseFile)
        } else {
            try directory.checkPermissions(of: "passphrase")
            passphrase = try directory.readPassphrase("passphrase")
        }
        return try KeyStore(
            directory: directory, description: description, passphrase: passphrase, time: time, random: random)
    }

    private init(
        directory: KeyDirectory, description: Description, passphrase: Passphrase, time: any TimeSource,
        random: any RandomSource
    ) throws(KeyStoreError) {
        self.directory = directory
        self.passphrase = passphrase
        self.time = time
        self.random = random
        instance = description.instance
        isTest = description.isTest
        guard let authority = try StoredIdentity.current("authority", in: directory, passphrase: passphrase),
            let stamping = try StoredIdentity.current("time-stamp", in: directory, passphrase: passphrase)
        else {
            throw KeyStoreError(code: .key, message: "\(directory.path) lacks its authority or its time-stamping key.")
        }
        self.authority = authority
        let stamper = try stamping.signer()
        do throws(TSPError) {
            timeStampAuthority = try TimeStampAuthority(signer: stamper, time: time, random: random)
        } catch {
            throw KeyStoreError(code: .key, message: error.message)
        }
    }
}
