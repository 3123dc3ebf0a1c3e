import CLinuxShims
import Glibc

/// No thread could be started.
struct ThreadFailure: Error, Hashable, Sendable, CustomStringConvertible {
    let code: Int32

    var description: String { "no thread could be started (errno \(code))" }
}

/// Threads that share a queue of blocking work, begun in order.
@safe
final class WorkThreads: @unchecked Sendable {
    // Reached only with the lock held.
    private var queue: [@Sendable () -> Void] = []
    private var next = 0
    private var isStopping = false
    private var recurring: (milliseconds: Int, body: @Sendable () -> Void)?
    private var delayed: [(due: timespec, body: @Sendable () -> Void)] = []
    private var live: Int
    private let name: String
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    /// Starts all of the threads or throws.
    init(name: String, count: Int = 1) throws(ThreadFailure) {
        self.name = String(name.prefix(15))
        live = 0
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
        for _ in 0..<count {
            let result = start()
            guard result == 0 else {
                finish()
                throw ThreadFailure(code: result)
            }
        }
    }

    deinit {
        unsafe pthread_cond_destroy(changed)
        unsafe pthread_mutex_destroy(lock)
        unsafe changed.deallocate()
        unsafe lock.deallocate()
    }

    /// Queues work.
    func submit(_ body: @escaping @Sendable () -> Void) {
        withLock { queue.append(body) }
    }

    /// Queues work unless that much waits already.
    func submit(_ body: @escaping @Sendable () -> Void, limit: Int) -> Bool {
        var isQueued = false
        withLock {
            isQueued = queue.count - next < limit
            if isQueued { queue.append(body) }
        }
        return isQueued
    }

    /// Calls again and again while there is nothing else to do.
    func recur(milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        withLock { recurring = (milliseconds, body) }
    }

    /// Queues work for that long from now, or for the end if that comes first.
    func submit(after milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        let due = timespec.now(plus: milliseconds)
        withLock { delayed.insert((due, body), at: delayed.firstIndex { due < $0.due } ?? delayed.count) }
    }

    /// Lets the threads end when the queue is empty.
    func finish() { withLock { isStopping = true } }

    /// Does what was submitted before, then ends; returns when all threads have ended.
    func stop() {
        unsafe pthread_mutex_lock(lock)
        isStopping = true
        unsafe pthread_cond_broadcast(changed)
        while live > 0 { unsafe pthread_cond_wait(changed, lock) }
        unsafe pthread_mutex_unlock(lock)
    }

    private func withLock(_ body: () -> Void) {
        unsafe pthread_mutex_lock(lock)
        body()
        unsafe pthread_cond_broadcast(changed)
        unsafe pthread_mutex_unlock(lock)
    }

    /// Starts one thread; an errno, or 0.
    private func start() -> Int32 {
        withLock { live += 1 }
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(self).toOpaque()
        let result = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                let threads = unsafe Unmanaged<WorkThreads>.fromOpaque(context).takeRetainedValue()
                threads.loop()
                return nil
            }, context)
        guard result == 0 else {
            unsafe Unmanaged<WorkThreads>.fromOpaque(context).release()
            withLock { live -= 1 }
            return result
        }
        pthread_detach(thread)
        return 0
    }

    private func loop() {
        unsafe storage_name_thread(name)
        unsafe pthread_mutex_lock(lock)
        while true {
            if let body = takeFirst() {
                unsafe pthread_mutex_unlock(lock)
                body()
                unsafe pthread_mutex_lock(lock)
            } else if isStopping {
                break
            } else if let first = delayed.first {
                _ = waitIsOver(at: first.due)
            } else if let recurring {
                guard waitIsOver(at: .now(plus: recurring.milliseconds)), !isStopping else { continue }
                unsafe pthread_mutex_unlock(lock)
                recurring.body()
                unsafe pthread_mutex_lock(lock)
            } else {
                unsafe pthread_cond_wait(changed, lock)
            }
        }
        live -= 1
        unsafe pthread_cond_broadcast(changed)
        unsafe pthread_mutex_unlock(lock)
    }

    private func takeFirst() -> (@Sendable () -> Void)? {
        if let first = delayed.first, isStopping || first.due < .now(plus: 0) { return delayed.removeFirst().body }
        guard next < queue.count else { return nil }
        let body = queue[next]
        next += 1
        if next == queue.count {
            queue.removeAll(keepingCapacity: true)
            next = 0
        }
        return body
    }

    /// Waits until then; false when something changed before.
    private func waitIsOver(at time: timespec) -> Bool {
        var until = time
        return unsafe pthread_cond_timedwait(changed, lock, &until) == ETIMEDOUT
    }
}

extension timespec {
    /// Of the clock that nobody sets.
    fileprivate static func now(plus milliseconds: Int) -> timespec {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        time.tv_sec += milliseconds / 1_000
        time.tv_nsec += milliseconds % 1_000 * 1_000_000
        if time.tv_nsec >= 1_000_000_000 {
            time.tv_sec += 1
            time.tv_nsec -= 1_000_000_000
        }
        return time
    }

    fileprivate static func < (left: timespec, right: timespec) -> Bool {
        (left.tv_sec, left.tv_nsec) < (right.tv_sec, right.tv_nsec)
    }
}
