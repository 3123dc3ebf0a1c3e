import ArchiveModel
import Synchronization

/// Submissions whose processing outlasted the caller's patience: their source is on the roots, the answer was
/// `submitted`, and the work goes on here until the archive stops.
final class RunningSubmissions: Sendable {
    private struct State {
        var tasks: [UInt64: Task<Void, Never>] = [:]
        var next: UInt64 = 0
        var closed = false
    }

    private let state = Mutex(State())
    private let stopping = Promise<Bool>()

    /// Waits that long, or until the archive stops: true then.
    func isStopping(within pause: Duration) async -> Bool { await stopping.value(within: pause) ?? false }

    /// How many are being worked on.
    var count: Int { state.withLock { $0.tasks.count } }

    /// No more is taken.
    var isStopping: Bool { state.withLock { $0.closed } }

    /// Goes on with the work in a task this value owns; false once the archive is stopping.
    func adopt(_ work: @escaping @Sendable () async -> Void) -> Bool {
        state.withLock { state in
            guard !state.closed else { return false }
            let number = state.next
            state.next += 1
            state.tasks[number] = Task {
                await work()
                self.state.withLock { _ = $0.tasks.removeValue(forKey: number) }
            }
            return true
        }
    }

    /// Takes no more and waits for those under way; what does not finish is resumed from the roots at the next start.
    func drain() async {
        let tasks = state.withLock { state in
            state.closed = true
            return Array(state.tasks.values)
        }
        stopping.fulfil(true)
        for task in tasks { await task.value }
    }
}
