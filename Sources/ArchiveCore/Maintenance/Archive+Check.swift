package import ArchiveModel
import StorageRoot

extension Archive {
    /// Checks storage: every copy on every root, ledger, and index against ledger; repairs where asked.
    package func check(
        repair: Bool, full: Bool, as principal: Principal,
        progress: @escaping @Sendable (ArchiveModel::CheckProgress) -> Void
    ) async throws(ArchiveFailure) -> CheckReport {
        try AccessPolicy.require(.check, of: principal, at: time.now())
        guard maintenance.begin() else { throw ArchiveFailure(.conflict, "A check or rebuild is running already.") }
        defer { maintenance.end() }
        var report = await store.check(repair: repair, full: full) { step in
            progress(ArchiveModel::CheckProgress(activity: "storage", done: step.entries, total: step.total))
        }
        report.findings += try indexFindings()
        return report
    }

    /// What the index says against what the ledger says.
    private func indexFindings() throws(ArchiveFailure) -> [Finding] {
        let reached = try indexedPosition()
        guard reached < store.size, running.count == 0 else { return [] }
        return [
            Finding(
                artefact: "index", id: "index-behind", flag: .warning,
                message:
                    "The index has followed \(reached) of \(store.size) ledger entries. Restart the archive, or rebuild the index."
            )
        ]
    }
}
