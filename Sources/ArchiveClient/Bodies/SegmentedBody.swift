import ArchiveModel
import NIOCore
import NIOPosix

/// A request body made of pieces in memory and of files that are read as they are sent.
struct SegmentedBody: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private static let window = 256 << 10
    let segments: [any ByteSource]

    var length: UInt64 { segments.reduce(0) { $0 + $1.length } }

    func makeAsyncIterator() -> Iterator { Iterator(segments: segments[...]) }

    struct Iterator: AsyncIteratorProtocol {
        private var segments: ArraySlice<any ByteSource>
        private var offset: UInt64 = 0

        init(segments: ArraySlice<any ByteSource>) { self.segments = segments }

        @concurrent
        mutating func next() async throws -> ByteBuffer? {
            while let source = segments.first {
                guard offset < source.length else {
                    segments.removeFirst()
                    offset = 0
                    continue
                }
                let place = offset
                let bytes = try await NIOThreadPool.singleton.runIfActive {
                    try source.read(at: place, count: SegmentedBody.window)
                }
                guard !bytes.isEmpty else { throw ByteSourceError("a file became shorter while it was sent") }
                offset += UInt64(bytes.count)
                return ByteBuffer(bytes: bytes)
            }
            return nil
        }
    }
}
