package import ArchiveModel
import Synchronization

extension ReplicatedStore {
    /// Holds every root against the ledger: the ledger's own tiles, every file's presence and SHA-256; with
    /// `full` SHA-512 too, read past the cache, and files no entry names. With `repair` what can be made good
    /// from another root is, and says so. Writing and reading go on meanwhile.
    package func check(
        repair: Bool, full: Bool, progress: @escaping @Sendable (CheckProgress) -> Void = { _ in }
    ) async -> CheckReport {
        await blockingLong { Check(store: self, repair: repair, full: full, progress: progress).run() }
    }
}

/// One run of a check.
final class Check: Sendable {
    struct Outcome: Sendable {
        var packages = 0
        var bytes: UInt64 = 0
        var repaired = 0
        var findings: [Finding] = []
    }

    /// What one root's copy turned out to be.
    enum Copy: Hashable, Sendable {
        case intact, damaged, missing
        case unreadable(String)
    }

    static let chunk = 256

    let store: ReplicatedStore
    let repair: Bool
    let full: Bool
    let progress: @Sendable (CheckProgress) -> Void
    let outcome = Mutex(Outcome())

    init(store: ReplicatedStore, repair: Bool, full: Bool, progress: @escaping @Sendable (CheckProgress) -> Void) {
        (self.store, self.repair, self.full, self.progress) = (store, repair, full, progress)
    }

    func run() -> CheckReport {
        let (view, replicas) = store.state.withLock { ($0.view, $0.replicas) }
        for replica in replicas { judge(replica) }
        let roots = replicas.compactMap { $0.isReadable ? $0.root : nil }
        for root in roots { checkLedger(of: root, against: view) }
        checkOwnFiles(of: roots)
        do {
            try checkFiles(view, roots)
            if full { try findStrays(roots) }
        } catch {
            add("ledger-damaged", .fatal, "the ledger cannot be read: \(error.message)")
        }
        let result = outcome.withLock { $0 }
        return CheckReport(
            packages: result.packages, entries: view.size, bytes: result.bytes, repaired: result.repaired,
            findings: result.findings)
    }

    func add(_ id: String, _ flag: Finding.Flag, _ message: String) {
        outcome.withLock { $0.findings.append(Finding(artefact: "storage", id: id, flag: flag, message: message)) }
    }

    private func judge(_ replica: Replica) {
        let name = replica.configuration.name
        switch replica.state {
        case .online: break
        case .filling: add("root-rejoining", .warning, "root \(name) is still being filled")
        case .behind(let reason): add("root-rejoining", .warning, "root \(name) is being brought up to date: \(reason)")
        case .absent(let reason): add("root-absent", .fatal, "root \(name) is absent: \(reason)")
        case .fenced(let reason):
            add(
                "root-fenced", .fatal,
                "root \(name) is fenced: \(reason). It is read but not written any more; check its disk")
        }
    }

    private func checkFiles(_ view: LedgerView, _ roots: [StorageRoot]) throws(StorageError) {
        let removed = try removals(view, roots)
        var batch: [LedgerReferences.File] = []
        try view.forEach(from: 0, to: view.size) { index, entry throws(StorageError) in
            batch += try LedgerReferences(entry: entry).files.filter { !removed.contains($0.path) }
            guard batch.count >= Self.chunk || index + 1 == view.size else { return }
            guard store.state.withLock({ $0.phase != .closed }) else {
                throw StorageError(.closed, "the archive is stopping")
            }
            check(batch, on: roots)
            batch = []
            let bytes = outcome.withLock { $0.bytes }
            progress(CheckProgress(entries: index + 1, total: view.size, bytes: bytes))
        }
    }

    /// Files the ledger removed; one that is still there is removed now, or reported.
    private func removals(_ view: LedgerView, _ roots: [StorageRoot]) throws(StorageError) -> Set<StoragePath> {
        var removed: Set<StoragePath> = []
        try view.forEach(from: 0, to: view.size) { _, entry throws(StorageError) in
            removed.formUnion(try LedgerReferences(entry: entry).removes)
        }
        for path in removed.sorted() {
            for root in roots where (try? root.directory.status(path.text)) != nil {
                if repair, (try? root.remove([path])) != nil {
                    add(
                        "not-removed", .warning,
                        "root \(root.name): \(path) was removed by the ledger and still there; removed now")
                    outcome.withLock { $0.repaired += 1 }
                } else {
                    add(
                        "not-removed", .fatal, "root \(root.name): \(path) was removed by the ledger and is still there"
                    )
                }
            }
        }
        return removed
    }

    private func check(_ files: [LedgerReferences.File], on roots: [StorageRoot]) {
        let found = Mutex<[[Copy]]>(roots.map { _ in [] })
        let shared = CopyTable(found)
        store.scheduler.parallel(roots.count) { index in
            shared.set(index, files.map { self.look(at: $0, on: roots[index]) })
        }
        let copies = shared.rows
        for (number, file) in files.enumerated() {
            let row = copies.map { $0[number] }
            outcome.withLock { $0.packages += 1 }
            guard !row.allSatisfy({ $0 == .intact }) else { continue }
            report(file, row, roots)
        }
    }

    private func look(at file: LedgerReferences.File, on root: StorageRoot) -> Copy {
        do {
            guard try root.directory.status(file.path.text) != nil else { return .missing }
            let found = try root.digests(of: file.path.text, fromDisk: full, both: full)
            outcome.withLock { $0.bytes += found.length }
            let isIntact = found.sha256 == file.digests.sha256 && (!full || found.sha512 == file.digests.sha512)
            return isIntact ? .intact : .damaged
        } catch let error as RootFailure {
            return .unreadable(error.reason)
        } catch {
            return .unreadable("\(error)")
        }
    }

    private func report(_ file: LedgerReferences.File, _ row: [Copy], _ roots: [StorageRoot]) {
        let intact = zip(row, roots).first { $0.0 == .intact }?.1
        guard intact != nil || !wasRemovedMeanwhile(file.path) else { return }
        for (copy, root) in zip(row, roots) where copy != .intact {
            let what =
                switch copy {
                case .damaged: "is damaged"
                case .missing: "is missing"
                case .unreadable(let reason): "cannot be read (\(reason))"
                case .intact: ""
                }
            let id = copy == .missing ? "missing-copy" : "damaged-copy"
            if repair, let intact, isOnline(root),
                let content = try? intact.verified(file.path, expecting: file.digests.sha256),
                store.repairCopy(
                    on: root, file.path, file.digests.sha256, from: content,
                    of: SpoiledCopy(root: root, fault: copy == .missing ? .missing : .damaged))
            {
                add(id, .warning, "root \(root.name): \(file.path) \(what); written anew from root \(intact.name)")
                outcome.withLock { $0.repaired += 1 }
            } else if intact == nil {
                add(id, .fatal, "root \(root.name): \(file.path) \(what), and no root that is there has an intact copy")
            } else if store.isFilling(root), copy == .missing {
                add(id, .warning, "root \(root.name): \(file.path) is not copied yet")
            } else {
                add(id, .fatal, "root \(root.name): \(file.path) \(what)")
            }
        }
    }

    func isOnline(_ root: StorageRoot) -> Bool {
        store.state.withLock { state in state.replicas.contains { $0.root === root && $0.state == .online } }
    }

    /// A pending submission may have been taken off while the check went on.
    func wasRemovedMeanwhile(_ path: StoragePath) -> Bool {
        guard path.components.first == "pending" else { return false }
        var found = false
        try? store.forEachEntry { _, entry throws(StorageError) in
            if try LedgerReferences(entry: entry).removes.contains(path) { found = true }
        }
        return found
    }
}

extension ReplicatedStore {
    func isFilling(_ root: StorageRoot) -> Bool {
        state.withLock { state in
            state.replicas.contains { replica in
                guard replica.root === root else { return false }
                if case .behind = replica.state { return true }
                return replica.state == .filling
            }
        }
    }
}

/// What was found, a row for each root.
final class CopyTable: Sendable {
    private let table: Mutex<[[Check.Copy]]>

    init(_ table: consuming sending Mutex<[[Check.Copy]]>) { self.table = table }

    func set(_ index: Int, _ row: [Check.Copy]) { table.withLock { $0[index] = row } }

    var rows: [[Check.Copy]] { table.withLock { $0 } }
}
