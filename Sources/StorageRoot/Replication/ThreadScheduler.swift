import CLinuxShims
import Glibc
import Synchronization

/// One named thread per root, one for other blocking work, one for what recurs.
final class ThreadScheduler: WriteScheduler {
    private let roots: [WorkThread]
    private let others: [WorkThread]
    private let turn = Atomic<Int>(0)
    private let clock: WorkThread

    init(roots names: [String], others count: Int = 2) {
        roots = names.map { WorkThread(name: "root-\($0)") }
        others = (0..<max(1, count)).map { WorkThread(name: "storage-\($0)") }
        clock = WorkThread(name: "storage-clock")
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

    func run(_ body: @escaping @Sendable () -> Void) {
        others[turn.add(1, ordering: .relaxed).newValue % others.count].submit(body)
    }

    func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        guard count > 1 else { return (0..<count).forEach(body) }
        let threads = (0..<count).map { WorkThread(name: "storage-scan-\($0)") }
        for (index, thread) in threads.enumerated() { thread.submit { body(index) } }
        for thread in threads { thread.stop() }
    }

    func every(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        clock.recur(milliseconds: milliseconds, body)
    }

    func stop() {
        clock.stop()
        for thread in others { thread.stop() }
        for thread in roots { thread.stop() }
    }
}

/// A thread that does what it is given, in order.
@safe
final class WorkThread: @unchecked Sendable {
    // Reached only with the lock held.
    private var queue: [@Sendable () -> Void] = []
    private var isStopping = false
    private var recurring: (milliseconds: Int, body: @Sendable () -> Void)?
    private var isDone = false
    private let name: String
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    init(name: String) {
        self.name = String(name.prefix(15))
        unsafe lock = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe lock.initialize(to: pthread_mutex_t())
        unsafe changed = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe changed.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(changed, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
        start()
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(lock)
        unsafe changed.deallocate()
        unsafe lock.deallocate()
    }

    func submit(_ body: @escaping @Sendable () -> Void) {
        withLock { queue.append(body) }
    }

    func recur(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        withLock { recurring = (milliseconds, body) }
    }

    /// Does what was submitted before, then ends; returns when it has ended.
    func stop() {
        withLock { isStopping = true }
        unsafe pthread_mutex_lock(lock)
        while !isDone { unsafe pthread_cond_wait(changed, lock) }
        unsafe pthread_mutex_unlock(lock)
    }

    private func withLock(_ body: () -> Void) {
        unsafe pthread_mutex_lock(lock)
        body()
        unsafe pthread_cond_broadcast(changed)
        unsafe pthread_mutex_unlock(lock)
    }

    private func start() {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        let result = unsafe pthread_create(&thread, nil, { context in
            guard let context = unsafe context else { return nil }
            let thread = unsafe Unmanaged<WorkThread>.fromOpaque(context).takeRetainedValue()
            thread.loop()
            return nil
        }, context)
        guard result == 0 else {
            unsafe Unmanaged<WorkThread>.fromOpaque(context).release()
            preconditionFailure("no thread could be started (error \(result))")
        }
        pthread_detach(thread)
    }

    private func loop() {
        unsafe storage_name_thread(name)
        unsafe pthread_mutex_lock(lock)
        while true {
            if !queue.isEmpty {
                let bodies = queue
                queue = []
                unsafe pthread_mutex_unlock(lock)
                for body in bodies { body() }
                unsafe pthread_mutex_lock(lock)
            } else if isStopping {
                break
            } else if let recurring {
                var until = timespec()
                unsafe clock_gettime(CLOCK_MONOTONIC, &until)
                until.tv_sec += recurring.milliseconds / 1_000
                until.tv_nsec += recurring.milliseconds % 1_000 * 1_000_000
                if until.tv_nsec >= 1_000_000_000 {
                    until.tv_sec += 1
                    until.tv_nsec -= 1_000_000_000
                }
                if unsafe pthread_cond_timedwait(changed, lock, &until) == ETIMEDOUT, !isStopping {
                    unsafe pthread_mutex_unlock(lock)
                    recurring.body()
                    unsafe pthread_mutex_lock(lock)
                }
            } else {
                unsafe pthread_cond_wait(changed, lock)
            }
        }
        isDone = true
        unsafe pthread_cond_broadcast(changed)
        unsafe pthread_mutex_unlock(lock)
    }
}
