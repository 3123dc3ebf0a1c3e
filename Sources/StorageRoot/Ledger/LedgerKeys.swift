import Crypto
import FoundationEssentials

/// An Ed25519 key that signs notes, by its name and public part.
package struct NoteKey: Hashable, Sendable {
    /// C2SP signed-note signature types.
    enum Use: UInt8 {
        case signature = 1
        case cosignature = 4
    }

    /// Without spaces or plus signs.
    package let name: String
    /// 32 bytes (RFC 8032).
    package let publicKey: [UInt8]

    package init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
    }

    /// First four bytes of SHA-256 over name, line feed, type and public key.
    func identifier(_ use: Use) -> [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [10, use.rawValue] + publicKey).prefix(4))
    }

    func verifies(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }

    /// The verifier key as C2SP writes it: `<name>+<key id>+<base64 of type and public key>`.
    package func verifierText(cosigner: Bool = false) -> String {
        let use = cosigner ? Use.cosignature : .signature
        let id = identifier(use).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return "\(name)+\(id.joined())+\(Data([use.rawValue] + publicKey).base64EncodedString())"
    }
}

/// Signs with a key this module never sees.
package struct NoteSigner: Sendable {
    package let key: NoteKey
    private let sign: @Sendable ([UInt8]) throws -> [UInt8]

    /// `sign` returns the 64 bytes of an Ed25519 signature over exactly the bytes given.
    package init(key: NoteKey, sign: @escaping @Sendable ([UInt8]) throws -> [UInt8]) {
        self.key = key
        self.sign = sign
    }

    func signature(over message: [UInt8]) throws(StorageError) -> [UInt8] {
        let signature: [UInt8]
        do {
            signature = try sign(message)
        } catch {
            throw StorageError(.key, "the key \(key.name) did not sign: \(error)")
        }
        guard signature.count == 64 else {
            throw StorageError(.key, "the key \(key.name) gave \(signature.count) bytes, not an Ed25519 signature")
        }
        return signature
    }
}

/// The keys of a ledger: one for its origin, one for each root by name. A root without a key does not cosign.
package struct LedgerKeys: Sendable {
    package let origin: NoteSigner
    package let roots: [String: NoteSigner]

    package init(origin: NoteSigner, roots: [String: NoteSigner]) {
        self.origin = origin
        self.roots = roots
    }
}
