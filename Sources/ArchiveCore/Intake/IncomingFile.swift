package import ArchiveModel
package import ArchivePackage
package import WorkerProtocol

/// A submitted file on its way in: spooled, with everything a package says about its bytes.
package struct IncomingFile: Sendable {
    package let role: FileRole
    package let document: InputDocument
    /// Where the sums stand after the last byte: an original that begins with these bytes goes on from here.
    let summing: ContentSumming
    package let sum: ContentSum

    /// Reads every byte once, where nobody summed them before. Throws `internal` when the spooled bytes cannot be read.
    package init(_ file: SubmittedFile) throws(ArchiveFailure) {
        role = file.role
        document = file.document
        var summing = file.summing ?? ContentSumming()
        if file.summing == nil {
            do {
                try summing.update(from: file.document.bytes)
            } catch {
                throw ArchiveFailure(.internal, "reading the spooled \(file.document.name) failed: \(error)")
            }
        }
        self.summing = summing
        sum = summing.finish()
    }

    package var name: String { document.name }
    package var digests: DigestPair { sum.digests }
}
