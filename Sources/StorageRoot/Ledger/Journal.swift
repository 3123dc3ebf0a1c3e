import ArchiveModel

/// The two journal files of a root, used in turn. A journal is begun anew, with everything that is not yet in a
/// full tile, in the other file; only when that is durable does the old one lose its meaning.
struct Journal: Sendable {
    private let directory: any RootDirectory
    private let base: String
    private(set) var serial: UInt64
    private var file: (any StoredFileHandle)?
    private var position: UInt64
    private var allocated: UInt64

    /// Files grow by this; zeros are written ahead so that an append changes no length and no allocation.
    private static let step: UInt64 = 1 << 20

    private static func path(_ base: String, _ serial: UInt64) -> String { "\(base)/journal.\(serial % 2)" }

    /// Finds the newest journal and its records, in order. A torn record and what follows it were never durable.
    static func open(
        directory: any RootDirectory, base: String
    ) throws(RootFailure) -> (Journal, [JournalRecord]) {
        var newest: (journal: Journal, records: [JournalRecord])?
        for slot in [UInt64(0), 1] {
            guard let (records, end, allocated) = try records(in: path(base, slot), of: directory),
                let serial = records.first?.serial, serial % 2 == slot
            else { continue }
            if let newest, newest.journal.serial > serial { continue }
            let file: any StoredFileHandle
            do { file = try directory.open(path(base, slot), writable: true) } catch { throw RootFailure(error) }
            let journal = Journal(
                directory: directory, base: base, serial: serial, file: file, position: end, allocated: allocated)
            newest = (journal, records)
        }
        if let newest { return (newest.journal, newest.records) }
        return (
            Journal(directory: directory, base: base, serial: 0, file: nil, position: 0, allocated: 0), []
        )
    }

    /// The records of a file that belong together, where they end, and the file's length; nil without a file.
    private static func records(
        in path: String, of directory: any RootDirectory
    ) throws(RootFailure) -> (records: [JournalRecord], end: UInt64, length: UInt64)? {
        do {
            guard let status = try directory.status(path), !status.isDirectory else { return nil }
            let file = try directory.open(path, writable: false)
            file.dropCache()
            var reader = JournalReader(file, end: status.length)
            var records: [JournalRecord] = []
            var end: UInt64 = 0
            while let record = try reader.next(), records.first.map({ $0.serial == record.serial }) ?? true,
                records.last.map({ $0.end == record.first }) ?? true
            {
                records.append(record)
                end = reader.position
            }
            return (records, end, status.length)
        } catch let error as FileSystemError {
            throw RootFailure(error)
        } catch {
            throw RootFailure(.refused, "\(path) cannot be read: \(error)")
        }
    }

    /// The file in use, as far as it has been written.
    var written: (path: String, length: UInt64) { (Self.path(base, serial), position) }

    /// Makes a record durable behind the others.
    mutating func append(_ record: JournalRecord) throws(RootFailure) {
        guard let file else {
            var first = record
            first.serial = serial + 1
            try begin(first)
            return
        }
        do {
            try write(record.encoded, to: file)
        } catch {
            throw RootFailure(error)
        }
    }

    /// Begins anew in the other file; `record.serial` is the next serial. The file left is kept long enough to begin in
    /// it again, so that a group can be taken back when the disk is full.
    mutating func begin(_ record: JournalRecord) throws(RootFailure) {
        let path = Self.path(base, record.serial)
        do throws(FileSystemError) {
            let exists = try directory.status(path) != nil
            let other = exists ? try directory.open(path, writable: true) : try directory.create(path)
            let old = (serial, file, position, allocated)
            (serial, file, position, allocated) = (record.serial, other, 0, exists ? other.length : 0)
            do throws(FileSystemError) {
                try write(record.encoded, to: other)
                if !exists { try directory.flushDirectory(base) }
            } catch {
                (serial, file, position, allocated) = old
                throw error
            }
        } catch {
            throw RootFailure(error)
        }
        try reserve()
    }

    /// Allocates the other file. Without space for it there is none; only a failed flush counts.
    private func reserve() throws(RootFailure) {
        let path = Self.path(base, serial + 1)
        do throws(FileSystemError) {
            let length = try directory.status(path)?.length
            guard length ?? 0 < Self.step else { return }
            let file = try length == nil ? directory.create(path) : directory.open(path, writable: true)
            let start = length ?? 0
            try file.write([UInt8](repeating: 0, count: Int(Self.step - start)), at: start)
            try file.flushData()
            if length == nil { try directory.flushDirectory(base) }
        } catch {
            if error.isFailedFlush { throw RootFailure(error) }
        }
    }

    private mutating func write(_ bytes: [UInt8], to file: any StoredFileHandle) throws(FileSystemError) {
        let end = position + UInt64(bytes.count)
        if end > allocated {
            let grown = (end + Self.step - 1) / Self.step * Self.step
            try file.write([UInt8](repeating: 0, count: Int(grown - allocated)), at: allocated)
            allocated = grown
        }
        try file.write(bytes, at: position)
        try file.flushData()
        position = end
    }
}
