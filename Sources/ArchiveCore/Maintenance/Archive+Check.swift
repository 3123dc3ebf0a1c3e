import ArchiveIndex
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
        // What was repaired may be what the index could not read.
        await levelIndex()
        await noteIncidents()
        report.findings += try indexFindings()
        return report
    }

    /// What the index says against what the ledger says: every invoice the ledger knows must be there, as far along as
    /// the ledger has it.
    private func indexFindings() throws(ArchiveFailure) -> [Finding] {
        if let lag = gate.lag {
            return [
                Finding(
                    artefact: "index", id: "index-behind", flag: .fatal,
                    message:
                        "The index does not have the whole ledger: \(lag) Bring the root that has it back, or rebuild "
                        + "the index from a complete root: legajo rebuild-index --from ROOT")
            ]
        }
        var findings: [Finding] = []
        let size = try indexedPosition()
        // So many at a time that memory stays bounded, told apart by a subject's first digits.
        let parts = size / 1_000_000 + 1
        for part in 0..<parts {
            var chains: [String: (seq: UInt64, digest: String, position: UInt64)] = [:]
            var position: UInt64 = 0
            while position < size {
                let end = min(size, position + 1_024)
                for (offset, bytes) in try entries(from: position, to: end).enumerated() {
                    let at = position + UInt64(offset)
                    let event = try CanonicalJSON.decode(LedgerEvent.self, from: bytes, what: "ledger entry \(at)")
                    guard let subject = event.subject, let seq = event.seq,
                        parts == 1 || (UInt64(subject.prefix(8), radix: 16) ?? 0) % parts == part
                    else { continue }
                    chains[subject] = (seq, LedgerEvent.chainDigest(of: bytes), at)
                }
                position = end
            }
            for (subject, told) in chains.sorted(by: { $0.value.position < $1.value.position }) {
                let chain = try invoice(ofSubject: subject, in: index)?.chain
                // It may have gone on meanwhile.
                if let chain, chain.seq > told.seq || (chain.seq == told.seq && chain.last == told.digest) { continue }
                findings.append(
                    Finding(
                        artefact: "index", id: chain == nil ? "index-missing" : "index-differs", flag: .fatal,
                        message: chain == nil
                            ? "The invoice of ledger entry \(told.position) is not in the index. Rebuild it: legajo "
                                + "rebuild-index --from ROOT"
                            : "The index has another history of the invoice of ledger entry \(told.position). Rebuild it: "
                                + "legajo rebuild-index --from ROOT"))
            }
        }
        return findings
    }
}
