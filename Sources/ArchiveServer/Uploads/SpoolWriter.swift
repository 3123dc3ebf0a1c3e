import ArchiveCore
import ArchiveModel
import NIOPosix
import WorkerProtocol

/// Collects an upload's bytes and writes them to a spool file in large pieces, off the event loop.
struct SpoolWriter {
    private static let piece = 256 << 10
    private let file: SpoolFile
    private var pending: [UInt8] = []
    private var written: UInt64 = 0

    init(_ service: any ArchiveService) {
        file = service.spool()
    }

    mutating func append(_ bytes: some Collection<UInt8>) async throws {
        pending += bytes
        if pending.count >= Self.piece { try await flush() }
    }

    mutating func finish(name: String) async throws -> InputDocument {
        try await flush()
        return try file.finish(name: name)
    }

    private mutating func flush() async throws {
        guard !pending.isEmpty else { return }
        let (file, bytes, place) = (file, pending, written)
        try await NIOThreadPool.singleton.runIfActive { try file.write(bytes, at: place) }
        written += UInt64(bytes.count)
        pending.removeAll(keepingCapacity: true)
    }
}
