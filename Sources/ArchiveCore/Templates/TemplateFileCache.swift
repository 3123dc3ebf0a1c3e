package import ArchiveModel
import Synchronization
package import WorkerProtocol

/// Files of the template versions used last, open.
package final class TemplateFileCache: Sendable {
    private struct State {
        /// By the record's package, the one used last at the end.
        var versions: [(record: ContentDigest, files: [InputDocument])] = []

        var descriptors: Int { versions.reduce(0) { $0 + $1.files.count } }
        var bytes: UInt64 { versions.reduce(0) { $0 + $1.files.reduce(0) { $0 + $1.bytes.length } } }
    }

    private let mostDescriptors: Int
    private let mostBytes: UInt64
    private let state = Mutex(State())

    package init(mostDescriptors: Int = 64, mostBytes: UInt64 = 128 << 20) {
        self.mostDescriptors = mostDescriptors
        self.mostBytes = mostBytes
    }

    package func files(of record: ContentDigest) -> [InputDocument]? {
        state.withLock { state in
            guard let place = state.versions.firstIndex(where: { $0.record == record }) else { return nil }
            let found = state.versions.remove(at: place)
            state.versions.append(found)
            return found.files
        }
    }

    /// Lets go of those not used for longest, until all have room.
    package func keep(_ files: [InputDocument], of record: ContentDigest) {
        state.withLock { state in
            state.versions.removeAll { $0.record == record }
            state.versions.append((record, files))
            while state.descriptors > mostDescriptors || state.bytes > mostBytes { state.versions.removeFirst() }
        }
    }
}
