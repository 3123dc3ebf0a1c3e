import Glibc

/// A queue of limited length between callers that never wait and threads that do.
@safe
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let capacity: Int
    // Guarded by `mutex`.
    private var elements: [Element] = []
    private var head = 0
    private var isClosed = false

    init(capacity: Int) {
        self.capacity = capacity
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe filled.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(filled, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(filled)
        unsafe pthread_mutex_destroy(mutex)
        unsafe filled.deallocate()
        unsafe mutex.deallocate()
    }

    /// False when the queue is full or closed; the element was not taken.
    func offer(_ element: Element) -> Bool {
        locked {
            guard !isClosed, elements.count - head < capacity else { return false }
            elements.append(element)
            unsafe pthread_cond_signal(filled)
            return true
        }
    }

    /// Waits for an element; nil when the queue is closed and empty.
    func take() -> Element? {
        locked {
            while head == elements.count {
                if isClosed { return nil }
                unsafe pthread_cond_wait(filled, mutex)
            }
            let element = elements[head]
            head += 1
            if head == elements.count || head >= 64 {
                elements.removeFirst(head)
                head = 0
            }
            return element
        }
    }

    /// Takes no more; what is in the queue is still handed out.
    func close() {
        locked {
            isClosed = true
            unsafe pthread_cond_broadcast(filled)
        }
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }
}
