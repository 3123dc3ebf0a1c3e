package import ArchiveModel

/// Where and how a package is not what it should be.
package struct PackageDamage: Hashable, Sendable {
    /// The file concerned; nil for the package's structure.
    package let entry: String?
    /// Bytes of the package within which the damage lies.
    package let range: Range<UInt64>
    /// What is wrong.
    package let reason: String

    /// E.g. `data/original.pdf, bytes 412–9120`.
    package var place: String {
        let bytes = range.count <= 1 ? "byte \(range.lowerBound)" : "bytes \(range.lowerBound)–\(range.upperBound - 1)"
        return entry.map { "\($0), \(bytes)" } ?? bytes
    }

    /// As a finding of the artefact `storage`.
    package var finding: Finding {
        Finding(artefact: "storage", id: "package-damaged", flag: .fatal, message: "\(place): \(reason)")
    }
}

extension PackageReader {
    /// Opens and verifies in one go, so that structural damage is told like any other. Throws only `unreadable`.
    package static func examine(_ source: any ByteSource) throws(PackageError) -> [PackageDamage] {
        let reader: PackageReader
        do {
            reader = try PackageReader(source)
        } catch {
            guard error.code == .structure, let offset = error.offset else { throw error }
            return [
                PackageDamage(
                    entry: nil, range: offset..<max(offset, min(offset + 1, source.length)), reason: error.message)
            ]
        }
        return try reader.verify()
    }

    /// Reads every byte and holds it against CRC-32, both bag manifests, both tag manifests and the seal's
    /// manifest. The seal's signature is not judged here. Empty: undamaged. Throws `unreadable`.
    package func verify() throws(PackageError) -> [PackageDamage] {
        var damage: [PackageDamage] = []
        var sums: [String: ContentSum] = [:]
        var suspect: Set<String> = []
        for entry in entries {
            let sum = try ContentSum.of([BytesSlice(source, entry.range)])
            sums[entry.name] = sum
            if sum.crc32 != entry.crc32 {
                suspect.insert(entry.name)
                damage.append(PackageDamage(entry: entry.name, range: entry.range, reason: "the CRC-32 does not fit"))
            }
        }
        for (name, expected) in fixedFiles(sums) where !suspect.contains(name) {
            let stored = try bytes(of: name)
            guard let entry = entry(name), stored != expected else { continue }
            damage += blame(for: entry, stored: stored, expected: expected, suspect: &suspect)
        }
        return damage
    }

    /// The files whose content follows from the others, as it must be.
    private func fixedFiles(_ sums: [String: ContentSum]) -> [(name: String, content: [UInt8])] {
        let files = entries.compactMap { entry in sums[entry.name].map { (name: entry.name, sum: $0) } }
        let payload = files.filter { EntryName.isPayload($0.name) }
        let seal: Set = [EntryName.asicManifest, EntryName.signature]
        let tagManifests = Set(ContentDigest.Algorithm.allCases.map { EntryName.tagManifest($0) })
        let tagFiles = files.filter {
            !EntryName.isPayload($0.name) && !seal.contains($0.name) && !tagManifests.contains($0.name)
        }
        var fixed = [
            (EntryName.mediaType, BagFiles.containerMediaType), (EntryName.bagDeclaration, BagFiles.declaration),
        ]
        for algorithm in ContentDigest.Algorithm.allCases {
            fixed.append((EntryName.manifest(algorithm), BagFiles.manifest(algorithm, of: payload)))
            fixed.append((EntryName.tagManifest(algorithm), BagFiles.manifest(algorithm, of: tagFiles)))
        }
        fixed.append((EntryName.asicManifest, ASiCManifest.encoded(files.filter { !seal.contains($0.name) })))
        return fixed
    }

    /// Whose fault a manifest's difference is: the file a line speaks of, unless the manifest as a whole is wrong.
    private func blame(
        for manifest: Entry, stored: [UInt8], expected: [UInt8], suspect: inout Set<String>
    ) -> [PackageDamage] {
        let newline = UInt8(ascii: "\n")
        let found = stored.split(separator: newline, omittingEmptySubsequences: false)
        let wanted = expected.split(separator: newline, omittingEmptySubsequences: false)
        guard found.count == wanted.count else {
            suspect.insert(manifest.name)
            return [
                PackageDamage(
                    entry: manifest.name, range: manifest.range, reason: "it does not list the package's files")
            ]
        }
        var damage: [PackageDamage] = []
        for (left, right) in zip(found, wanted) where left != right {
            let line = String(decoding: right, as: UTF8.self)
            let named = entries.first { line.hasSuffix("  \($0.name)") || line.contains("URI=\"\($0.name)\"") }
            guard let named, String(decoding: left, as: UTF8.self).contains(named.name) else {
                let start = manifest.range.lowerBound + UInt64(left.startIndex)
                suspect.insert(manifest.name)
                damage.append(
                    PackageDamage(
                        entry: manifest.name, range: start..<(start + UInt64(max(1, left.count))),
                        reason: "the line is not the one that belongs there"))
                continue
            }
            guard suspect.insert(named.name).inserted else { continue }
            damage.append(
                PackageDamage(entry: named.name, range: named.range, reason: "it is not what \(manifest.name) says"))
        }
        return damage
    }
}
