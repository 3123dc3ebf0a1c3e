import ArchiveModel
import Synchronization

/// Runs everything on the caller's thread; which root goes on next is drawn from the random source, so that
/// a seed gives one history. For tests and single-threaded tools.
final class InlineScheduler: WriteScheduler {
    private struct State {
        var queues: [[Running]] = []
        var others: [@Sendable () -> Void] = []
        var isRunning = false
    }

    private struct Running {
        let job: RootJob
        var next = 0
    }

    private let state = Mutex(State())
    private let random: any RandomSource

    init(random: any RandomSource) { self.random = random }

    func submit(_ jobs: [RootJob]) {
        state.withLock { state in
            for job in jobs {
                while state.queues.count <= job.root { state.queues.append([]) }
                state.queues[job.root].append(Running(job: job))
            }
        }
        drain()
    }

    func stage(root: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
        run(body)
        return true
    }

    func run(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.others.append(body) }
        drain()
    }

    func after(milliseconds: Int, _ body: @escaping @Sendable () -> Void) { run(body) }

    func runLong(_ body: @escaping @Sendable () -> Void) { run(body) }

    func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) { for index in 0..<count { body(index) } }

    func every(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {}

    func stop() {}

    private func drain() {
        let mine = state.withLock { state in
            if state.isRunning { return false }
            state.isRunning = true
            return true
        }
        guard mine else { return }
        while let step = next() { step() }
    }

    /// Draws the next step; nil, and nobody running any more, when there is none.
    private func next() -> (() -> Void)? {
        let draw = Int(random.bytes(1).first ?? 0)
        return state.withLock { state in
            let busy = state.queues.indices.filter { !state.queues[$0].isEmpty }
            let count = busy.count + (state.others.isEmpty ? 0 : 1)
            guard count > 0 else {
                state.isRunning = false
                return nil
            }
            let choice = draw % count
            guard choice < busy.count else { return state.others.removeFirst() }
            let index = busy[choice]
            let running = state.queues[index][0]
            return { self.advance(running, at: index) }
        }
    }

    private func advance(_ running: Running, at index: Int) {
        var failure: RootFailure?
        if running.next < running.job.steps.count {
            do throws(RootFailure) { try running.job.steps[running.next].run() } catch { failure = error }
        }
        let isDone = failure != nil || running.next + 1 >= running.job.steps.count
        state.withLock { state in
            if isDone { state.queues[index].removeFirst() } else { state.queues[index][0].next += 1 }
        }
        if isDone { running.job.completion(failure) }
    }
}
