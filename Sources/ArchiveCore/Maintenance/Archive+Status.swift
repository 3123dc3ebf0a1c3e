package import ArchiveModel
import StorageRoot
import Synchronization

extension Archive {
    package func status(as principal: Principal) async throws(ArchiveFailure) -> ArchiveStatus {
        try AccessPolicy.require(.status, of: principal, at: time.now())
        var warnings = configuration.warnings
        for group in store.rootsSharingDevices {
            warnings.append(
                "Roots \(group.joined(separator: ", ")) lie on one device: its failure takes them all. Put each on a disk of its own."
            )
        }
        if let reason = store.readOnlyReason { warnings.insert("Read-only: \(reason).", at: 0) }
        if let lag = gate.lag { warnings.insert("Read-only: the index does not have the whole ledger: \(lag)", at: 0) }
        if let warning = workers.warning() { warnings.append(warning) }
        if let warning = seals.warning(at: time.now()) { warnings.append(warning) }
        let waiting = unresumed.withLock { $0 }
        if waiting > 0 {
            warnings.append(
                "\(waiting) unfinished submissions could not be taken up again yet; the log says why. Tried again by itself."
            )
        }
        rereadTemplates()
        let tenants = configuration.tenants.filter { AccessPolicy.covers(principal, $0) }
        for unreadable in templateBook.unreadable(of: tenants) {
            warnings.append(
                "\(unreadable.told) Drafts of \(unreadable.tenant) wait: have it repaired, record it anew or retire it."
            )
        }
        warnings += unreadableLayouts(of: tenants)
        warnings.append("Everything runs as one user: one trust domain.")
        return ArchiveStatus(
            version: configuration.version, test: configuration.isTest,
            writable: store.readOnlyReason == nil && gate.lag == nil,
            trust: seals.trust, roots: store.status, ledgerSize: store.size, counts: try counts(of: principal.tenants),
            workers: configuration.workers, warnings: warnings, stages: meter.timings())
    }
}
