import ArchiveModel
import ArchivePackage
import SeededTesting
import Testing

@Suite struct PackageDamageTests {
    @Test func `Every flipped byte is found, in the entry it lies in`() throws {
        let bytes = try Samples.content(of: Samples.small())
        let reader = try PackageReader(MemoryBytes(bytes))
        for position in bytes.indices {
            var damaged = bytes
            damaged[position] ^= 0x20
            let damage = try PackageReader.examine(MemoryBytes(damaged))
            #expect(!damage.isEmpty, "byte \(position) was changed and nothing was found")
            let place = reader.entries.first { $0.range.contains(UInt64(position)) }
            if let place {
                #expect(damage.map(\.entry) == [place.name], "byte \(position)")
                #expect(damage.first?.range == place.range)
            } else {
                #expect(damage.first?.entry == nil, "byte \(position)")
            }
        }
    }

    @Test func `A cut or lengthened package is told with its place`() throws {
        let bytes = try Samples.content(of: Samples.invoice())
        for length in [0, 1, 21, 22, 100, bytes.count - 1] {
            let damage = try PackageReader.examine(MemoryBytes(Array(bytes.prefix(length))))
            #expect(damage.count == 1)
            #expect(damage.first?.entry == nil)
        }
        #expect(try PackageReader.examine(MemoryBytes(bytes + [0])).count == 1)
        #expect(try PackageReader.examine(MemoryBytes([0] + bytes)).count == 1)
    }

    @Test func `A manifest that lies about a file names the file`() throws {
        // Content and CRC-32 exchanged together: only the manifests can tell.
        let honest = try Samples.invoice()
        let reader = try PackageReader(honest.content)
        let other = Samples.bytes(3_700, seed: 77)
        let forged = try Forgery(honest).replacing("data/original.pdf", with: other)
        let damage = try PackageReader.examine(MemoryBytes(forged))
        #expect(damage.map(\.entry) == ["data/original.pdf"])
        #expect(damage.first?.reason == "it is not what manifest-sha256.txt says")
        #expect(damage.first?.range == reader.entry("data/original.pdf")?.range)
        #expect(damage.first?.place.hasPrefix("data/original.pdf, bytes ") == true)
    }

    @Test func `A seal manifest with another digest is found`() throws {
        let honest = try Samples.invoice()
        let manifest = try PackageReader(honest.content).sealedManifest()
        var text = String(decoding: manifest, as: UTF8.self)
        text = text.replacing("application/pdf", with: "application/xdf")
        let damage = try PackageReader.examine(
            MemoryBytes(try Forgery(honest).replacing("META-INF/ASiCManifest.xml", with: Array(text.utf8))))
        #expect(damage.map(\.reason) == ["it is not what META-INF/ASiCManifest.xml says"])
    }

    @Test func `Thousands of mutations are refused or found, and none brings the reader down`() throws {
        let bytes = try Samples.content(of: Samples.invoice())
        var random = SplitMix64(seed: 42)
        for _ in 0..<3_000 {
            var mutated = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                // Mostly in the directory and the end records, where the numbers are.
                let position =
                    Bool.random(using: &random)
                    ? Int.random(in: mutated.indices, using: &random)
                    : mutated.count - 1 - Int.random(in: 0..<min(1_100, mutated.count), using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: mutated[position] = 0xFF
                case 1: mutated[position] = UInt8.random(in: 0...255, using: &random)
                case 2: mutated.remove(at: position)
                default: mutated.insert(UInt8.random(in: 0...255, using: &random), at: position)
                }
            }
            let damage = try PackageReader.examine(MemoryBytes(mutated))
            #expect(mutated == bytes || !damage.isEmpty)
        }
    }
}
