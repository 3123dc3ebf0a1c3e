import Crypto

/// One record of a root's journal: entries that are durable here but not yet in a full tile, and the
/// signed head after them. All numbers big-endian; layout in `Documentation/StorageFormat.md`.
package struct JournalRecord: Sendable {
    static let magic = Array("LGJOURN1".utf8)
    static let headerLength = 50
    /// A record begins at a multiple of this, so that no write touches a block of an earlier record.
    package static let alignment = 4_096

    /// How often the journal was begun anew; a record of another serial is a leftover.
    package var serial: UInt64
    /// The start of the archive during which this root was last level with the others.
    package var generation: UInt64
    /// Index of the first entry.
    package var first: UInt64
    /// Entries known to be on a quorum when this was written.
    package var committed: UInt64
    package var entries: [[UInt8]]
    /// The signed head over everything up to the last entry.
    package var note: String

    package init(
        serial: UInt64, generation: UInt64, first: UInt64, committed: UInt64, entries: [[UInt8]], note: String
    ) {
        (self.serial, self.generation, self.first) = (serial, generation, first)
        (self.committed, self.entries, self.note) = (committed, entries, note)
    }

    var end: UInt64 { first + UInt64(entries.count) }

    /// The record and zeros up to the next multiple of `alignment`.
    package var encoded: [UInt8] {
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

    /// Bytes of the record that begins here, by its head; nil where none begins.
    static func length(from head: ArraySlice<UInt8>) -> UInt64? {
        var reader = Reader(bytes: head, position: head.startIndex)
        guard reader.take(8).map({ $0.elementsEqual(magic) }) == true, reader.take(36) != nil,
            let bundle = reader.number(4), let note = reader.number(2)
        else { return nil }
        return UInt64(headerLength + SHA256.byteCount) + bundle + note
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
