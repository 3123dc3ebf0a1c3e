import ArchiveModel
import Synchronization

/// A submission under way: its identifier, and what of it lies on the roots already. Shared by the work and by
/// the caller that waits for it.
final class SubmissionTicket: Sendable {
    struct State {
        var chain: SubjectChain
        /// The package that keeps the source while the work goes on.
        var pendingPath: StoragePath?
        /// The last package was written, or the submission was given up: nothing more must be kept.
        var isSettled = false
        /// Identifier, bytes and key are claimed in the index.
        var isReserved = false
    }

    let id: DocumentID
    let state: Mutex<State>
    /// What the submission became.
    let outcome = Promise<Result<InvoiceMetadata, ArchiveFailure>>()

    init(id: DocumentID, chain: SubjectChain, pendingPath: StoragePath? = nil) {
        self.id = id
        state = Mutex(State(chain: chain, pendingPath: pendingPath))
    }
}
