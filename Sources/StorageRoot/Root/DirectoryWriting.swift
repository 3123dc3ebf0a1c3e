import ArchiveModel

extension RootDirectory {
    /// Makes every missing directory of the path and flushes each parent that got a new entry.
    func makeDirectories(_ path: String) throws(FileSystemError) {
        var made: [String] = []
        var current = ""
        for part in path.split(separator: "/") {
            let parent = current
            current = current.isEmpty ? String(part) : current + "/" + part
            if try status(current) != nil { continue }
            do {
                try makeDirectory(current)
            } catch  where error.code == .exists {
                // Another thread was faster.
            }
            made.append(parent)
        }
        for parent in made { try flushDirectory(parent) }
    }

    /// Writes a small file so that after a crash either the old or the new bytes are there, whole.
    func replace(_ path: String, with bytes: [UInt8], by temporary: String) throws(FileSystemError) {
        if try status(temporary) != nil { try remove(temporary) }
        let file = try create(temporary)
        try file.write(bytes, at: 0)
        try file.flushData()
        try rename(temporary, to: path, replacing: true)
        try flushDirectory(parent(of: path))
    }

    /// The bytes of a small file; nil when it is not there.
    func contents(_ path: String, limit: Int = 64 << 20, fromDisk: Bool = false) throws(RootFailure) -> [UInt8]? {
        do {
            guard let status = try status(path), !status.isDirectory else { return nil }
            guard status.length <= UInt64(limit) else {
                throw RootFailure(.refused, "\(path) has \(status.length) bytes, more than it can have")
            }
            let file = try open(path, writable: false)
            if fromDisk { file.dropCache() }
            return try file.read(at: 0, count: Int(status.length))
        } catch let error as FileSystemError {
            throw RootFailure(error)
        } catch let error as ByteSourceError {
            throw RootFailure(.refused, error.description)
        } catch let error as RootFailure {
            throw error
        } catch {
            throw RootFailure(.refused, "\(error)")
        }
    }
}

/// Everything before the last slash; "" at the top.
func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
}
