package import ArchiveModel
import Crypto

/// A package that lacks only its seal.
package struct PreparedPackage: Sendable {
    let files: [SummedFile]
    /// `META-INF/ASiCManifest.xml`: the bytes the seal signs, detached.
    package let manifest: [UInt8]

    /// The finished package. `signature`: CAdES over `manifest`, DER. Reads all content once for the package's
    /// own digests; throws `changed` when it is no longer what was summed, or `unreadable`.
    package func sealed(by signature: [UInt8]) throws(PackageError) -> SealedPackage {
        let all =
            files + [SummedFile(EntryName.asicManifest, manifest), SummedFile(EntryName.signature, signature)]
        var segments: [any ByteSource] = []
        var headers: [EntryHeader] = []
        var sha256 = SHA256()
        var sha512 = SHA512()
        var offset: UInt64 = 0
        for file in all {
            let header = EntryHeader(name: file.name, length: file.sum.length, crc32: file.sum.crc32, offset: offset)
            let local = header.encodedLocal()
            sha256.update(data: local)
            sha512.update(data: local)
            segments.append(MemoryBytes(local))
            var crc32 = CyclicRedundancyCheck()
            for source in file.content where source.length > 0 {
                try source.forEachPiece { piece in
                    crc32.update(piece)
                    sha256.update(data: piece)
                    sha512.update(data: piece)
                }
                segments.append(source)
            }
            guard crc32.value == file.sum.crc32 else {
                throw PackageError(.changed, "\(file.name) changed while the package was made")
            }
            headers.append(header)
            offset = header.content.upperBound
        }
        let directory = CentralDirectory(headers: headers, offset: offset).encoded()
        sha256.update(data: directory)
        sha512.update(data: directory)
        segments.append(MemoryBytes(directory))
        let content = SegmentedBytes(segments)
        return SealedPackage(content: content, digests: DigestPair(sha256.finalize(), sha512.finalize()))
    }
}

/// A finished package: its bytes, made of the sources it was given, and its digests.
package struct SealedPackage: Sendable {
    package let content: any ByteSource
    package let digests: DigestPair

    /// In bytes.
    package var length: UInt64 { content.length }

    /// The file's name on a root: `<SHA-256>.zip`.
    package var fileName: String { digests.sha256.hex + ".zip" }
}
