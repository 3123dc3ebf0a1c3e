import ArchiveModel
import Crypto

/// A file written to intake/ and flushed, waiting for its name.
struct StagedFile: Sendable {
    let temporary: String
    let file: IncomingFile
}

extension StorageRoot {
    private static let window = 1 << 20

    /// Writes files to intake/, all of them started before the first is waited for, and flushes them. On a
    /// failure nothing stays behind.
    func stage(_ files: [IncomingFile]) throws(RootFailure) -> [StagedFile] {
        var staged: [StagedFile] = []
        var handles: [any StoredFileHandle] = []
        do {
            for file in files {
                let temporary = intakePath()
                let handle = try create(temporary)
                staged.append(StagedFile(temporary: temporary, file: file))
                try write(file, to: handle)
                handle.startWriteOut()
                handles.append(handle)
            }
            if directory.isMountPoint, handles.count > 3 {
                try flushing { () throws(FileSystemError) in try directory.flushFileSystem() }
            } else {
                for handle in handles { try flushing { () throws(FileSystemError) in try handle.flushData() } }
            }
        } catch {
            if error.kind != .fenced { unstage(staged) }
            throw error
        }
        return staged
    }

    /// Gives staged files their names and makes the names durable. A different file found in a place is
    /// moved to quarantine/, never overwritten; the same one stays.
    /// Returns the paths that were not there before.
    func publish(_ staged: [StagedFile]) throws(RootFailure) -> [StoragePath] {
        var folders: Set<String> = []
        var made: [StoragePath] = []
        for entry in staged {
            let place = entry.file.path.text
            let folder = parent(of: place)
            let isTaken: Bool
            do throws(FileSystemError) {
                if folders.insert(folder).inserted, try directory.status(folder) == nil {
                    try directory.makeDirectories(folder)
                }
                isTaken = try !name(entry)
            } catch {
                throw RootFailure(error)
            }
            if isTaken, try isSame(entry) { continue }
            made.append(entry.file.path)
        }
        do throws(FileSystemError) {
            for folder in folders.sorted() { try directory.flushDirectory(folder) }
        } catch {
            throw RootFailure(error)
        }
        return made
    }

    /// Gives a staged file its name; false when something has it already.
    private func name(_ entry: StagedFile) throws(FileSystemError) -> Bool {
        do throws(FileSystemError) {
            try directory.rename(entry.temporary, to: entry.file.path.text, replacing: false)
            return true
        } catch {
            guard error.code == .exists else { throw error }
            return false
        }
    }

    /// Whether what is in a staged file's place is the same file, which stays; any other is put away.
    private func isSame(_ entry: StagedFile) throws(RootFailure) -> Bool {
        let place = entry.file.path.text
        do throws(RootFailure) {
            if try digest(of: place) == entry.file.sha256 {
                unstage([entry])
                return true
            }
        } catch {
            // What cannot be read is put away like what is different.
            guard error.kind == .refused else { throw error }
        }
        try quarantine(place)
        do { try directory.rename(entry.temporary, to: place, replacing: false) } catch { throw RootFailure(error) }
        return false
    }

    /// Removes staged files that are not wanted after all; leftovers go when the root is opened next.
    func unstage(_ staged: [StagedFile]) {
        for entry in staged { try? directory.remove(entry.temporary) }
    }

    /// Removes files for good; one that is not there is no error.
    func remove(_ paths: [StoragePath]) throws(RootFailure) {
        var folders: Set<String> = []
        do {
            for path in paths where try directory.status(path.text) != nil {
                try directory.remove(path.text)
                folders.insert(parent(of: path.text))
            }
            for folder in folders.sorted() { try directory.flushDirectory(folder) }
        } catch {
            throw RootFailure(error)
        }
    }

    /// Moves a file out of its place, keeping it: `quarantine/<time>-<number>-<name>`.
    @discardableResult
    func quarantine(_ path: String) throws(RootFailure) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stamp = time.now().description.filter { $0 != ":" }
        do {
            for number in 0..<10_000 {
                let place = "quarantine/\(stamp)-\(number)-\(name)"
                do {
                    try directory.rename(path, to: place, replacing: false)
                } catch  where error.code == .exists {
                    continue
                }
                try directory.flushDirectory("quarantine")
                try directory.flushDirectory(parent(of: path))
                return place
            }
        } catch {
            throw RootFailure(error)
        }
        throw RootFailure(.refused, "quarantine/ has ten thousand copies of \(name)")
    }

    private func create(_ path: String) throws(RootFailure) -> any StoredFileHandle {
        do { return try directory.create(path) } catch { throw RootFailure(error) }
    }

    private func flushing(_ body: () throws(FileSystemError) -> Void) throws(RootFailure) {
        do { try body() } catch { throw RootFailure(error) }
    }

    private func write(_ file: IncomingFile, to handle: any StoredFileHandle) throws(RootFailure) {
        if let bytes = file.checkedBytes {
            do { try handle.write(bytes, at: 0) } catch { throw RootFailure(error) }
            return
        }
        var hash = SHA256()
        var offset: UInt64 = 0
        do {
            try file.content.forEachWindow(Self.window) { bytes throws(FileSystemError) in
                hash.update(data: bytes)
                try handle.write(bytes, at: offset)
                offset += UInt64(bytes.count)
            }
        } catch {
            switch error {
            case .source(let failure): throw RootFailure(.content, "\(file.path): \(failure)")
            case .body(let failure): throw RootFailure(failure)
            }
        }
        guard Array(hash.finalize()) == file.sha256.bytes else {
            throw RootFailure(.content, "\(file.path): the content is not what its digest says")
        }
    }
}
