/// Sources laid end to end.
package struct JoinedBytes: ByteSource {
    private let parts: [(start: UInt64, source: any ByteSource)]
    package let length: UInt64

    package init(_ sources: [any ByteSource]) {
        var start: UInt64 = 0
        var parts: [(UInt64, any ByteSource)] = []
        for source in sources {
            parts.append((start, source))
            start += source.length
        }
        self.parts = parts
        length = start
    }

    package func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts where bytes.count < count {
            let place = offset + UInt64(bytes.count)
            guard place >= part.start, place < part.start + part.source.length else { continue }
            bytes += try part.source.read(at: place - part.start, count: count - bytes.count)
        }
        return bytes
    }
}
