import ArchiveModel

extension StorageRoot {
    /// Makes a directory a root; durable when it returns. The directory must be empty or missing.
    static func create(
        _ configuration: RootConfiguration, archive: String, id: String, origin: String, created: UTCTime,
        format document: [UInt8], completeTo: UInt64?, generation: UInt64, fileSystem: any FileSystem
    ) throws(StorageError) {
        do {
            try fileSystem.makeDirectory(configuration.path)
            let directory = try fileSystem.openDirectory(configuration.path)
            guard try directory.list("").allSatisfy({ $0.name == "lost+found" }) else {
                throw StorageError(.foreign, "\(configuration.path) is not empty; a new root needs an empty directory")
            }
            for name in RootManifest.directories { try directory.makeDirectory(name) }
            try directory.makeDirectories(ledgerBase(origin))
            let manifest = RootManifest(
                format: RootManifest.format, archive: archive, id: id, name: configuration.name, created: created,
                generation: generation, completeTo: completeTo, fenced: [:])
            for (name, bytes) in [
                ("StorageFormat.md", document), (RootManifest.path, manifest.encoded),
                (RootManifest.namaste, Array((RootManifest.format + "\n").utf8)),
            ] {
                try directory.replace(name, with: bytes, by: "intake/new")
            }
            try directory.flushDirectory("")
        } catch let error as FileSystemError {
            throw StorageError(.disk, "\(configuration.path): \(error)")
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(.disk, "\(configuration.path): \(error)")
        }
    }
}
