import FoundationEssentials
import GRDB
import Glibc
import Synchronization

/// The archive's index: what can be asked quickly about invoices, events and records. SQLite in WAL mode.
///
/// It is a cache of what lies on the roots, but for one thing that must be durable before it is on them: the
/// reservations. They come back from the packages when the index is rebuilt.
///
/// Reading is synchronous and blocks the calling thread for as long as SQLite needs; writes of concurrent callers
/// share transactions on one writer.
package final class InvoiceIndex: Sendable {
    package let path: String
    private let pool: Mutex<DatabasePool>
    let writes: WriteQueue

    /// Opens the index at a path, making an empty one where there is none. Throws `version` when another layout
    /// lies there, `database` when SQLite cannot open it.
    package convenience init(path: String) throws(IndexError) {
        try self.init(path: path, pool: Self.openPool(path, durable: true))
    }

    private init(path: String, pool: DatabasePool) {
        self.path = path
        self.pool = Mutex(pool)
        writes = WriteQueue(pool)
    }

    /// An empty index beside the present one, to be filled and then put in its place by `replace(with:)`. What an
    /// earlier attempt left is removed. Not durable until then.
    package func beginRebuild() throws(IndexError) -> InvoiceIndex {
        let fresh = path + ".rebuilding"
        try Self.remove(fresh)
        return InvoiceIndex(path: fresh, pool: try Self.openPool(fresh, durable: false))
    }

    /// Puts a rebuilt index in this one's place, in one rename; readers and writers wait meanwhile. Claims of submissions
    /// under way go over into it. Changes applied here since `fresh` read the ledger are not in it: follow the ledger
    /// again from `position()`.
    package func replace(with fresh: InvoiceIndex) throws(IndexError) {
        try fresh.settle()
        var failure: IndexError?
        try writes.pause { () throws(IndexError) -> DatabasePool in
            let underWay = try read { db in try UnderWay(in: db) }
            try fresh.finish(taking: underWay)
            return try pool.withLock { (pool) throws(IndexError) in
                try IndexError.wrapping("closing the index") { try pool.close() }
                do throws(IndexError) { try Self.move(fresh.path, to: path) } catch { failure = error }
                pool = try Self.openPool(path, durable: true)
                return pool
            }
        }
        if let failure { throw failure }
    }

    /// Waits for the writes under way and closes the file.
    package func close() throws(IndexError) {
        writes.close()
        let pool = pool.withLock { $0 }
        try IndexError.wrapping("closing the index") { try pool.close() }
    }

    /// Closes an index that was begun and is not wanted, and removes its file.
    package func discard() throws(IndexError) {
        try close()
        try Self.remove(path)
    }

    /// Puts aside whatever lies at a path: it cannot be opened. Returns where it is now; nil where nothing lay there.
    package static func setAside(_ path: String) throws(IndexError) -> String? {
        let aside = path + ".set-aside"
        try removeLog(of: path)
        if unsafe rename(path, aside) == 0 { return aside }
        guard errno == ENOENT else {
            throw IndexError(.database, "\(path) could not be renamed to \(aside): error \(errno)")
        }
        return nil
    }

    /// Runs a read on a consistent snapshot.
    func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        let current = pool.withLock { $0 }
        do {
            return try current.read(body)
        } catch let error as IndexError {
            throw error
        } catch {
            // Put aside by `replace(with:)` between the two lines above.
            let successor = pool.withLock { $0 }
            guard successor !== current else { throw IndexError(.database, "the index could not be read: \(error)") }
            return try IndexError.wrapping("the index could not be read") { try successor.read(body) }
        }
    }

    /// The long part of making a rebuilt index durable: orders its full text, moves its log into the file.
    private func settle() throws(IndexError) {
        try rebuilt { db in
            try db.execute(sql: "INSERT INTO words (words) VALUES ('optimize')")
            try db.checkpoint(.truncate)
        }
    }

    /// The short part, while the index to be replaced stands still.
    private func finish(taking underWay: UnderWay) throws(IndexError) {
        try rebuilt { db in
            try underWay.carry(into: db)
            try db.checkpoint(.truncate)
        }
        try close()
    }

    private func rebuilt(_ body: (Database) throws -> Void) throws(IndexError) {
        let pool = pool.withLock { $0 }
        try IndexError.wrapping("the rebuilt index could not be finished") { try pool.writeWithoutTransaction(body) }
    }
}

extension InvoiceIndex {
    fileprivate static func openPool(_ path: String, durable: Bool) throws(IndexError) -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "ArchiveIndex"
        configuration.maximumReaderCount = 8
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA secure_delete = ON; PRAGMA cache_size = \(durable ? -32_768 : -524_288); PRAGMA mmap_size = 4294967296;
                    PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF
                    """)
        }
        return try IndexError.wrapping("the index \(path) could not be opened") {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // WAL with FULL: a commit is durable when it returns; NORMAL would lose it in a power cut.
                // A checkpoint flushes the file: one in 32 MiB of log, not in 4.
                try db.execute(
                    sql: """
                        PRAGMA synchronous = \(durable ? "FULL" : "OFF"); PRAGMA journal_size_limit = 67108864;
                        PRAGMA wal_autocheckpoint = 8192
                        """)
                try db.inTransaction(.immediate) {
                    try IndexSchema.prepare(db, path: path)
                    return .commit
                }
            }
            return pool
        }
    }

    fileprivate static func remove(_ path: String) throws(IndexError) {
        try removeFile(path)
        try removeLog(of: path)
    }

    private static func removeLog(of path: String) throws(IndexError) {
        try removeFile(path + "-wal")
        try removeFile(path + "-shm")
    }

    fileprivate static func move(_ fresh: String, to path: String) throws(IndexError) {
        // It was written without flushing.
        try flush(fresh)
        // A write-ahead log that stayed behind would be taken for the new file's.
        try removeLog(of: path)
        guard unsafe rename(fresh, path) == 0 else {
            throw IndexError(.database, "\(fresh) could not be renamed to \(path): error \(errno)")
        }
        try flush(directory(of: path))
    }

    private static func removeFile(_ path: String) throws(IndexError) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw IndexError(.database, "\(path) could not be removed: error \(errno)")
        }
    }

    /// Makes a file's or a directory's content durable.
    private static func flush(_ path: String) throws(IndexError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { Glibc.close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw IndexError(.database, "\(path) could not be flushed: error \(errno)")
        }
    }

    private static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension IndexError {
    /// Runs SQLite's work and tells its errors in the index's words.
    static func wrapping<Value>(_ what: String, _ body: () throws -> Value) throws(IndexError) -> Value {
        do {
            return try body()
        } catch let error as IndexError {
            throw error
        } catch {
            throw IndexError(.database, "\(what): \(error)")
        }
    }
}
