import ArchiveModel
import Crypto

/// Makes a package: a ZIP of stored entries that is an ASiC-E container (ETSI EN 319 162-1) with a bag
/// (RFC 8493) inside. Same input, same bytes. Format: `Documentation/StorageFormat.md`.
///
/// Two steps, because the seal is made elsewhere: `prepare()` gives the manifest to be signed,
/// `PreparedPackage.sealed(by:)` the finished package.
package struct PackageBuilder: Sendable {
    package let kind: PackageKind
    /// The describing file's bytes, e.g. of `invoice.json`.
    package let description: [UInt8]
    package let payload: [PackageEntry]
    package let labels: [BagLabel]

    /// Contents up to this size are read once and kept.
    static let smallContent: UInt64 = 4 << 20

    package init(kind: PackageKind, description: [UInt8], payload: [PackageEntry], labels: [BagLabel] = []) {
        self.kind = kind
        self.description = description
        self.payload = payload
        self.labels = labels
    }

    /// Sums every entry and writes bag and seal manifests. Throws `name`, `tooLarge`, `unreadable`, `changed`.
    package func prepare() throws(PackageError) -> PreparedPackage {
        try checkNames()
        var files: [SummedFile] = []
        for entry in payload { files.append(try entry.summed()) }
        let leading = [
            SummedFile(EntryName.mediaType, BagFiles.containerMediaType),
            SummedFile(EntryName.bagDeclaration, BagFiles.declaration),
            SummedFile(EntryName.bagInformation, BagFiles.information(labels, payload: files.map(\.sum))),
            SummedFile(kind.descriptionName, description),
        ]
        let manifests = ContentDigest.Algorithm.allCases.map { algorithm in
            SummedFile(EntryName.manifest(algorithm), BagFiles.manifest(algorithm, of: files.map(\.named)))
        }
        let tagFiles = (leading + manifests).map(\.named)
        let tagManifests = ContentDigest.Algorithm.allCases.map { algorithm in
            SummedFile(EntryName.tagManifest(algorithm), BagFiles.manifest(algorithm, of: tagFiles))
        }
        // A bag has a payload directory even when nothing is in it (RFC 8493 §2.1).
        let directory = files.isEmpty ? [SummedFile(EntryName.payloadDirectory, [])] : []
        let sealed = leading + files + manifests + tagManifests
        let manifest = ASiCManifest.encoded(sealed.map(\.named))
        return PreparedPackage(files: leading + directory + files + manifests + tagManifests, manifest: manifest)
    }

    private func checkNames() throws(PackageError) {
        guard payload.count <= CentralDirectory.largestEntryCount - 11 else {
            throw PackageError(
                .tooLarge, "a package has at most \(CentralDirectory.largestEntryCount - 11) payload files")
        }
        var names: Set<String> = []
        for entry in payload {
            guard EntryName.isPayload(entry.name), EntryName.isAllowed(entry.name) else {
                throw PackageError(
                    .name, "\(entry.name) cannot be a payload file: it must lie below data/ and be a storage path")
            }
            guard names.insert(entry.name).inserted else {
                throw PackageError(.name, "\(entry.name) occurs twice; give each payload file a name of its own")
            }
        }
        for name in names {
            var parent = StoragePath(name)?.parent
            while let path = parent {
                guard !names.contains(path.text) else {
                    throw PackageError(.name, "\(path) is a file and a directory; rename one of them")
                }
                parent = path.parent
            }
        }
    }
}

/// A file whose sum is known.
struct SummedFile: Sendable {
    let name: String
    let content: [any ByteSource]
    let sum: ContentSum

    init(_ name: String, _ bytes: [UInt8]) {
        self.init(name, [MemoryBytes(bytes)], .of(bytes))
    }

    init(_ name: String, _ content: [any ByteSource], _ sum: ContentSum) {
        self.name = name
        self.content = content
        self.sum = sum
    }

    var named: (name: String, sum: ContentSum) { (name, sum) }
}

extension PackageEntry {
    /// The entry with its sum; content that fits in memory is read once for all that follows.
    func summed() throws(PackageError) -> SummedFile {
        let length = content.reduce(0) { $0 + $1.length }
        var content = content
        if length <= PackageBuilder.smallContent {
            content = [MemoryBytes(try SegmentedBytes(content).bytes(at: 0, count: Int(length)))]
        }
        let sum: ContentSum
        switch knowledge {
        case .nothing: sum = try .of(content)
        case .sum(let known): sum = known
        case .digests(let known): sum = try Self.checked(content, length: length, against: known, name: name)
        }
        guard sum.length == length else {
            throw PackageError(.changed, "\(name) has \(length) bytes, its sum was taken of \(sum.length)")
        }
        return SummedFile(name, content, sum)
    }

    private static func checked(
        _ content: [any ByteSource], length: UInt64, against known: DigestPair, name: String
    ) throws(PackageError) -> ContentSum {
        var crc32 = CyclicRedundancyCheck()
        var sha256 = SHA256()
        for source in content {
            try source.forEachPiece { piece in
                crc32.update(piece)
                sha256.update(data: piece)
            }
        }
        guard Array(sha256.finalize()) == known.sha256.bytes else {
            throw PackageError(
                .changed, "\(name) is not what its SHA-256 says: the content changed after it was taken in")
        }
        return ContentSum(length: length, digests: known, crc32: crc32.value)
    }
}
