import Crypto

/// One record of a root's journal: entries that are durable here but not yet in a full tile, and the
/// signed head after them. All numbers big-endian; layout in `Documentation/StorageFormat.md`.
struct JournalRecord: Sendable {
    static let magic = Array("LGJOURN1".utf8)
    static let headerLength = 50
    /// A record begins at a multiple of this, so that no write touches a block of an earlier record.
    static let alignment = 4_096

    /// How often the journal was begun anew; a record of another serial is a leftover.
    var serial: UInt64
    /// The start of the archive during which this root was last level with the others.
    var generation: UInt64
    /// Index of the first entry.
    var first: UInt64
    /// Entries known to be on a quorum when this was written.
    var committed: UInt64
    var entries: [[UInt8]]
    /// The signed head over everything up to the last entry.
    var note: String

    var end: UInt64 { first + UInt64(entries.count) }

    /// The record and zeros up to the next multiple of `alignment`.
    var encoded: [UInt8] {
        let bundle = EntryBundle.encode(entries)
        let note = Array(note.utf8)
        var out = Self.magic
        out.append(serial, generation, first, committed)
        out.append(UInt32(entries.count))
        out.append(UInt32(bundle.count))
        out.append(UInt16(note.count))
        out += bundle
        out += note
        out += SHA256.hash(data: out)
        let rest = out.count % Self.alignment
        if rest > 0 { out += [UInt8](repeating: 0, count: Self.alignment - rest) }
        return out
    }

    /// The record at the start of the bytes and its padded length; nil when there is none, or a torn one.
    static func decode(_ bytes: ArraySlice<UInt8>) -> (record: JournalRecord, length: Int)? {
        var reader = Reader(bytes: bytes, position: bytes.startIndex)
        guard reader.take(8).map({ $0.elementsEqual(magic) }) == true, let serial = reader.number(8),
            let generation = reader.number(8), let first = reader.number(8), let committed = reader.number(8),
            let count = reader.number(4), let bundleLength = reader.number(4), let noteLength = reader.number(2),
            let bundle = reader.take(Int(bundleLength)), let note = reader.take(Int(noteLength))
        else { return nil }
        let covered = bytes[bytes.startIndex..<reader.position]
        guard let digest = reader.take(32), digest.elementsEqual(SHA256.hash(data: covered)),
            let entries = EntryBundle.decode(Array(bundle)), entries.count == Int(count)
        else { return nil }
        let used = reader.position - bytes.startIndex
        let record = JournalRecord(
            serial: serial, generation: generation, first: first, committed: committed, entries: entries,
            note: String(decoding: note, as: UTF8.self))
        return (record, (used + alignment - 1) / alignment * alignment)
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        var position: Int

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard count >= 0, count <= bytes.endIndex - position else { return nil }
            defer { position += count }
            return bytes[position..<(position + count)]
        }

        mutating func number(_ count: Int) -> UInt64? {
            take(count).map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append<Number: FixedWidthInteger>(_ numbers: Number...) {
        for number in numbers {
            for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
                append(UInt8(truncatingIfNeeded: number >> Number(shift)))
            }
        }
    }
}
