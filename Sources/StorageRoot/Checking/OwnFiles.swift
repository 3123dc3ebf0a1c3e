import ArchiveModel
import Synchronization

extension Check {
    /// What each root says of itself: marker, description, `root.json`, journal, and what it publishes of the ledger's
    /// end. Full tiles are held against the entries by `checkLedger`.
    func checkOwnFiles(of roots: [StorageRoot]) {
        let online = roots.filter { isOnline($0) }
        let marker = Array((RootManifest.format + "\n").utf8)
        for root in online {
            checkCopy(of: RootManifest.namaste, on: root, expecting: marker)
            if !root.isManifestIntact {
                tell(root, RootManifest.path) { () throws(RootFailure) in try root.update(always: true) { _ in } }
            }
            checkJournal(of: root)
            checkPublished(by: root)
        }
        checkDescription(on: online)
    }

    private func checkCopy(of name: String, on root: StorageRoot, expecting bytes: [UInt8]) {
        guard (try? root.directory.contents(name, fromDisk: true)) != bytes else { return }
        tell(root, name) { () throws(RootFailure) in
            do throws(FileSystemError) {
                try root.directory.replace(name, with: bytes, by: root.intakePath())
            } catch {
                throw RootFailure(error)
            }
        }
    }

    /// The roots may be of different ages; what most of them have is the description.
    private func checkDescription(on roots: [StorageRoot]) {
        let name = "StorageFormat.md"
        let copies = roots.map { try? $0.directory.contents(name, fromDisk: true) }
        for copy in copies {
            guard let copy, copies.count(where: { $0 == copy }) * 2 > copies.count else { continue }
            for root in roots { checkCopy(of: name, on: root, expecting: copy) }
            return
        }
    }

    /// Writing goes on meanwhile, behind what is read.
    private func checkJournal(of root: StorageRoot) {
        for _ in 0..<4 {
            let written = root.ledger.withLock { $0.writtenJournal }
            if written.isIntact(in: root.directory) { return }
            // Begun anew meanwhile: what was read means nothing any more.
            guard root.ledger.withLock({ $0.journal.serial }) == written.serial else { continue }
            tell(root, written.path) { () throws(RootFailure) in
                try root.ledger.withLock { (ledger) throws(RootFailure) in try ledger.beginJournal() }
            }
            return
        }
    }

    /// Checkpoint and partial tiles.
    private func checkPublished(by root: StorageRoot) {
        do {
            if try store.isContradicted(root) {
                add(
                    "ledger-contradicted", .fatal,
                    "root \(root.name): its \(root.checkpointPath) is signed by this archive and contradicts its ledger. "
                        + "The ledger was forked or set back: keep the file as evidence; nothing is written over it")
                return
            }
        } catch {
            add(
                "ledger-damaged", .fatal,
                "root \(root.name): its \(root.checkpointPath) cannot be held against the ledger: \(error.message)")
            return
        }
        func damaged() -> [String] { root.ledger.withLock { $0.damagedPublications(signedBy: store.keys) } }
        let before = damaged()
        guard !before.isEmpty else { return }
        if repair, let (checkpoint, _) = store.cosigned() { try? root.publish(checkpoint) }
        let after = repair ? damaged() : before
        for path in before {
            tell(root, path) { () throws(RootFailure) in
                guard !after.contains(path) else {
                    throw RootFailure(.refused, "it is published when writing rests; check again")
                }
            }
        }
    }

    private func tell(_ root: StorageRoot, _ path: String, mending mend: () throws(RootFailure) -> Void) {
        let what = "root \(root.name): its \(path) is damaged"
        guard repair else { return add("damaged-root-file", .fatal, what) }
        do {
            try mend()
            add("damaged-root-file", .warning, "\(what); written anew")
            outcome.withLock { $0.repaired += 1 }
        } catch {
            add("damaged-root-file", .fatal, "\(what) and could not be written anew: \(error.reason)")
        }
    }
}

extension RootLedger {
    /// Published files that are not what the archive wrote. One that was published before the last entries is shorter, no
    /// less true; one that is not there is none. Whether a signed head is one this ledger had is `isContradicted`.
    func damagedPublications(signedBy keys: LedgerKeys) -> [String] {
        var damaged: [String] = []
        let checkpoint = "\(base)/checkpoint"
        if let bytes = try? directory.contents(checkpoint, fromDisk: true), !isOurs(bytes, signedBy: keys) {
            damaged.append(checkpoint)
        }
        let width = LedgerTree.tileWidth
        for (level, row) in tree.rows.enumerated() {
            let index = size >> UInt64(8 * (level + 1))
            damaged += partials(of: TilePath.hashes(level: level, index: index)) { count in
                count <= row.count ? row.prefix(count).flatMap(\.bytes) : nil
            }
        }
        damaged += partials(of: TilePath.entries(index: tailStart / UInt64(width))) { count in
            count <= tail.count ? EntryBundle.encode(tail.prefix(count)) : nil
        }
        return damaged
    }

    /// Partial tiles that are not what `expected` gives for their width.
    private func partials(of path: String, expected: (Int) -> [UInt8]?) -> [String] {
        let folder = "\(base)/\(path).p"
        let entries = (try? directory.list(folder)) ?? []
        return entries.map { "\(folder)/\($0.name)" }.filter { file in
            guard let name = file.split(separator: "/").last, let width = Int(name), let bytes = expected(width) else {
                return true
            }
            return (try? directory.contents(file, fromDisk: true)) != bytes
        }
    }

    /// Whole, and every signature good.
    private func isOurs(_ bytes: [UInt8], signedBy keys: LedgerKeys) -> Bool {
        guard let checkpoint = Checkpoint(String(decoding: bytes, as: UTF8.self)), Array(checkpoint.text.utf8) == bytes,
            checkpoint.isSigned(by: keys.origin.key)
        else { return false }
        return checkpoint.signatures.allSatisfy { signature in
            guard signature.name != keys.origin.key.name else { return true }
            let signer = keys.roots.values.first { $0.key.name == signature.name }
            return signer.map { checkpoint.cosigned(by: $0.key) != nil } ?? false
        }
    }
}
