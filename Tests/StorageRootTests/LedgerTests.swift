import ArchiveModel
import ArchiveTesting
import Crypto
import SeededTesting
import StorageRoot
import Testing

@Suite("Ledger: tree, proofs, checkpoints")
struct LedgerTests {
    /// RFC 6962 as written, slowly: the oracle.
    static func treeHash(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        if entries.isEmpty { return Array(SHA256.hash(data: [UInt8]())) }
        if entries.count == 1 { return Array(SHA256.hash(data: [0] + entries[entries.startIndex])) }
        var split = 1
        while split * 2 < entries.count { split *= 2 }
        let middle = entries.startIndex + split
        return Array(SHA256.hash(data: [1] + treeHash(entries[..<middle]) + treeHash(entries[middle...])))
    }

    /// RFC 9162 §2.1.3.2.
    static func verifyInclusion(_ leaf: [UInt8], _ index: UInt64, _ size: UInt64, _ proof: [[UInt8]], _ root: [UInt8])
        -> Bool
    {
        var (fn, sn) = (index, size - 1)
        var hash = Array(SHA256.hash(data: [0] + leaf))
        for sibling in proof {
            guard sn > 0 else { return false }
            if fn & 1 == 1 || fn == sn {
                hash = Array(SHA256.hash(data: [1] + sibling + hash))
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                hash = Array(SHA256.hash(data: [1] + hash + sibling))
            }
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        return sn == 0 && hash == root
    }

    /// RFC 9162 §2.1.4.2.
    static func verifyConsistency(
        _ old: UInt64, _ new: UInt64, _ proof: [[UInt8]], _ oldRoot: [UInt8], _ newRoot: [UInt8]
    ) -> Bool {
        if old == new { return proof.isEmpty && oldRoot == newRoot }
        var path = proof
        if old & (old - 1) == 0 { path.insert(oldRoot, at: 0) }
        guard var first = path.first else { return false }
        var second = first
        var (fn, sn) = (old - 1, new - 1)
        while fn & 1 == 1 { (fn, sn) = (fn >> 1, sn >> 1) }
        for hash in path.dropFirst() {
            guard sn > 0 else { return false }
            if fn & 1 == 1 || fn == sn {
                first = Array(SHA256.hash(data: [1] + hash + first))
                second = Array(SHA256.hash(data: [1] + hash + second))
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                second = Array(SHA256.hash(data: [1] + second + hash))
            }
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        return sn == 0 && first == oldRoot && second == newRoot
    }

    @Test func `proofs over several tiles satisfy RFC 9162's verifier`() async throws {
        let machine = SimulatedMachine(random: SeededRandom(seed: 3))
        machine.addDisk("/a")
        let bench = try Bench(roots: ["/a"], fileSystem: machine)
        try bench.create()
        let store = try bench.store(quorum: 1)
        try await store.open()
        var entries: [[UInt8]] = []
        for number in 0..<700 { entries.append(Array("{\"n\":\(number)}".utf8)) }
        for start in stride(from: 0, to: 700, by: 35) {
            _ = await store.commit(entries[start..<(start + 35)].map { CommitItem(files: [], entries: [$0]) })
        }
        #expect(store.size == 700)
        #expect(store.rootHash.bytes == Self.treeHash(entries[...]))
        for size in [1, 2, 3, 7, 255, 256, 257, 511, 512, 513, 640, 700] as [UInt64] {
            let root = Self.treeHash(entries[..<Int(size)])
            #expect(try store.rootHash(at: size).bytes == root)
            for index in [0, 1, size / 2, size - 1] where index < size {
                let proof = try store.inclusionProof(entry: index, size: size).map(\.bytes)
                #expect(
                    Self.verifyInclusion(entries[Int(index)], index, size, proof, root), "entry \(index) of \(size)")
                #expect(!Self.verifyInclusion([0], index, size, proof, root))
            }
            let proof = try store.consistencyProof(from: size, to: 700).map(\.bytes)
            #expect(Self.verifyConsistency(size, 700, proof, root, store.rootHash.bytes), "\(size) to 700")
        }
        #expect(throws: StorageError.self) { try store.inclusionProof(entry: 5, size: 5) }
        #expect(throws: StorageError.self) { try store.rootHash(at: 701) }
        #expect(throws: StorageError.self) { try store.entries(from: 3, to: 701) }
        await store.close()
    }

    @Test func `tiles and checkpoint are as C2SP says`() async throws {
        let machine = SimulatedMachine(random: SeededRandom(seed: 3))
        for path in ["/a", "/b", "/c"] { machine.addDisk(path) }
        let bench = try Bench(roots: ["/a", "/b", "/c"], fileSystem: machine)
        try bench.create()
        let store = try bench.store()
        try await store.open()
        let entries = (0..<300).map { Array("{\"n\":\($0)}".utf8) }
        _ = await store.commit(entries.map { CommitItem(files: [], entries: [$0]) })
        store.publish()
        for path in ["/a", "/b", "/c"] {
            let files = machine.files(path)
            let bundle = entries[..<256].flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
            #expect(files["ledger/legajo-test/tile/entries/000"] == bundle)
            let hashes = entries[..<256].flatMap { Array(SHA256.hash(data: [0] + $0)) }
            #expect(files["ledger/legajo-test/tile/0/000"] == hashes)
            #expect(files["ledger/legajo-test/tile/1/000.p/1"] == Self.treeHash(entries[..<256]))
            #expect(files["ledger/legajo-test/tile/0/001.p/44"]?.count == 44 * 32)
            let text = String(decoding: try #require(files["ledger/legajo-test/checkpoint"]), as: UTF8.self)
            let checkpoint = try #require(Checkpoint(text))
            #expect(checkpoint.text == text)
            #expect(checkpoint.size == 300)
            #expect(checkpoint.rootHash.bytes == Self.treeHash(entries[...]))
            #expect(checkpoint.isSigned(by: bench.keys.origin.key))
            for root in ["a", "b", "c"] {
                let key = try #require(bench.keys.roots[root]).key
                #expect(checkpoint.cosigned(by: key) != nil)
                #expect(!checkpoint.isSigned(by: key))
            }
        }
        // Fuller tiles take the place of partial ones.
        _ = await store.commit((300..<520).map { CommitItem(files: [], entries: [Array("{\"n\":\($0)}".utf8)]) })
        store.publish()
        let partial = machine.files("/a").keys.filter { $0.contains(".p/") }.sorted()
        #expect(partial == ["0/002.p/8", "1/000.p/2", "entries/002.p/8"].map { "ledger/legajo-test/tile/" + $0 })
        await store.close()
    }

    @Test func `a checkpoint changed in any byte is refused`() throws {
        let keys = try Bench.keys(["a"])
        let body = "legajo-test\n5\n\(String(repeating: "A", count: 43))=\n"
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32))
        let signature = Array(try key.signature(for: Array(body.utf8)))
        let id = SHA256.hash(data: Array("legajo-test\n".utf8) + [1] + keys.origin.key.publicKey).prefix(4)
        let line = base64(id + signature)
        let text = "\(body)\n— legajo-test \(line)\n"
        let whole = try #require(Checkpoint(text))
        #expect(whole.isSigned(by: keys.origin.key))
        var bytes = Array(text.utf8)
        for index in bytes.indices {
            bytes[index] ^= 1
            let changed = Checkpoint(String(decoding: bytes, as: UTF8.self))
            #expect(changed?.isSigned(by: keys.origin.key) != true || changed == whole, "byte \(index)")
            bytes[index] ^= 1
        }
        #expect(keys.origin.key.verifierText().hasPrefix("legajo-test+"))
    }

    @Test func `entries storage cannot read are refused`() {
        #expect(
            ["{\"path\":1}", "[]", "x", "{\"removes\":[\"../x\"]}"].allSatisfy { text in
                (try? LedgerReferences(entry: Array(text.utf8))) == nil
            })
        let empty = try? LedgerReferences(entry: Array("{\"event\":\"start\"}".utf8))
        #expect(empty?.files.isEmpty == true && empty?.removes.isEmpty == true)
    }

    private func base64(_ bytes: some Sequence<UInt8>) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bytes = Array(bytes)
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = Array(bytes[start..<min(start + 3, bytes.count)])
            let value = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 {
                text.append(place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : "=")
            }
        }
        return text
    }
}
