import Synchronization

/// Keeps ledger and index in step: a commit and its index row are made inside the gate, any number at once; whoever
/// holds it alone finds nothing half told. When a row could not be written the gate stays shut until the index has
/// followed the ledger again, for the next entry about an invoice is made from its row.
final class IndexGate: Sendable {
    fileprivate struct State {
        var inside = 0
        var isHeldAlone = false
        var waiting: [(alone: Bool, continuation: CheckedContinuation<Void, Never>)] = []
        /// What the index lacks.
        var lag: String?
        /// How often the index tried to follow.
        var attempts: UInt64 = 0
        /// The last attempt, where it ended with entries that nobody can read.
        var inVain: FollowAttempt?
    }

    private let state = Mutex(State())

    /// What the index lacks of the ledger, for people; nil while it is level.
    var lag: String? {
        get { state.withLock { $0.lag } }
        set { state.withLock { $0.lag = newValue } }
    }

    /// How often the index tried to follow the ledger again.
    var attempts: UInt64 { state.withLock { $0.attempts } }

    /// `inVain` is the attempt where trying again the same way would end the same.
    func noteAttempt(inVain: FollowAttempt? = nil) {
        state.withLock { state in
            state.attempts += 1
            state.inVain = inVain
        }
    }

    /// Whether another attempt is due: something changed since the last one, or enough time has gone by.
    func mayFollow(on ground: FollowAttempt.Ground, at moment: UInt64) -> Bool {
        state.withLock { $0.inVain?.isOver(on: ground, at: moment) ?? true }
    }

    /// Runs the body beside others that do the same.
    func shared<Result, Failure: Error>(_ body: () async throws(Failure) -> Result) async throws(Failure) -> Result {
        await enter(alone: false)
        defer { leave() }
        return try await body()
    }

    /// Runs the body while nobody else is inside. Must not be asked for from inside.
    func alone<Result, Failure: Error>(_ body: () async throws(Failure) -> Result) async throws(Failure) -> Result {
        await enter(alone: true)
        defer { leave() }
        return try await body()
    }

    private func enter(alone: Bool) async {
        await withCheckedContinuation { continuation in
            let mayPass = state.withLock { state in
                guard state.waiting.isEmpty, state.admits(alone: alone) else {
                    state.waiting.append((alone, continuation))
                    return false
                }
                state.take(alone: alone)
                return true
            }
            if mayPass { continuation.resume() }
        }
    }

    private func leave() {
        let next = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            if state.isHeldAlone { state.isHeldAlone = false } else { state.inside -= 1 }
            var next: [CheckedContinuation<Void, Never>] = []
            while let first = state.waiting.first, state.admits(alone: first.alone) {
                state.waiting.removeFirst()
                state.take(alone: first.alone)
                next.append(first.continuation)
            }
            return next
        }
        for continuation in next { continuation.resume() }
    }
}

extension IndexGate.State {
    fileprivate func admits(alone: Bool) -> Bool { !isHeldAlone && (!alone || inside == 0) }

    fileprivate mutating func take(alone: Bool) {
        if alone { isHeldAlone = true } else { inside += 1 }
    }
}
