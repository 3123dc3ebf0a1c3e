import ArchiveModel
import Synchronization

/// Copies are made one at a time: they share workers with what comes in, and each may hold an invoice of any length.
package final class CopyGate: Sendable {
    private static let mostWaiting = 8

    private let turn = KeyedLock<Int>()
    private let present = Mutex(0)

    package init() {}

    /// Runs the body when it is its turn. Throws `busy` where too many wait already.
    package func passing<Result>(
        _ body: () async throws(ArchiveFailure) -> Result
    ) async throws(ArchiveFailure) -> Result {
        let mayWait = present.withLock { count in
            guard count <= Self.mostWaiting else { return false }
            count += 1
            return true
        }
        guard mayWait else {
            throw ArchiveFailure(.busy, "Too many copies are being made; try again in a moment.", retryAfter: 5)
        }
        defer { present.withLock { $0 -= 1 } }
        return try await turn.withLock(0, body)
    }
}
