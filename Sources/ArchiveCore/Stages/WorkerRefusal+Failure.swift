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
}
