import ArchiveModel
import ArchivePackage
import SeededTesting

/// Packages made for the tests; the signature is any bytes, since packages are not judged here.
enum Samples {
    static let signature = Array("a signature".utf8)

    static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    static func invoice() throws -> SealedPackage {
        let labels = [BagLabel("Bagging-Date", "2026-11-23"), BagLabel("External-Identifier", "LG-0000-0000-0000")]
        return try PackageBuilder(
            kind: .invoice, description: Array(#"{"id":"LG-0000-0000-0000"}"#.utf8),
            payload: [
                PackageEntry(
                    name: "data/original.pdf",
                    content: [MemoryBytes(bytes(3_000, seed: 1)), MemoryBytes(bytes(700, seed: 2))]),
                PackageEntry(name: "data/SOURCE.txt", bytes: Array("head -c 3000 data/original.pdf\n".utf8)),
                PackageEntry(name: "data/attachment-1.xml", bytes: Array("<a/>".utf8)),
            ], labels: labels.compactMap(\.self)
        ).prepare().sealed(by: signature)
    }

    /// The least a package can hold.
    static func small() throws -> SealedPackage {
        try PackageBuilder(
            kind: .invoice, description: Array("{}".utf8),
            payload: [PackageEntry(name: "data/original.pdf", bytes: [1, 2, 3])]
        ).prepare().sealed(by: signature)
    }

    static func content(of package: SealedPackage) throws -> [UInt8] {
        try package.content.read(at: 0, count: Int(package.length))
    }
}
