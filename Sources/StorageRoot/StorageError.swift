/// Why storage did not do what it was asked.
package struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable {
        /// Fewer roots than the quorum can be written: nothing was taken, try again later.
        case noQuorum
        /// An entry is empty or over 65,535 bytes.
        case entrySize
        /// A file or removal that no entry of the item names, or a removal outside `pending/`.
        case unaccounted
        /// Another file is already at this path.
        case occupied
        /// The content could not be read or is not what its digests say.
        case content
        /// No root has the file.
        case missing
        /// Every copy is damaged.
        case damaged
        /// The store is not open.
        case closed
        /// Not a storage root, or one of another archive.
        case foreign
        /// Written by a newer version of Legajo.
        case newerFormat
        /// Another process has the root.
        case locked
        /// The ledgers of the roots contradict each other.
        case fork
        /// The ledger cannot be read.
        case ledger
        /// A key did not sign.
        case key
        /// Asked for something outside what there is.
        case range
        /// The disk failed.
        case disk
        /// Too much at once (open files, threads, large files): nothing was taken, try again.
        case busy
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}

/// Why one root cannot go on; the others are not concerned.
struct RootFailure: Error, Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// The directory is not there or is not ours.
        case absent
        /// A flush failed or the ledger contradicts the others: not to be trusted before a check.
        case fenced
        /// It could not take this write (full, read-only, busy); what it has is good.
        case refused
        /// The content to be written was not what it should be; the root is not to blame.
        case content
        /// This process has no descriptor left; the root is not to blame.
        case busy
    }

    let kind: Kind
    let reason: String

    init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    init(_ error: FileSystemError) {
        kind =
            switch error.code {
            case _ where error.isFailedFlush: .fenced
            case .busy: .busy
            default: .refused
            }
        reason = error.description
    }
}
