import ArchiveModel
import Crypto
import Synchronization

/// Who may use the archive: credentials by the digest of their secret, kept in memory, recorded on the roots.
final class CredentialBook: Sendable {
    private let credentials = Mutex<[ContentDigest: Credential]>([:])

    /// The newest version of every credential that can be read, and whose tokens ended when. What was revoked stays so.
    func load(_ all: [Credential], revocations: [PrincipalID: UTCTime]) {
        credentials.withLock { credentials in
            let revoked = credentials.filter { $0.value.revoked != nil }
            credentials = [:]
            for var credential in all {
                credential.revoked = credential.revoked ?? revocations[credential.principal.id]
                credentials[credential.secret] = credential
            }
            credentials.merge(revoked) { _, kept in kept }
        }
    }

    func keep(_ credential: Credential) { credentials.withLock { $0[credential.secret] = credential } }

    var all: [Credential] {
        credentials.withLock { Array($0.values) }.sorted {
            ($0.created, $0.principal.id.text) < ($1.created, $1.principal.id.text)
        }
    }

    func credential(of holder: PrincipalID) -> Credential? {
        all.first { $0.principal.id == holder && $0.revoked == nil }
    }

    /// Looked up by digest, so that comparing leaks nothing about a secret.
    func principal(for secret: ContentDigest, at time: UTCTime) -> Principal? {
        guard let credential = credentials.withLock({ $0[secret] }), credential.revoked == nil else { return nil }
        if let end = credential.principal.expires, end <= time { return nil }
        return credential.principal
    }
}
