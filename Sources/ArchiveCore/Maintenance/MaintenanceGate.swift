import Synchronization

/// Lets one long maintenance run at a time.
final class MaintenanceGate: Sendable {
    private let busy = Mutex(false)

    /// False while another runs.
    func begin() -> Bool {
        busy.withLock { busy in
            if busy { return false }
            busy = true
            return true
        }
    }

    func end() { busy.withLock { $0 = false } }
}
