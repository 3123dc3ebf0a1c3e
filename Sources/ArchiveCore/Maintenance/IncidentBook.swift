import ArchiveModel
package import StorageRoot
import Synchronization

/// What happened to roots and copies, until it is in the ledger. Takes from any thread, storage's own among them, and
/// never waits.
package final class IncidentBook: Sendable {
    fileprivate struct State {
        var waiting: [StorageIncident] = []
        /// Taken since the root or the copy was last well: what lasts is told again and again.
        var lasting: Set<StorageIncident> = []
        /// Those for which there was no room.
        var left = 0
    }

    private static let largest = 1_024
    private let state = Mutex(State())

    package init() {}

    /// What lasts is noted once, until it is repaired or its root comes back.
    package func take(_ incident: StorageIncident) {
        guard LedgerEvent.Kind(incident) != nil else { return }
        state.withLock { state in
            guard state.isNews(incident) else { return }
            guard state.waiting.count < Self.largest else {
                state.left += 1
                return
            }
            state.waiting.append(incident)
        }
    }

    /// The copies of a file that are known to be bad now, by root.
    func badCopies(of path: StoragePath) -> [String: VerificationReport.Fixity.State] {
        state.withLock { state in
            var bad: [String: VerificationReport.Fixity.State] = [:]
            for incident in state.lasting where incident.path == path {
                bad[incident.root] = incident.kind == .missing ? .missing : .damaged
            }
            return bad
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

extension IncidentBook.State {
    fileprivate mutating func isNews(_ incident: StorageIncident) -> Bool {
        switch incident.kind {
        case .repaired: lasting = lasting.filter { $0.root != incident.root || $0.path != incident.path }
        case .rejoined:
            // A root that was only slow was never told of.
            let before = lasting.count
            lasting = lasting.filter { $0.root != incident.root || $0.path != nil }
            return lasting.count < before
        case .absent, .fenced, .contradicted, .damaged, .missing:
            // Told anew rather than kept without bound.
            if lasting.count >= 16_384 { lasting = [] }
            return lasting.insert(incident).inserted
        case .setAside, .behind, .stray: break
        }
        return true
    }
}

extension LedgerEvent.Kind {
    /// Nil for what the ledger does not tell: a root that catches up by itself, a file nobody knows.
    init?(_ incident: StorageIncident) {
        switch incident.kind {
        case .damaged, .missing: self = .damage
        case .repaired: self = .repair
        case .absent, .fenced, .rejoined, .setAside, .contradicted: self = .root
        case .behind, .stray: return nil
        }
    }
}
