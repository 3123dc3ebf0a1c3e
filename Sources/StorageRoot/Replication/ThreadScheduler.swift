import Synchronization

/// Two named threads per root, one for its groups and one for large files; a few that share other blocking work; one
/// for what recurs, one for what is put off.
final class ThreadScheduler: WriteScheduler {
    /// Large files that may wait for one root.
    private static let stagingLimit = 16

    private let roots: [WorkThreads]
    private let staging: [WorkThreads]
    private let others: WorkThreads
    private let clock: WorkThreads
    private let delays: WorkThreads

    /// Code `busy` when a thread cannot be started.
    init(roots names: [String], others count: Int = 4) throws(StorageError) {
        var started: [WorkThreads] = []
        do throws(ThreadFailure) {
            for name in names.map({ "root-\($0)" }) + names.map({ "stage-\($0)" }) {
                started.append(try WorkThreads(name: name))
            }
            started.append(try WorkThreads(name: "storage", count: count))
            started.append(try WorkThreads(name: "storage-clock"))
            started.append(try WorkThreads(name: "storage-delay"))
        } catch {
            for threads in started { threads.finish() }
            throw StorageError(.busy, error.description)
        }
        roots = Array(started[..<names.count])
        staging = Array(started[names.count..<(2 * names.count)])
        others = started[2 * names.count]
        clock = started[2 * names.count + 1]
        delays = started[2 * names.count + 2]
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

    func after(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        delays.submit(after: milliseconds, body)
    }

    func stage(root: Int, _ body: @escaping @Sendable () -> Void) -> Bool {
        staging[root].submit(body, limit: Self.stagingLimit)
    }

    func runLong(_ body: @escaping @Sendable () -> Void) {
        guard let thread = try? WorkThreads(name: "storage-long") else { return others.submit(body) }
        thread.submit(body)
        thread.finish()
    }

    func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [WorkThreads] = []
        // The last share, and those no thread can be started for, are the caller's.
        var next = 0
        while next < count - 1, let thread = try? WorkThreads(name: "storage-scan-\(next)") {
            let index = next
            thread.submit { body(index) }
            threads.append(thread)
            next += 1
        }
        for index in next..<max(next, count) { body(index) }
        for thread in threads { thread.stop() }
    }

    func every(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        clock.recur(milliseconds: milliseconds, body)
    }

    func stop() {
        clock.stop()
        delays.stop()
        others.stop()
        for thread in staging + roots { thread.stop() }
    }
}
