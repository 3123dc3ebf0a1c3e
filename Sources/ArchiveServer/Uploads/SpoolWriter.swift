import ArchiveCore
import ArchiveModel
import ArchivePackage
import NIOPosix
import WorkerProtocol

/// Collects an upload's bytes, sums them and writes them to a spool file in large pieces, off the event loop.
struct SpoolWriter {
    private static let piece = 256 << 10
    private let file: SpoolFile
    private var pending: [UInt8] = []
    private var written: UInt64 = 0
    private var summing = ContentSumming()

    init(_ service: any ArchiveService) {
        file = service.spool()
    }

    mutating func append(_ bytes: some Collection<UInt8>) async throws {
        pending += bytes
        if pending.count >= Self.piece { try await flush() }
    }

    mutating func finish(_ role: FileRole, name: String) async throws -> SubmittedFile {
        try await flush()
        return SubmittedFile(role: role, document: try file.finish(name: name), summing: summing)
    }

    private mutating func flush() async throws {
        guard !pending.isEmpty else { return }
        let (file, bytes, place, before) = (file, pending, written, summing)
        summing = try await NIOThreadPool.singleton.runIfActive {
            try file.write(bytes, at: place)
            var summing = before
            summing.update(bytes)
            return summing
        }
        written += UInt64(bytes.count)
        pending.removeAll(keepingCapacity: true)
    }
}
