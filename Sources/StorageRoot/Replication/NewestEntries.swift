import ArchiveModel
import Synchronization

/// What the roots say about the entries past the last known quorum.
enum NewestEntries {
    /// Every file they name is there.
    case whole
    /// From this entry on files are on none of the roots, all of which were asked: never acknowledged.
    case wholeUpTo(UInt64)
    /// A file is on none of the roots that could be asked.
    case inDoubt(String)
}

extension ReplicatedStore {
    /// Looks for the files of the chosen ledger's newest entries. An entry is given up only when every configured root
    /// was asked and none has the file: one that is away may have been of the quorum that acknowledged it. A damaged
    /// copy counts as there, since only flushed files get their names.
    func newestEntries(of best: StorageRoot) throws(StorageError) -> NewestEntries {
        let (committed, tail, start) = best.ledger.withLock { ($0.committed, $0.tail, $0.tailStart) }
        let (roots, away) = state.withLock { state in
            (state.readable, state.replicas.filter { !$0.isReadable }.map(\.configuration.name))
        }
        var removed: Set<StoragePath> = []
        for entry in tail { removed.formUnion(try LedgerReferences(entry: entry).removes) }
        for (offset, entry) in tail.enumerated() where start + UInt64(offset) >= committed {
            for file in try LedgerReferences(entry: entry).files where !removed.contains(file.path) {
                switch Self.look(for: file.path, on: roots) {
                case .there: continue
                case .nowhere where away.isEmpty: return .wholeUpTo(start + UInt64(offset))
                case .nowhere: return .inDoubt("\(file.path) may be on a root that is away: \(away)")
                case .unknown(let reason): return .inDoubt(reason)
                }
            }
        }
        return .whole
    }

    private enum Sighting {
        case there, nowhere
        case unknown(String)
    }

    private static func look(for path: StoragePath, on roots: [StorageRoot]) -> Sighting {
        var doubt: String?
        for root in roots {
            do throws(RootFailure) {
                if try root.isThere(path) { return .there }
            } catch {
                doubt = "root \(root.name): \(error.reason)"
            }
        }
        return doubt.map { .unknown($0) } ?? .nowhere
    }
}
