package import StorageRoot
import Synchronization

/// What happened to roots and copies, until it is in the ledger. Takes from any thread, storage's own among them, and
/// never waits.
package final class IncidentBook: Sendable {
    private struct State {
        var waiting: [StorageIncident] = []
        /// Those for which there was no room.
        var left = 0
    }

    private static let largest = 1_024
    private let state = Mutex(State())

    package init() {}

    /// One that waits already is not noted twice.
    package func take(_ incident: StorageIncident) {
        guard LedgerEvent.Kind(incident) != nil else { return }
        state.withLock { state in
            guard !state.waiting.contains(incident) else { return }
            guard state.waiting.count < Self.largest else {
                state.left += 1
                return
            }
            state.waiting.append(incident)
        }
    }

    /// The oldest, and how many there was no room for.
    func next(_ most: Int) -> (incidents: [StorageIncident], left: Int) {
        state.withLock { state in
            let next = Array(state.waiting.prefix(most))
            state.waiting.removeFirst(next.count)
            defer { state.left = 0 }
            return (next, state.left)
        }
    }

    /// They could not be written; they wait again.
    func putBack(_ incidents: [StorageIncident], left: Int) {
        state.withLock { state in
            state.waiting.insert(contentsOf: incidents, at: 0)
            state.left += left
        }
    }
}

extension LedgerEvent.Kind {
    /// Nil for what the ledger does not tell: a root that catches up by itself, a file nobody knows.
    init?(_ incident: StorageIncident) {
        switch incident.kind {
        case .damaged, .missing: self = .damage
        case .repaired: self = .repair
        case .absent, .fenced, .rejoined, .setAside: self = .root
        case .behind, .stray: return nil
        }
    }
}
