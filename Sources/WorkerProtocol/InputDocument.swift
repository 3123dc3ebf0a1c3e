package import ArchiveModel

/// A file handed to a worker: its open read-only descriptor and the same bytes as a source.
package struct InputDocument: Sendable {
    package let name: String
    /// Owned by whoever made this value; C readers get a duplicate.
    package let descriptor: Int32
    package let bytes: any ByteSource

    package init(name: String, descriptor: Int32, bytes: any ByteSource) {
        self.name = name
        self.descriptor = descriptor
        self.bytes = bytes
    }
}
