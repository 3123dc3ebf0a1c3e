import ArchiveModel
import ArchiveTesting
import Crypto
import FoundationEssentials
import StorageRoot
import Testing

@Suite("A signed head that the ledger never had")
struct ContradictionTests {
    private static let path = "ledger/\(Bench.origin)/checkpoint"

    /// Of the archive's own key.
    private static func signed(size: UInt64, hash: [UInt8], _ bench: Bench) throws -> [UInt8] {
        let body = "\(Bench.origin)\n\(size)\n\(Data(hash).base64EncodedString())\n"
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](repeating: 1, count: 32))
        let origin = bench.keys.origin.key
        let id = SHA256.hash(data: Array("\(Bench.origin)\n".utf8) + [1] + origin.publicKey).prefix(4)
        let blob = Data(Array(id) + Array(try key.signature(for: Array(body.utf8)))).base64EncodedString()
        let text = "\(body)\n— \(Bench.origin) \(blob)\n"
        #expect(try #require(Checkpoint(text)).isSigned(by: origin))
        return Array(text.utf8)
    }

    @Test(arguments: [3, 256, 299, 300, 301] as [UInt64])
    func `it is told, kept, and not written over, whatever its size`(size: UInt64) async throws {
        let (machine, bench) = try Bench.simulated()
        let store = try bench.store()
        try await store.open()
        _ = await store.commit((0..<300).map { CommitItem(files: [], entries: [Array("{\"n\":\($0)}".utf8)]) })
        for _ in 0..<2 { store.tend() }
        let forged = try Self.signed(size: size, hash: [UInt8](repeating: 9, count: 32), bench)
        machine.write("/b", Self.path, forged)
        for repair in [false, true] {
            let report = await store.check(repair: repair, full: true)
            #expect(report.findings.map(\.id) == ["ledger-contradicted"])
            #expect(report.findings.first?.flag == .fatal && report.repaired == 0)
        }
        #expect(bench.incidents.kinds.contains(.contradicted))
        _ = await store.commit([CommitItem(files: [], entries: [Array("{\"n\":300}".utf8)])])
        for _ in 0..<2 { store.tend() }
        await store.close()
        #expect(machine.files("/b")[Self.path] == forged)
        #expect(machine.files("/a")[Self.path] != machine.files("/b")[Self.path])
    }

    @Test(arguments: [1, 200, 256, 280, 300] as [UInt64])
    func `an earlier head of this very ledger is ours`(size: UInt64) async throws {
        let (machine, bench) = try Bench.simulated()
        let store = try bench.store()
        try await store.open()
        _ = await store.commit((0..<300).map { CommitItem(files: [], entries: [Array("{\"n\":\($0)}".utf8)]) })
        for _ in 0..<2 { store.tend() }
        machine.write("/b", Self.path, try Self.signed(size: size, hash: try store.rootHash(at: size).bytes, bench))
        #expect(await store.check(repair: false, full: true).findings == [])
        #expect(!bench.incidents.kinds.contains(.contradicted))
        await store.close()
    }
}
