package import ArchiveModel
import Crypto
import FoundationEssentials

/// The signed head of the ledger: a C2SP tlog-checkpoint in a C2SP signed note.
package struct Checkpoint: Hashable, Sendable {
    package let origin: String
    package let size: UInt64
    package let rootHash: TreeHash
    /// The signature lines as they stand in the note.
    package var signatures: [NoteSignature]

    package init(origin: String, size: UInt64, rootHash: TreeHash, signatures: [NoteSignature] = []) {
        self.origin = origin
        self.size = size
        self.rootHash = rootHash
        self.signatures = signatures
    }

    /// What is signed: origin, size and root hash on a line each.
    package var body: String {
        "\(origin)\n\(size)\n\(Data(rootHash.bytes).base64EncodedString())\n"
    }

    /// The note: the body, an empty line, the signatures.
    package var text: String { body + "\n" + signatures.map { $0.line + "\n" }.joined() }

    /// Nil when the text is no checkpoint.
    package init?(_ text: String) {
        let all = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard all.count >= 5, all[3].isEmpty else { return nil }
        let head = all[..<3]
        guard !head[0].isEmpty, let size = UInt64(head[1]), String(size) == head[1],
            let digest = Data(base64Encoded: String(head[2])), let root = TreeHash(Array(digest))
        else { return nil }
        let lines = all[4...]
        guard lines.last == "" else { return nil }
        var signatures: [NoteSignature] = []
        for line in lines.dropLast() {
            guard let signature = NoteSignature(line: line) else { return nil }
            signatures.append(signature)
        }
        self.init(origin: String(head[0]), size: size, rootHash: root, signatures: signatures)
    }

    /// The note carries this key's signature over its body.
    package func isSigned(by key: NoteKey) -> Bool {
        signatures.contains { signature in
            guard signature.name == key.name, signature.blob.prefix(4).elementsEqual(key.identifier(.signature)) else {
                return false
            }
            return key.verifies(Array(signature.blob.dropFirst(4)), over: Array(body.utf8))
        }
    }

    /// When this key cosigned the note (C2SP tlog-cosignature v1), in whole seconds; nil when it did not.
    package func cosigned(by key: NoteKey) -> UTCTime? {
        for signature in signatures where signature.name == key.name {
            guard signature.blob.prefix(4).elementsEqual(key.identifier(.cosignature)), signature.blob.count == 76
            else { continue }
            let seconds = signature.blob[4..<12].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            if key.verifies(Array(signature.blob[12...]), over: Self.cosigned(body: body, seconds: seconds)) {
                return UTCTime(milliseconds: Int64(clamping: seconds) * 1_000)
            }
        }
        return nil
    }

    /// Adds the origin's signature.
    mutating func sign(with signer: NoteSigner) throws(StorageError) {
        let blob = signer.key.identifier(.signature) + (try signer.signature(over: Array(body.utf8)))
        signatures.append(NoteSignature(name: signer.key.name, blob: blob))
    }

    /// Adds a root's cosignature.
    mutating func cosign(with signer: NoteSigner, at time: UTCTime) throws(StorageError) {
        let seconds = UInt64(clamping: time.seconds)
        let signature = try signer.signature(over: Self.cosigned(body: body, seconds: seconds))
        let stamp = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> UInt64(56 - 8 * $0)) }
        signatures.append(
            NoteSignature(name: signer.key.name, blob: signer.key.identifier(.cosignature) + stamp + signature))
    }

    private static func cosigned(body: String, seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(body)".utf8)
    }
}

/// A signature line of a note: `— <name> <base64 of key id and signature>`.
package struct NoteSignature: Hashable, Sendable {
    package let name: String
    package let blob: [UInt8]

    init(name: String, blob: [UInt8]) {
        self.name = name
        self.blob = blob
    }

    init?(line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "—", !parts[1].isEmpty, let blob = Data(base64Encoded: String(parts[2])),
            blob.count > 4
        else { return nil }
        self.init(name: String(parts[1]), blob: Array(blob))
    }

    var line: String { "— \(name) \(Data(blob).base64EncodedString())" }
}
