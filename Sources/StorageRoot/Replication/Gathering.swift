import Synchronization

/// Waiting a moment for company. A group costs each root three flushes whether one caller shares it or ten, so while
/// several are on their way a group waits for half of them, at most some milliseconds. Whoever is alone never waits.
extension ReplicatedStore {
    /// Runs what ends in a commit, or in none, and lets the groups meanwhile know that somebody is on the way.
    package func approaching<Result, Failure: Error>(
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        state.withLock { $0.approaching += 1 }
        defer {
            state.withLock { $0.approaching -= 1 }
            pump()
        }
        return try await body()
    }
}

extension StoreState {
    /// Whether the next group had better wait for others.
    var isWorthWaiting: Bool { gathered < nextGroup && waiting.count * 2 < approaching }
}
