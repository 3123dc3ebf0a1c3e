import ArchiveAPI
import ArchiveServer
import Glibc
import ServiceTesting

/// The methods a resource knows.
enum APIMethods {
    static func of(_ path: APIPath) -> [String] {
        APIEndpoints.names(service: MemoryArchive()).filter { $0.path == path }.map(\.method)
    }
}

enum FileMode {
    /// Permission bits; nil when there is no such file.
    static func of(_ path: String) -> UInt32? {
        var attributes = stat()
        guard unsafe stat(path, &attributes) == 0 else { return nil }
        return attributes.st_mode & 0o777
    }
}
