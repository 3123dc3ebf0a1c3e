package import ArchiveModel

/// A payload file of a package to be made.
package struct PackageEntry: Sendable {
    enum Knowledge: Sendable {
        case nothing
        case digests(DigestPair)
        case sum(ContentSum)
    }

    /// Below `data/`, e.g. `data/original.pdf`.
    package let name: String
    /// Sources laid end to end; none is copied, all must stay readable as long as the package is used.
    package let content: [any ByteSource]
    let knowledge: Knowledge

    /// `digests`, where known, spare taking the SHA-512 again; the SHA-256 is always checked.
    package init(name: String, content: [any ByteSource], digests: DigestPair? = nil) {
        self.name = name
        self.content = content
        knowledge = digests.map { .digests($0) } ?? .nothing
    }

    /// With a sum taken before of the same bytes, which are then read once less. The CRC-32 is still checked.
    package init(name: String, content: [any ByteSource], sum: ContentSum) {
        self.name = name
        self.content = content
        knowledge = .sum(sum)
    }

    /// One source.
    package init(name: String, content: any ByteSource, digests: DigestPair? = nil) {
        self.init(name: name, content: [content], digests: digests)
    }

    /// Bytes in memory.
    package init(name: String, bytes: [UInt8]) {
        self.init(name: name, content: [MemoryBytes(bytes)])
    }
}
