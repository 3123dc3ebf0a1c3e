import Synchronization

/// One named thread per root, a few that share other blocking work, one for what recurs.
final class ThreadScheduler: WriteScheduler {
    private let roots: [WorkThreads]
    private let others: WorkThreads
    private let clock: WorkThreads

    init(roots names: [String], others count: Int = 4) {
        roots = names.map { WorkThreads(name: "root-\($0)") }
        others = WorkThreads(name: "storage", count: count)
        clock = WorkThreads(name: "storage-clock")
    }

    func submit(_ jobs: [RootJob]) {
        for job in jobs {
            roots[job.root].submit {
                var failure: RootFailure?
                for step in job.steps {
                    do throws(RootFailure) { try step.run() } catch {
                        failure = error
                        break
                    }
                }
                job.completion(failure)
            }
        }
    }

    func run(_ body: @escaping @Sendable () -> Void) { others.submit(body) }

    func runLong(_ body: @escaping @Sendable () -> Void) {
        let thread = WorkThreads(name: "storage-long")
        thread.submit(body)
        thread.finish()
    }

    func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        guard count > 1 else { return (0..<count).forEach(body) }
        let threads = (0..<count).map { WorkThreads(name: "storage-scan-\($0)") }
        for (index, thread) in threads.enumerated() { thread.submit { body(index) } }
        for thread in threads { thread.stop() }
    }

    func every(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        clock.recur(milliseconds: milliseconds, body)
    }

    func stop() {
        clock.stop()
        others.stop()
        for thread in roots { thread.stop() }
    }
}
