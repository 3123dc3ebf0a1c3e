package import ArchiveModel

/// Something that happened to a root or to a copy, for the ledger, the log and the operator.
package struct StorageIncident: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// A root is not there, or not ours.
        case absent
        /// A root must be checked before it is used again.
        case fenced
        /// A root could not take a write and is being brought up to date.
        case behind
        /// A root is complete again.
        case rejoined
        /// Ledger entries that were never acknowledged were moved to quarantine/.
        case setAside = "set-aside"
        /// A root has a head that the archive signed and that its ledger never had.
        case contradicted
        /// A copy is damaged; it is in quarantine/ now.
        case damaged
        /// A copy is not there.
        case missing
        /// A copy was written anew from another root.
        case repaired
        /// A file that no ledger entry names.
        case stray
    }

    package let kind: Kind
    package let root: String
    package let path: StoragePath?
    package let message: String

    package init(_ kind: Kind, root: String, path: StoragePath? = nil, message: String) {
        self.kind = kind
        self.root = root
        self.path = path
        self.message = message
    }
}
