import Glibc
import OpenSSL

/// The key store's files. Every file is written once, complete or not at all, and is on the disk when `write` returns.
struct KeyDirectory: Sendable {
    let path: String

    /// Makes the directory for its owner alone; one that is there already must be empty of `marker`.
    func create(marker: String) throws(KeyStoreError) {
        if exists(marker) {
            throw KeyStoreError(code: .place, message: "\(path) already holds a key store; nothing was changed.")
        }
        try makeDirectory("")
    }

    /// The directory, the secrets in it: owner's alone.
    func checkPermissions(of name: String) throws(KeyStoreError) {
        var status = stat()
        let full = place(name)
        guard unsafe stat(full, &status) == 0 else {
            throw KeyStoreError(code: .file, message: "\(full) cannot be read: \(reason()).")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw KeyStoreError(
                code: .permissions,
                message: "Others than its owner can get at \(full). Check who read it, then: chmod go-rwx '\(full)'.")
        }
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return unsafe stat(place(name), &status) == 0
    }

    /// Directories below, each for the owner alone.
    func makeDirectory(_ name: String) throws(KeyStoreError) {
        var current = path
        try makeOne(current)
        for part in name.split(separator: "/") {
            current += "/" + part
            try makeOne(current)
        }
    }

    func read(_ name: String) throws(KeyStoreError) -> [UInt8] {
        let full = place(name)
        let descriptor = unsafe open(full, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw KeyStoreError(code: .file, message: "\(full) cannot be read: \(reason()).")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0, bytes.count <= 1 << 20 else {
                throw KeyStoreError(code: .file, message: "\(full) cannot be read: \(reason()).")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// The first line of a file that ``KeyStore`` wrote. Nothing of it stays in memory outside the passphrase.
    func readPassphrase(_ name: String) throws(KeyStoreError) -> Passphrase {
        let full = place(name)
        let descriptor = unsafe open(full, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw KeyStoreError(code: .file, message: "\(full) cannot be read: \(reason()).")
        }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4_096)
        var count = 0
        repeat { count = unsafe Glibc.read(descriptor, &buffer, buffer.count) } while count < 0 && errno == EINTR
        guard count >= 0 else { throw KeyStoreError(code: .file, message: "\(full) cannot be read: \(reason()).") }
        let end = buffer[..<count].firstIndex { $0 == 10 || $0 == 13 } ?? count
        guard end > 0, end < buffer.count else {
            throw KeyStoreError(code: .key, message: "\(full) holds no passphrase.")
        }
        buffer.removeSubrange(end...)
        return Passphrase(wiping: &buffer, isChosen: false)
    }

    /// Fails when the file is there already: keys are never overwritten.
    func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o400) throws(KeyStoreError) {
        let full = place(name)
        let unfinished = full + ".new"
        _ = unsafe unlink(unfinished)
        let descriptor = unsafe open(unfinished, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else {
            throw KeyStoreError(code: .file, message: "\(full) cannot be written: \(reason()).")
        }
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                let problem = reason()
                close(descriptor)
                throw KeyStoreError(code: .file, message: "\(full) cannot be written: \(problem).")
            }
            offset += count
        }
        let isFlushed = fsync(descriptor) == 0
        let isClosed = close(descriptor) == 0
        // link, not rename: it fails when the name is taken.
        guard isFlushed, isClosed, unsafe link(unfinished, full) == 0 else {
            let problem = reason()
            _ = unsafe unlink(unfinished)
            throw KeyStoreError(code: .file, message: "\(full) cannot be written: \(problem).")
        }
        _ = unsafe unlink(unfinished)
        try flushDirectory(of: full)
    }

    /// Names in a directory, in order; empty where there is none.
    func names(in name: String) -> [String] {
        guard let stream = unsafe opendir(place(name)) else { return [] }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let text = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !text.hasPrefix(".") { names.append(text) }
        }
        return names.sorted()
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : name.isEmpty ? path : path + "/" + name }

    private func makeOne(_ full: String) throws(KeyStoreError) {
        guard unsafe mkdir(full, 0o700) == 0 || errno == EEXIST else {
            throw KeyStoreError(code: .file, message: "\(full) cannot be made: \(reason()).")
        }
        try flushDirectory(of: full)
    }

    private func flushDirectory(of full: String) throws(KeyStoreError) {
        let parent = full.lastIndex(of: "/").map { String(full[..<$0]) } ?? "."
        let descriptor = unsafe open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw KeyStoreError(code: .file, message: "\(parent) cannot be opened: \(reason()).")
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw KeyStoreError(code: .file, message: "\(parent) cannot be flushed: \(reason()).")
        }
    }

    private func reason() -> String { unsafe String(cString: strerror(errno)) }
}
