import ArchiveModel
import WorkerProtocol

extension WorkerRefusal {
    /// Says nothing about the document: no worker was free or could be started, or none got
    /// the processor in time. The same request may succeed soon.
    var isTransient: Bool { ["busy", "unavailable", "slow"].contains(code) }

    /// Why a document was not worked on, in the archive's words.
    var failure: ArchiveFailure {
        if isTransient { return ArchiveFailure(.busy, message, retryAfter: 5) }
        switch code {
        case "encrypted": return ArchiveFailure(.encrypted, message)
        case Self.unfitTemplate: return ArchiveFailure(.badTemplate, message)
        default: return ArchiveFailure(.unreadable, message)
        }
    }

    /// Why a copy of what is archived was not made: `notAvailable` only where the invoice has no such form. That it takes
    /// more time or memory than a worker has, or that a worker broke off, says nothing about that.
    func failure(ofCopying id: DocumentID, _ words: String) -> ArchiveFailure {
        if isTransient { return failure }
        let code: ArchiveFailure.Code =
            switch code {
            case "not-convertible", "unsupported", "unreadable", "encrypted", "differs": .notAvailable
            case "too-large", "timed-out", "out-of-memory": .tooLarge
            default: .internal
            }
        return ArchiveFailure(code, words, id: id)
    }
}
