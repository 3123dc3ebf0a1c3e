package import ArchiveModel

/// A stored package, opened strictly: only what `PackageBuilder` writes is accepted, byte for byte of structure.
/// Contents are checked by `verify()`, not on opening.
package struct PackageReader: Sendable {
    /// A file in the package.
    package struct Entry: Hashable, Sendable {
        package let name: String
        /// Where its bytes lie in the package.
        package let range: Range<UInt64>
        package let crc32: UInt32

        /// In bytes.
        package var length: UInt64 { range.upperBound - range.lowerBound }
    }

    package let kind: PackageKind
    /// In the package's order, without the empty payload directory.
    package let entries: [Entry]
    let source: any ByteSource
    private let places: [String: Int]

    /// Throws `structure` with the first wrong byte, or `unreadable`.
    package init(_ source: any ByteSource) throws(PackageError) {
        let directory = try CentralDirectory.read(from: source)
        let entries = directory.headers.filter { $0.name != EntryName.payloadDirectory }
            .map { Entry(name: $0.name, range: $0.content, crc32: $0.crc32) }
        let names = entries.map(\.name)
        guard names.count > 3, let kind = PackageKind.allCases.first(where: { $0.descriptionName == names[3] }) else {
            throw PackageError(.structure, "the package has no description as its fourth file", at: directory.offset)
        }
        let payload = names.filter { EntryName.isPayload($0) }
        guard names == Self.order(kind, payload: payload),
            payload.isEmpty == directory.headers.contains(where: { $0.name == EntryName.payloadDirectory })
        else {
            throw PackageError(
                .structure, "the package's files are not the ones of a package, or not in its order",
                at: directory.offset)
        }
        self.source = source
        self.entries = entries
        self.kind = kind
        places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    }

    /// Nil when there is no such file.
    package func entry(_ name: String) -> Entry? { places[name].map { entries[$0] } }

    /// A file's bytes, read when asked for. Throws `missing`.
    package func content(of name: String) throws(PackageError) -> any ByteSource {
        guard let entry = entry(name) else { throw PackageError(.missing, "the package has no \(name)") }
        return BytesSlice(source, entry.range)
    }

    /// A small file's bytes. Throws `missing`, `tooLarge` over `limit`, `unreadable`.
    package func bytes(of name: String, limit: Int = 64 << 20) throws(PackageError) -> [UInt8] {
        guard let entry = entry(name) else { throw PackageError(.missing, "the package has no \(name)") }
        guard entry.length <= UInt64(limit) else {
            throw PackageError(
                .tooLarge, "\(name) has \(entry.length) bytes, more than the \(limit) to be read at once")
        }
        return try source.bytes(at: entry.range.lowerBound, count: Int(entry.length))
    }

    /// The describing file: `invoice.json` and its like.
    package func description() throws(PackageError) -> [UInt8] { try bytes(of: kind.descriptionName) }

    /// What the seal signs: the bytes of `META-INF/ASiCManifest.xml`.
    package func sealedManifest() throws(PackageError) -> [UInt8] { try bytes(of: EntryName.asicManifest) }

    /// The package seal: CAdES, detached, DER.
    package func signature() throws(PackageError) -> [UInt8] { try bytes(of: EntryName.signature, limit: 1 << 20) }

    /// The one order a package's files have.
    static func order(_ kind: PackageKind, payload: [String]) -> [String] {
        [EntryName.mediaType, EntryName.bagDeclaration, EntryName.bagInformation, kind.descriptionName] + payload
            + ContentDigest.Algorithm.allCases.map { EntryName.manifest($0) }
            + ContentDigest.Algorithm.allCases.map { EntryName.tagManifest($0) }
            + [EntryName.asicManifest, EntryName.signature]
    }
}
