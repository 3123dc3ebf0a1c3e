import ArchiveModel
import Synchronization

extension Check {
    /// Files that no entry names: left by writes that were never acknowledged. They are reported and stay.
    func findStrays(_ roots: [StorageRoot]) throws(StorageError) {
        var found: [(root: StorageRoot, path: StoragePath)] = []
        for root in roots {
            for area in (try? root.directory.list("")) ?? [] where area.isDirectory {
                guard !RootManifest.directories.contains(area.name), area.name != "lost+found",
                    let top = StoragePath(area.name)
                else { continue }
                try store.walk(root: root.name, area: top) { path, _ throws(StorageError) in found.append((root, path))
                }
            }
        }
        // The ledger is read after the files: what was committed meanwhile is in it.
        let inFlight = store.state.withLock { state in
            Set((state.group.map { $0.waiting } ?? []).flatMap(\.item.files).map(\.path))
        }
        var known: Set<StoragePath> = []
        try store.forEachEntry { _, entry throws(StorageError) in
            known.formUnion(try LedgerReferences(entry: entry).files.map(\.path))
        }
        for entry in found where !known.contains(entry.path) && !inFlight.contains(entry.path) {
            guard (try? entry.root.directory.status(entry.path.text)) != nil else { continue }
            add("stray", .information, "root \(entry.root.name): no ledger entry names \(entry.path)")
        }
    }
}
