import ArchiveModel
import ArchivePackage
import Crypto
import Testing

@Suite struct PackageBuilderTests {
    @Test func `The same input gives the same bytes, named by their digest`() throws {
        let package = try Samples.invoice()
        let bytes = try Samples.content(of: package)
        #expect(bytes == (try Samples.content(of: Samples.invoice())))
        #expect(Array(SHA256.hash(data: bytes)) == package.digests.sha256.bytes)
        #expect(Array(SHA512.hash(data: bytes)) == package.digests.sha512.bytes)
        #expect(package.fileName == package.digests.sha256.hex + ".zip")
    }

    @Test func `The container's media type can be read at its fixed place`() throws {
        let bytes = try Samples.content(of: Samples.invoice())
        #expect(String(decoding: bytes[30..<38], as: UTF8.self) == "mimetype")
        #expect(String(decoding: bytes[38..<69], as: UTF8.self) == "application/vnd.etsi.asic-e+zip")
    }

    @Test func `Entries come in the format's order and hold what was put in`() throws {
        let reader = try PackageReader(Samples.invoice().content)
        #expect(reader.kind == .invoice)
        #expect(
            reader.entries.map(\.name) == [
                "mimetype", "bagit.txt", "bag-info.txt", "invoice.json", "data/original.pdf", "data/SOURCE.txt",
                "data/attachment-1.xml", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
                "tagmanifest-sha512.txt", "META-INF/ASiCManifest.xml", "META-INF/signature.p7s",
            ])
        let original = Samples.bytes(3_000, seed: 1) + Samples.bytes(700, seed: 2)
        #expect(try reader.bytes(of: "data/original.pdf") == original)
        #expect(try reader.signature() == Samples.signature)
        let information = String(decoding: try reader.bytes(of: "bag-info.txt"), as: UTF8.self)
        #expect(
            information == "Bagging-Date: 2026-11-23\nExternal-Identifier: LG-0000-0000-0000\nPayload-Oxum: 3735.3\n")
        let manifest = String(decoding: try reader.bytes(of: "manifest-sha256.txt"), as: UTF8.self)
        let digest = Hexadecimal.text(SHA256.hash(data: original))
        #expect(manifest.hasPrefix("\(digest)  data/original.pdf\n"))
        #expect(try reader.verify().isEmpty)
    }

    @Test func `The seal's manifest names every other entry with its SHA-512`() throws {
        let builder = PackageBuilder(
            kind: .record, description: Array("{}".utf8), payload: [PackageEntry(name: "data/a.bin", bytes: [1])])
        let prepared = try builder.prepare()
        let text = String(decoding: prepared.manifest, as: UTF8.self)
        for name in [
            "mimetype", "bagit.txt", "bag-info.txt", "record.json", "data/a.bin", "manifest-sha256.txt",
            "manifest-sha512.txt", "tagmanifest-sha256.txt", "tagmanifest-sha512.txt",
        ] {
            #expect(text.contains("<asic:DataObjectReference URI=\"\(name)\" "))
        }
        #expect(text.ranges(of: "<asic:DataObjectReference ").count == 9)
        #expect(try PackageReader(prepared.sealed(by: [1]).content).sealedManifest() == prepared.manifest)
    }

    @Test func `A package without payload keeps an empty payload directory`() throws {
        let package = try PackageBuilder(kind: .record, description: Array("{}".utf8), payload: [])
            .prepare().sealed(by: Samples.signature)
        let reader = try PackageReader(package.content)
        #expect(reader.entry("data/") == nil)
        #expect(try reader.verify().isEmpty)
        #expect(String(decoding: try Samples.content(of: package), as: UTF8.self).contains("data/"))
    }

    @Test func `A sum taken before is taken over`() throws {
        let source = Samples.bytes(5_000, seed: 9)
        var summing = ContentSumming()
        summing.update(source)
        let atSource = summing
        summing.update([7, 8, 9])
        #expect(atSource.finish() == .of(source))
        let known = PackageBuilder(
            kind: .invoice, description: [],
            payload: [
                PackageEntry(
                    name: "data/original.pdf", content: [MemoryBytes(source), MemoryBytes([7, 8, 9])],
                    sum: summing.finish())
            ])
        let plain = PackageBuilder(
            kind: .invoice, description: [],
            payload: [PackageEntry(name: "data/original.pdf", bytes: source + [7, 8, 9])])
        #expect(try known.prepare().sealed(by: [0]).digests == plain.prepare().sealed(by: [0]).digests)
    }

    @Test func `Content that is not what its digests say is refused`() throws {
        let digests = ContentSum.of([1, 2, 3]).digests
        let entry = PackageEntry(name: "data/a.bin", content: MemoryBytes([1, 2, 4]), digests: digests)
        let builder = PackageBuilder(kind: .invoice, description: [], payload: [entry])
        #expect(throws: PackageError.self) { try builder.prepare() }
        let sum = PackageEntry(name: "data/a.bin", content: [MemoryBytes([1, 2, 4])], sum: .of([1, 2, 3]))
        let prepared = try PackageBuilder(kind: .invoice, description: [], payload: [sum]).prepare()
        let error = #expect(throws: PackageError.self) { try prepared.sealed(by: []) }
        #expect(error?.code == .changed)
    }

    @Test(arguments: [
        ["invoice.json"], ["data/"], ["data/../a"], ["data//a"], ["data/ä.pdf"], ["META-INF/x"], ["data/a", "data/a"],
        ["data/a", "data/a/b"], ["data/a b"], [""],
    ])
    func `Names that are not ours are refused`(names: [String]) {
        let payload = names.map { PackageEntry(name: $0, bytes: [1]) }
        let builder = PackageBuilder(kind: .invoice, description: [], payload: payload)
        let error = #expect(throws: PackageError.self) { try builder.prepare() }
        #expect(error?.code == .name)
    }
}

@Suite struct PackageFormatTests {
    /// The vector of Documentation/StorageFormat.md. If this fails, packages written before are no longer what the
    /// writer would write: that is a new format, not a new constant.
    @Test func `The format's test vector has not changed`() throws {
        let labels = [BagLabel("External-Identifier", "vector")].compactMap(\.self)
        let package = try PackageBuilder(
            kind: .record, description: Array("{}".utf8),
            payload: [PackageEntry(name: "data/a.txt", bytes: Array("hello\n".utf8))], labels: labels
        ).prepare().sealed(by: [0x30])
        #expect(package.length == 5_800)
        #expect(package.digests.sha256.hex == "f84708c0e35656c284ba8876820e4f0d64cd975732f900265c47659d14564ad5")
    }

    @Test(arguments: [
        ("", "x"), ("Näme", "x"), ("Name", ""), ("Name", " x"), ("Name", "x "), ("Name", "x\ny"), ("Na me", "x"),
        ("N:", "x"),
    ])
    func `Labels that would break a line of bag-info are refused`(name: String, value: String) {
        #expect(BagLabel(name, value) == nil)
    }
}
