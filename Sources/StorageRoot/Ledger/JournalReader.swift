package import ArchiveModel
import Crypto

/// Reads a journal's records one after the other. A journal of any length takes the memory of its largest record, and a
/// record is taken into memory only after its digest was found right, window by window.
package struct JournalReader {
    private static let window = 1 << 20

    private let file: any ByteSource
    /// Where reading ends.
    private let end: UInt64
    /// Where the next record begins.
    package private(set) var position: UInt64 = 0

    package init(_ file: any ByteSource, end: UInt64) { (self.file, self.end) = (file, end) }

    /// The record at `position`, which moves on; nil, and no move, where there is none or a torn one.
    package mutating func next() throws(ByteSourceError) -> JournalRecord? {
        guard position < end else { return nil }
        let left = end - position
        let start = try file.read(at: position, count: Int(min(left, UInt64(JournalRecord.alignment))))
        guard let length = JournalRecord.length(from: start[...]), length <= left else { return nil }
        let bytes: [UInt8]
        if length <= UInt64(start.count) {
            bytes = start
        } else {
            guard try isWhole(length) else { return nil }
            bytes = try file.read(at: position, count: Int(length))
        }
        guard let (record, used) = JournalRecord.decode(bytes[...]) else { return nil }
        position += UInt64(used)
        return record
    }

    /// The digest at the end of a record of so many bytes is that of what comes before it.
    private func isWhole(_ length: UInt64) throws(ByteSourceError) -> Bool {
        let covered = length - UInt64(SHA256.byteCount)
        var hash = SHA256()
        var offset: UInt64 = 0
        while offset < covered {
            let piece = try file.read(at: position + offset, count: Int(min(covered - offset, UInt64(Self.window))))
            guard !piece.isEmpty else { return false }
            hash.update(data: piece)
            offset += UInt64(piece.count)
        }
        return try file.read(at: position + covered, count: SHA256.byteCount).elementsEqual(hash.finalize())
    }
}

/// A journal as it was written up to one moment: what must be found on the disk, whatever came behind it since.
struct WrittenJournal: Sendable {
    let path: String
    let serial: UInt64
    /// Bytes from its start to where the next record went.
    let length: UInt64
    /// The entries of its records, in order.
    let entries: [[UInt8]]

    /// Reads past the cache and without holding anything up.
    func isIntact(in directory: any RootDirectory) -> Bool {
        guard length > 0 else { return true }
        do {
            let file = try directory.open(path, writable: false)
            file.dropCache()
            var reader = JournalReader(file, end: length)
            var count = 0
            while reader.position < length {
                let start = reader.position
                guard let record = try reader.next(), record.serial == serial,
                    record.entries.count <= entries.count - count,
                    // The zeros behind it are in no digest.
                    try file.read(at: start, count: Int(reader.position - start)) == record.encoded,
                    entries[count..<(count + record.entries.count)].elementsEqual(record.entries)
                else { return false }
                count += record.entries.count
            }
            return count == entries.count
        } catch {
            return false
        }
    }
}
