import GRDB
import Synchronization

/// Gathers the writes of concurrent callers: while one transaction is being made durable the next ones collect, and
/// share the transaction after it. One flush then serves them all.
///
/// The work runs on the database's own serial writer, never on the callers' threads.
final class WriteQueue: Sendable {
    /// One caller's write. `run` may be called again after a rollback; what it returns is called after the commit.
    private struct Write: Sendable {
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        let fail: @Sendable (IndexError) -> Void
        /// Whether a power cut may not undo it once it is committed.
        let isDurable: Bool
    }

    private struct State {
        var pool: DatabasePool
        var waiting: [Write] = []
        var isDraining = false
        var isClosed = false
        var isPaused = false
        /// How the writer commits now; nil until it was told.
        var isFlushing: Bool?
    }

    private let state: Mutex<State>
    private static let largestTransaction = 256
    private static let largestBacklog = 8_192

    init(_ pool: DatabasePool) { state = Mutex(State(pool: pool)) }

    /// Runs a write and returns once it is committed: flushed, unless it needs not be `durable` because the ledger can
    /// tell it again. Throws `overloaded`, `closed`, `database`, or what the body throws.
    func perform<Value: Sendable>(
        durable: Bool = true, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(IndexError) -> Value {
        let result: Result<Value, IndexError> = await withCheckedContinuation { continuation in
            add(
                Write(
                    run: { db in
                        let value = try body(db)
                        return { continuation.resume(returning: .success(value)) }
                    },
                    fail: { continuation.resume(returning: .failure($0)) }, isDurable: durable))
        }
        return try result.get()
    }

    private func add(_ write: Write) {
        let refusal: IndexError? = state.withLock { state in
            if state.isClosed { return IndexError(.closed, "the index is closed") }
            if state.waiting.count >= Self.largestBacklog {
                return IndexError(
                    .overloaded, "\(state.waiting.count) writes are waiting for the index; try again later")
            }
            state.waiting.append(write)
            startDraining(&state)
            return nil
        }
        if let refusal { write.fail(refusal) }
    }

    private func startDraining(_ state: inout State) {
        guard !state.isDraining, !state.isPaused, !state.waiting.isEmpty else { return }
        state.isDraining = true
        state.pool.asyncWriteWithoutTransaction { [self] db in drain(db) }
    }

    private func drain(_ db: Database) {
        while let group = nextGroup() { commit(group, in: db) }
    }

    private func nextGroup() -> [Write]? {
        state.withLock { state in
            guard !state.waiting.isEmpty, !state.isPaused else {
                state.isDraining = false
                return nil
            }
            let group = Array(state.waiting.prefix(Self.largestTransaction))
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    /// One transaction for all; when it fails, one for each, so that nobody suffers for another's fault.
    private func commit(_ group: [Write], in db: Database) {
        do {
            var completions: [@Sendable () -> Void] = []
            try set(durable: group.contains(where: \.isDurable), in: db)
            try db.inTransaction(.immediate) {
                for write in group { completions.append(try write.run(db)) }
                return .commit
            }
            for completion in completions { completion() }
        } catch {
            guard group.count > 1 else {
                group.first?.fail(
                    error as? IndexError ?? IndexError(.database, "the index could not be written: \(error)"))
                return
            }
            for write in group { commit([write], in: db) }
        }
    }

    /// Of the write-ahead log, FULL flushes every commit and with it all before; NORMAL keeps them whole and in order.
    private func set(durable: Bool, in db: Database) throws {
        guard state.withLock({ $0.isFlushing }) != durable else { return }
        try db.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "NORMAL")")
        state.withLock { $0.isFlushing = durable }
    }

    /// Holds all writes back while the database is exchanged for the one `exchange` returns. They go on afterwards,
    /// on the old one if it throws.
    func pause(_ exchange: () throws(IndexError) -> DatabasePool) throws(IndexError) {
        let old = state.withLock { state in
            state.isPaused = true
            return state.pool
        }
        defer {
            state.withLock { state in
                state.isPaused = false
                startDraining(&state)
            }
        }
        // Behind the group under way.
        old.writeWithoutTransaction { _ in }
        let successor = try exchange()
        state.withLock { state in
            state.pool = successor
            state.isFlushing = nil
        }
    }

    /// Brings the log's content into the file and empties the log.
    func checkpoint() async throws(IndexError) {
        let pool = state.withLock { $0.pool }
        let result: Result<Void, IndexError> = await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { db in
                do {
                    try db.checkpoint(.truncate)
                    continuation.resume(returning: .success(()))
                } catch {
                    continuation.resume(
                        returning: .failure(IndexError(.database, "the log could not be emptied: \(error)")))
                }
            }
        }
        try result.get()
    }

    /// Refuses further writes and waits for those handed in.
    func close() {
        let pool = state.withLock { state in
            state.isClosed = true
            return state.pool
        }
        pool.writeWithoutTransaction { _ in }
    }
}
