import Synchronization

/// One holder per key; others wait in order. Keeps the entries about one invoice in sequence.
package final class KeyedLock<Key: Hashable & Sendable>: Sendable {
    private struct Waiting {
        var continuations: [CheckedContinuation<Void, Never>] = []
    }

    private let held = Mutex<[Key: Waiting]>([:])

    package init() {}

    /// Runs the body while holding the key.
    package func withLock<Result, Failure: Error>(
        _ key: Key, _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        await acquire(key)
        defer { release(key) }
        return try await body()
    }

    private func acquire(_ key: Key) async {
        await withCheckedContinuation { continuation in
            let mine = held.withLock { held in
                if held[key] == nil {
                    held[key] = Waiting()
                    return true
                }
                held[key]?.continuations.append(continuation)
                return false
            }
            if mine { continuation.resume() }
        }
    }

    private func release(_ key: Key) {
        let next = held.withLock { held -> CheckedContinuation<Void, Never>? in
            guard var waiting = held[key], !waiting.continuations.isEmpty else {
                held[key] = nil
                return nil
            }
            let first = waiting.continuations.removeFirst()
            held[key] = waiting
            return first
        }
        next?.resume()
    }
}
