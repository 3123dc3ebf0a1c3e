import FoundationEssentials

/// A directory of one test, removed when the test lets go.
final class TemporaryPlace: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/legajo-core-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
