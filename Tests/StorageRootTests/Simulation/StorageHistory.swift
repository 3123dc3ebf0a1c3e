import ArchiveModel
import ArchiveTesting
import SeededTesting
import StorageRoot
import Testing

/// One history of an archive's storage, drawn from a seed: commits, reads, failing disks, lost roots, kills and
/// power cuts; and the promises held against it after every restart.
final class StorageHistory {
    enum Fate: Hashable {
        /// A receipt was given: there for ever, at this place.
        case acknowledged(UInt64)
        /// No receipt: wholly there or not at all, decided at the next start.
        case open
        /// Refused for want of a quorum while all roots were there to take it back: not there.
        case refused
        /// Found not to be there after a start: never again.
        case gone
    }

    struct Attempt {
        let documents: [Document]
        let removals: [StoragePath]
        var fate: Fate
    }

    let seed: UInt64
    let random: SeededRandom
    let machine: SimulatedMachine
    let bench: Bench
    var store: ReplicatedStore
    var attempts: [Attempt] = []
    var heads: [UInt64: TreeHash] = [:]
    /// Pending documents with a receipt, not yet decided.
    var pending: [StoragePath] = []
    var number = 0
    static let paths = ["/a", "/b", "/c"]

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededRandom(seed: seed)
        machine = SimulatedMachine(random: SeededRandom(seed: seed &+ 1_000_003))
        for (index, path) in Self.paths.enumerated() {
            machine.addDisk(path, isMountPoint: (Int(seed) + index) % 3 == 0)
        }
        bench = try Bench(roots: Self.paths, fileSystem: machine, seed: seed &+ 2_000_003)
        try bench.create()
        store = try bench.store()
    }

    func run(rounds: Int) async throws {
        try await store.open()
        for _ in 0..<rounds {
            let hasCut = random.below(3) > 0
            if hasCut { machine.cutPower(after: 200 + random.below(6_000)) }
            for _ in 0..<(10 + random.below(30)) where !machine.isOff { try await act() }
            let wasPower = hasCut ? random.below(4) > 0 : random.below(2) == 0
            if !hasCut, random.below(2) == 0 { await store.close() }
            try await limp(afterPowerCut: wasPower)
            try await restart(afterPowerCut: random.below(2) == 0)
            try await verify()
        }
        try await settle()
    }

    // MARK: what happens

    private func act() async throws {
        switch random.below(20) {
        case 0: store.tend()
        case 1: machine.set(.failedFlush, on: anyDisk)
        case 2: machine.set(.full, on: anyDisk)
        case 3: for path in Self.paths { machine.set(nil, on: path) }
        case 4: machine.unmount(anyDisk)
        case 5:
            for path in Self.paths { machine.mount(path) }
            store.tend()
        case 6: store.publish()
        case 7, 8: try await readSomething()
        case 9, 10: try await commit((0..<(1 + random.below(40))).map { _ in try newAttempt(in: "issued") })
        case 11, 12: try await commit([newAttempt(in: "pending")])
        case 13, 14: try await decide()
        default: try await commit([newAttempt(in: "issued", documents: 1 + random.below(3))])
        }
    }

    /// Starts again and again with a disk missing, so that roots part ways in what was never acknowledged.
    private func limp(afterPowerCut: Bool) async throws {
        var wasPower = afterPowerCut
        for _ in 0..<random.below(4) {
            if wasPower { machine.restartAfterPowerCut() } else { machine.restartAfterKill() }
            for path in Self.paths {
                machine.set(nil, on: path)
                machine.mount(path)
            }
            machine.unmount(anyDisk)
            if random.below(2) == 0 { machine.cutPower(after: random.below(400)) }
            store = try bench.store()
            guard (try? await store.open()) != nil else { continue }
            for _ in 0..<random.below(4) where !machine.isOff {
                machine.cutPower(after: 15 + random.below(60))
                try await commit([newAttempt(in: "issued", documents: 1 + random.below(2))])
            }
            wasPower = random.below(2) == 0
        }
        if wasPower { machine.restartAfterPowerCut() } else { machine.restartAfterKill() }
    }

    private var anyDisk: String { Self.paths[random.below(Self.paths.count)] }

    private func newAttempt(in area: String, documents count: Int = 1, removing removals: [StoragePath] = []) throws
        -> Attempt
    {
        var documents: [Document] = []
        for index in 0..<count {
            number += 1
            let bytes = random.bytes(random.below(20) == 0 ? 70_000 : 1 + random.below(3_000))
            let place = "\(area)/acme/2026/11/23/n1-\(number / 64)/\(number).zip"
            documents.append(try Document(bytes, at: place, note: "\(number)", removes: index == 0 ? removals : []))
        }
        return Attempt(documents: documents, removals: removals, fate: .open)
    }

    private func decide() async throws {
        guard !pending.isEmpty else { return }
        let path = pending.remove(at: random.below(pending.count))
        try await commit([newAttempt(in: "issued", removing: [path])])
    }

    private func commit(_ new: [Attempt]) async throws {
        let results = await store.commit(
            new.map { attempt in
                CommitItem(
                    files: attempt.documents.map(\.file), entries: attempt.documents.map(\.entry),
                    removals: attempt.removals)
            })
        for (attempt, result) in zip(new, results) {
            var attempt = attempt
            switch result {
            case .success(let receipt):
                #expect(receipt.roots.count >= 2, "seed \(seed)")
                attempt.fate = .acknowledged(receipt.firstEntry)
                if attempt.documents[0].path.components[0] == "pending" { pending.append(attempt.documents[0].path) }
            case .failure(let error):
                #expect([.noQuorum, .closed].contains(error.code), "seed \(seed): \(error)")
                if !machine.isOff, store.status.allSatisfy({ $0.state == .online || $0.state == .rejoining }) {
                    attempt.fate = .refused
                }
            }
            attempts.append(attempt)
        }
        if !machine.isOff { heads[store.size] = store.rootHash }
    }

    private func readSomething() async throws {
        let known = attempts.filter { if case .acknowledged = $0.fate { true } else { false } }.flatMap(\.documents)
        guard !known.isEmpty else { return }
        let document = known[random.below(known.count)]
        guard !removed.contains(document.path) else { return }
        guard let content = try? await store.read(document.path, expecting: document.digests.sha256) else { return }
        let bytes = try? content.read(at: 0, count: document.bytes.count + 1)
        #expect(bytes == nil || bytes == document.bytes, "seed \(seed): \(document.path) was served wrong")
    }

    /// What happened, in one line.
    var summary: String {
        let kinds = Dictionary(grouping: bench.incidents.kinds, by: \.rawValue).mapValues(\.count).sorted {
            $0.key < $1.key
        }
        let fates = Dictionary(grouping: attempts) { if case .acknowledged = $0.fate { "kept" } else { "\($0.fate)" } }
        return "seed \(seed): \(store.size) entries, \(machine.operations) operations, "
            + "\(fates.mapValues(\.count).sorted { $0.key < $1.key }), \(kinds)"
    }

    // MARK: what was promised

    var removed: Set<StoragePath> {
        Set(attempts.filter { $0.fate != .gone && $0.fate != .refused }.flatMap(\.removals))
    }

    func restart(afterPowerCut: Bool) async throws {
        if afterPowerCut { machine.restartAfterPowerCut() } else { machine.restartAfterKill() }
        for path in Self.paths {
            machine.mount(path)
            machine.set(nil, on: path)
        }
        store = try bench.store()
        try await store.open()
        for root in store.status where root.state == .fenced { try await store.unfence(root.name) }
        for _ in 0..<6 where store.readOnlyReason != nil || store.status.contains(where: { $0.state != .online }) {
            for root in store.status where root.state == .fenced { try await store.unfence(root.name) }
            store.tend()
        }
        #expect(store.readOnlyReason == nil, "seed \(seed): \(store.status)")
        #expect(
            store.status.allSatisfy { $0.state == .online },
            "seed \(seed): \(store.status) \(bench.incidents.messages.suffix(12))")
    }

    func verify() async throws {
        let entries = try store.entries(from: 0, to: store.size)
        var places: [[UInt8]: UInt64] = [:]
        for (index, entry) in entries.enumerated() {
            #expect(places[entry] == nil, "seed \(seed): entry \(index) is there twice")
            places[entry] = UInt64(index)
        }
        for (size, head) in heads where size <= store.size {
            #expect(
                try store.rootHash(at: size) == head || !isPromised(size),
                "seed \(seed): another history before \(size)")
        }
        for index in attempts.indices { try judge(&attempts[index], places) }
        let known = Set(attempts.flatMap { $0.documents.map(\.entry) })
        #expect(entries.allSatisfy(known.contains), "seed \(seed): an entry nobody wrote")
        pending = attempts.filter { if case .acknowledged = $0.fate { true } else { false } }.flatMap(\.documents).map(
            \.path
        )
        .filter { $0.components[0] == "pending" && !removed.contains($0) }
        try await readEverything()
        let report = await store.check(repair: false, full: true)
        #expect(report.findings.filter { $0.flag == .fatal }.map(\.message) == [], "seed \(seed)")
    }

    /// Heads are binding only where a receipt was given past them.
    private func isPromised(_ size: UInt64) -> Bool {
        attempts.contains { attempt in
            if case .acknowledged(let first) = attempt.fate {
                first + UInt64(attempt.documents.count) >= size
            } else {
                false
            }
        }
    }

    private func judge(_ attempt: inout Attempt, _ places: [[UInt8]: UInt64]) throws {
        let found = attempt.documents.map { places[$0.entry] }
        switch attempt.fate {
        case .acknowledged(let first):
            let expected = attempt.documents.indices.map { first + UInt64($0) as UInt64? }
            #expect(found == expected, "seed \(seed): acknowledged at \(first), found \(found)")
        case .open:
            if let first = found.first ?? nil {
                #expect(found == attempt.documents.indices.map { first + UInt64($0) }, "seed \(seed): half an item")
                attempt.fate = .acknowledged(first)
            } else {
                #expect(found.allSatisfy { $0 == nil }, "seed \(seed): half an item")
                attempt.fate = .gone
            }
        case .gone, .refused: #expect(found.allSatisfy { $0 == nil }, "seed \(seed): an item came back")
        }
    }

    private func readEverything() async throws {
        let removed = removed
        let files = Self.paths.map { machine.files($0) }
        for attempt in attempts {
            guard case .acknowledged = attempt.fate else { continue }
            for document in attempt.documents {
                if removed.contains(document.path) {
                    #expect(
                        files.allSatisfy { $0[document.path.text] == nil }, "seed \(seed): \(document.path) was removed"
                    )
                } else {
                    let copies = files.count { $0[document.path.text] == document.bytes }
                    #expect(copies == 3, "seed \(seed): \(document.path) has \(copies) copies")
                }
            }
        }
    }

    /// At the end: flipped bits are found and repaired, and a stranger's view of the ledger holds.
    private func settle() async throws {
        let live = attempts.flatMap { $0.fate == .gone || $0.fate == .refused ? [] : $0.documents }.filter {
            !removed.contains($0.path)
        }
        guard let victim = live.last else { return }
        #expect(machine.flipBit("/b", victim.path.text))
        let before = await store.check(repair: true, full: false)
        #expect(before.repaired == 1, "seed \(seed): \(before.findings.map(\.message))")
        let after = await store.check(repair: false, full: false)
        #expect(after.findings.isEmpty, "seed \(seed): \(after.findings.map(\.message))")
        await store.close()
    }
}
