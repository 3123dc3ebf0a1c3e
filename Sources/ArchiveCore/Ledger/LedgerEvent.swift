package import ArchiveModel
import ArchivePackage
import Crypto

/// One entry of the ledger, as JSON with sorted keys. Names no person and no invoice in clear: actors are
/// pseudonyms, the subject is a salted hash whose salt lies in the package and goes with it.
package struct LedgerEvent: Hashable, Sendable, Codable {
    /// What an entry records.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A submission was taken in and is being worked on.
        case submit
        /// A submission waits for a person.
        case pending
        /// An original was archived.
        case deposit
        case approve, reject, correct, supersede
        /// An original, a source or a rendition was handed out.
        case access
        /// A record (user, token, decision, …) was written.
        case record
        /// A damaged copy was found, or replaced from another root.
        case damage, repair
        /// A root is away, came back, was fenced, or gave up entries that were never acknowledged.
        case root
        /// A token or signature was made for a file that is not kept.
        case keyUse = "key-use"
    }

    /// Format of the entry.
    package var v = 1
    package var event: Kind
    package var time: UTCTime
    package var actor: PrincipalID?
    /// Hex SHA-256 of salt and identifier.
    package var subject: String?
    /// Position among the subject's entries, from 1.
    package var seq: UInt64?
    /// Hex SHA-256 of the subject's previous entry: a cut tail shows.
    package var prev: String?
    /// The file this entry makes known.
    package var path: StoragePath?
    package var digests: DigestPair?
    /// Pending files this entry makes superfluous.
    package var removes: [StoragePath]?
    /// The subject's state afterwards.
    package var state: SubmissionState?
    /// Whose token this entry ends. It ends with the entry, whether or not the record can be read.
    package var revokes: PrincipalID?
    /// The record this entry makes known, where others must know of it though its file be lost.
    package var record: RecordMark?
    /// Short facts without personal data, e.g. the root's name or the rendition handed out.
    package var note: String?

    package init(
        event: Kind, time: UTCTime, actor: PrincipalID? = nil, subject: String? = nil, seq: UInt64? = nil,
        prev: String? = nil, path: StoragePath? = nil, digests: DigestPair? = nil,
        removes: [StoragePath]? = nil, state: SubmissionState? = nil, revokes: PrincipalID? = nil,
        record: RecordMark? = nil, note: String? = nil
    ) {
        self.event = event
        self.time = time
        self.actor = actor
        self.subject = subject
        self.seq = seq
        self.prev = prev
        self.path = path
        self.digests = digests
        self.removes = removes
        self.state = state
        self.revokes = revokes
        self.record = record
        self.note = note
    }

    /// The name under which the ledger knows an invoice: SHA-256 over the salt and the identifier's text, hex.
    package static func subject(of id: DocumentID, salt: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(data: salt)
        hash.update(data: Array(id.description.utf8))
        return Hexadecimal.text(hash.finalize())
    }

    /// What the subject's next entry names as `prev`.
    package static func chainDigest(of entry: [UInt8]) -> String { Hexadecimal.text(SHA256.hash(data: entry)) }
}

/// Where a subject's chain of entries stands.
package struct SubjectChain: Hashable, Sendable, Codable {
    package var salt: [UInt8]
    package var seq: UInt64
    package var last: String?

    package init(salt: [UInt8], seq: UInt64 = 0, last: String? = nil) {
        self.salt = salt
        self.seq = seq
        self.last = last
    }

    /// Completes an event as the chain's next entry and moves the chain on. Reason and details are for people and
    /// stay out of the entry.
    package mutating func append(
        _ event: LedgerEvent, about id: DocumentID, reason: String? = nil, details: [String] = []
    ) throws(ArchiveFailure) -> LedgerEntry {
        var event = event
        seq += 1
        event.subject = LedgerEvent.subject(of: id, salt: salt)
        event.seq = seq
        event.prev = last
        let bytes = try CanonicalJSON.encode(event)
        last = LedgerEvent.chainDigest(of: bytes)
        return LedgerEntry(bytes: bytes, event: event, reason: reason, details: details)
    }
}

/// An entry ready to be written, with what people are told beside it.
package struct LedgerEntry: Hashable, Sendable {
    package var bytes: [UInt8]
    package var event: LedgerEvent
    package var reason: String?
    package var details: [String]

    /// As people see it, at its position.
    package func told(at position: UInt64) -> InvoiceEvent {
        InvoiceEvent(
            event: event.event.rawValue, time: event.time, actor: event.actor, entry: position, reason: reason,
            details: details + (event.note.map { [$0] } ?? []))
    }
}
