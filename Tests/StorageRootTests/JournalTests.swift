import ArchiveModel
import ArchiveTesting
import StorageRoot
import Testing

@Suite("The journal as it is read")
struct JournalTests {
    private static func record(_ entries: [[UInt8]] = []) -> JournalRecord {
        JournalRecord(serial: 7, generation: 3, first: 5, committed: 5, entries: entries, note: "head")
    }

    @Test func `a journal longer than a gibibyte is read to its end in small parts`() throws {
        let record = Self.record()
        let count = (1 << 30) / JournalRecord.alignment + 2
        let journal = RepeatedBytes(record.encoded, count: count)
        var reader = JournalReader(journal, end: journal.length)
        var found = 0
        while try reader.next() != nil { found += 1 }
        #expect(found == count && reader.position == journal.length)
        #expect(journal.largestRead.value <= JournalRecord.alignment)
    }

    @Test func `a record longer than a window is read whole, and not at all when a bit of it is another`() throws {
        let entries = (0..<48).map { number in [UInt8](repeating: UInt8(number), count: 65_000) }
        var bytes = Self.record(entries).encoded
        var whole = JournalReader(MemoryBytes(bytes), end: UInt64(bytes.count))
        #expect(try whole.next()?.entries == entries)
        #expect(whole.position == UInt64(bytes.count))
        for place in [0, 9, 40, 45, 49, 51, 1 << 20, 3_000_000] {
            bytes[place] ^= 0x10
            var reader = JournalReader(MemoryBytes(bytes), end: UInt64(bytes.count))
            #expect(try reader.next() == nil && reader.position == 0, "byte \(place)")
            bytes[place] ^= 0x10
        }
        for length in stride(from: 0, to: bytes.count - JournalRecord.alignment, by: 65_537) {
            var reader = JournalReader(MemoryBytes(Array(bytes.prefix(length))), end: UInt64(length))
            #expect(try reader.next() == nil, "\(length) bytes")
        }
    }

    @Test func `a head that claims more than the file has costs nothing`() throws {
        var bytes = Self.record().encoded
        for place in 44..<48 { bytes[place] = 0xFF }
        let journal = RepeatedBytes(bytes, count: 1_000)
        var reader = JournalReader(journal, end: journal.length)
        #expect(try reader.next() == nil)
        #expect(journal.largestRead.value <= JournalRecord.alignment)
    }

    @Test func `check finds a changed bit anywhere in what was written, and begins the journal anew`() async throws {
        let (machine, bench) = try Bench.simulated()
        let store = try bench.store()
        try await store.open()
        for number in 0..<5 {
            _ = try await store.commit(Document([UInt8(number)], at: "issued/acme/x/\(number).zip").item)
        }
        for byte in [60, 4_000, 4_096 * 2 + 300, 4_096 * 3 - 1] {
            let path = try #require(
                machine.files("/b").filter { $0.key.contains("/journal.") && !$0.value.starts(with: [0]) }
                    .max { $0.value[8..<16].lexicographicallyPrecedes($1.value[8..<16]) }?.key)
            var bytes = try #require(machine.files("/b")[path])
            // Begun anew, it is one record.
            let place = min(byte, try Self.written(bytes) - 1)
            bytes[place] ^= 1
            machine.write("/b", path, bytes)
            let found = await store.check(repair: false, full: false).findings
            #expect(found.map(\.message) == ["root b: its \(path) is damaged"], "byte \(place)")
            #expect(await store.check(repair: true, full: false).repaired == 1)
            #expect(await store.check(repair: false, full: false).findings == [])
        }
        await store.close()
    }

    @Test func `the ledger is not held while its journal is read`() async throws {
        let (machine, bench) = try Bench.simulated()
        let store = try bench.store()
        try await store.open()
        _ = try await store.commit(Document([1], at: "issued/acme/x/1.zip").item)
        let path = try #require(machine.files("/a").keys.first { $0.hasSuffix("/journal.1") })
        let published = Shared(false)
        machine.before("read", of: path) {
            // Takes the lock of every root's ledger.
            store.publish()
            published.change { $0 = true }
        }
        #expect(await store.check(repair: false, full: false).findings == [])
        #expect(published.value)
        await store.close()
    }

    /// Bytes up to the end of the last record; older ones may lie behind it.
    private static func written(_ bytes: [UInt8]) throws -> Int {
        var reader = JournalReader(MemoryBytes(bytes), end: UInt64(bytes.count))
        let serial = try reader.next()?.serial
        var end = reader.position
        while let record = try reader.next(), record.serial == serial { end = reader.position }
        return Int(end)
    }
}

/// The same bytes over and over; notes the largest part that was asked for.
private final class RepeatedBytes: ByteSource {
    private let bytes: [UInt8]
    let length: UInt64
    let largestRead = Shared(0)

    init(_ bytes: [UInt8], count: Int) { (self.bytes, length) = (bytes, UInt64(bytes.count * count)) }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        largestRead.change { $0 = max($0, count) }
        let end = min(length, offset + UInt64(count))
        let start = Int(offset % UInt64(bytes.count))
        if Int(end - offset) + start <= bytes.count { return Array(bytes[start..<(start + Int(end - offset))]) }
        return (offset..<end).map { bytes[Int($0 % UInt64(bytes.count))] }
    }
}
