import ArchiveModel
import CMS
import FoundationEssentials
import OpenSSL

/// A key with its certificates as kept on disk: `NNNN.key` (encrypted PKCS#8), `NNNN.crt` (certificate, then those
/// above it, PEM) and `NNNN.json`. The highest number is the current one; older ones stay for their certificates.
struct StoredIdentity: Sendable {
    /// `NNNN.json`.
    struct Description: Codable {
        var trust: TrustClass
        var created: UTCTime
        /// The key came from outside.
        var isImported: Bool
    }

    let chain: [Certificate]
    let key: PrivateKey
    let description: Description

    /// The current identity of a place such as `seal/issued/acme`; nil where there is none.
    static func current(
        _ place: String, in directory: KeyDirectory, passphrase: Passphrase
    ) throws(KeyStoreError) -> StoredIdentity? {
        guard let name = generations(place, in: directory).last else { return nil }
        let base = "\(place)/\(name)"
        let description = try description(base, in: directory)
        guard let blocks = PEM.blocks(PEM.encryptedPrivateKey, in: try directory.read(base + ".key")), blocks.count == 1
        else {
            throw KeyStoreError(code: .key, message: "\(base).key holds no encrypted private key.")
        }
        let chain = try chain(base, in: directory)
        let key: PrivateKey
        let isPair: Bool
        do throws(OpenSSLError) {
            key = try PrivateKey(encrypted: blocks[0], passphrase: passphrase)
            isPair = try key.publicKey().der == chain[0].publicKey.der
        } catch {
            throw KeyStoreError(code: .key, message: "\(base).key: \(error.message)")
        }
        guard isPair else { throw KeyStoreError(code: .key, message: "\(base).key does not belong to \(base).crt.") }
        return StoredIdentity(chain: chain, key: key, description: description)
    }

    /// Certificates of all generations, with what they are worth.
    static func certificates(
        _ place: String, in directory: KeyDirectory
    ) throws(KeyStoreError) -> [(chain: [Certificate], description: Description)] {
        var found: [(chain: [Certificate], description: Description)] = []
        for name in generations(place, in: directory) {
            let base = "\(place)/\(name)"
            found.append((try chain(base, in: directory), try description(base, in: directory)))
        }
        return found
    }

    /// For CMS.
    func signer() throws(KeyStoreError) -> Signer {
        do throws(CMSError) {
            return try Signer(certificate: chain[0], intermediates: Array(chain.dropFirst()), key: key)
        } catch {
            throw KeyStoreError(code: .key, message: error.message)
        }
    }

    /// Writes a new generation. The description goes last: without it the generation does not exist.
    func write(to place: String, in directory: KeyDirectory, passphrase: Passphrase) throws(KeyStoreError) {
        try directory.makeDirectory(place)
        // Files of a generation that was never finished keep their number: nothing is overwritten.
        let taken = directory.names(in: place).compactMap { Int($0.prefix { $0 != "." }) }
        let number = (taken.max() ?? 0) + 1
        let digits = String(number)
        let base = "\(place)/" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        let encrypted: [UInt8]
        let details: [UInt8]
        do throws(OpenSSLError) { encrypted = try key.encrypted(passphrase) } catch {
            throw KeyStoreError(code: .key, message: "The key for \(place) could not be encrypted: \(error.message)")
        }
        do { details = Array(try JSONEncoder().encode(description)) } catch {
            throw KeyStoreError(code: .file, message: "The description of \(place) could not be written: \(error)")
        }
        try directory.write(PEM.text(PEM.encryptedPrivateKey, encrypted), to: base + ".key")
        try directory.write(chain.flatMap { PEM.text(PEM.certificate, $0.der) }, to: base + ".crt", mode: 0o444)
        try directory.write(details, to: base + ".json", mode: 0o444)
    }

    private static func generations(_ place: String, in directory: KeyDirectory) -> [String] {
        directory.names(in: place).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
            .filter { Int($0) != nil }
    }

    private static func chain(_ base: String, in directory: KeyDirectory) throws(KeyStoreError) -> [Certificate] {
        guard let blocks = PEM.blocks(PEM.certificate, in: try directory.read(base + ".crt")), !blocks.isEmpty else {
            throw KeyStoreError(code: .key, message: "\(base).crt holds no certificate.")
        }
        var chain: [Certificate] = []
        for block in blocks {
            do throws(OpenSSLError) { chain.append(try Certificate(der: block)) } catch {
                throw KeyStoreError(code: .key, message: "\(base).crt: \(error.message)")
            }
        }
        return chain
    }

    private static func description(_ base: String, in directory: KeyDirectory) throws(KeyStoreError) -> Description {
        let bytes = try directory.read(base + ".json")
        do { return try JSONDecoder().decode(Description.self, from: Data(bytes)) } catch {
            throw KeyStoreError(code: .file, message: "\(base).json cannot be read: \(error)")
        }
    }
}
