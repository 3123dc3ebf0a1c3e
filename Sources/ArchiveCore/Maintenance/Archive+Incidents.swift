import ArchiveModel
import Logging
import StorageRoot

extension Archive {
    /// Puts into the ledger what happens to roots and copies, as it happens, until the archive stops. Lets an index that
    /// lacks entries follow them as soon as it can: while it does, nobody may be there whose write would.
    package func followIncidents() {
        _ = running.adopt {
            while !(await self.running.isStopping(within: .seconds(1))) {
                await self.levelIndex()
                await self.noteIncidents()
            }
        }
    }

    /// Puts into the ledger what happened to roots and copies. What cannot be written now waits.
    func noteIncidents() async {
        while true {
            let (incidents, left) = incidents.next(64)
            guard !incidents.isEmpty || left > 0 else { return }
            do {
                try await note(incidents, left: left)
            } catch {
                self.incidents.putBack(incidents, left: left)
                return
            }
        }
    }

    private func note(_ incidents: [StorageIncident], left: Int) async throws(ArchiveFailure) {
        let now = time.now()
        var events = incidents.compactMap { incident in
            LedgerEvent.Kind(incident).map { LedgerEvent(event: $0, time: now, note: incident.told) }
        }
        if left > 0 { events.append(LedgerEvent(event: .damage, time: now, note: "and \(left) more")) }
        var entries: [LedgerEntry] = []
        for event in events {
            entries.append(LedgerEntry(bytes: try CanonicalJSON.encode(event), event: event, details: []))
        }
        let committed = entries
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(files: [], entries: committed.map(\.bytes), removals: [])
            for (offset, entry) in committed.enumerated() { await indexEntry(entry, at: first + UInt64(offset)) }
        }
    }
}

extension StorageIncident {
    /// For the ledger: kind, root and file, nothing an operating system says.
    fileprivate var told: String { "\(kind.rawValue) on root \(root)" + (path.map { ": \($0.text)" } ?? "") }
}
