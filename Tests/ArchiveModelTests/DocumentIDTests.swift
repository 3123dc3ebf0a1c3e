import ArchiveModel
import Testing

/// Repeats a fixed pattern: the same identifiers every time.
struct PatternSource: RandomSource {
    var seed: UInt64

    func bytes(_ count: Int) -> [UInt8] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 33)
        }
    }
}

@Suite struct DocumentIDTests {
    @Test func `written and read back`() throws {
        for seed in 0..<500 as Range<UInt64> {
            let id = DocumentID.random(from: PatternSource(seed: seed))
            #expect(DocumentID(id.description) == id)
            #expect(DocumentID(id.description.lowercased()) == id)
            #expect(DocumentID(id.symbols) == id)
            #expect(id.description.count == 17)
        }
    }

    @Test func `letters people confuse are understood`() throws {
        let id = try #require(DocumentID(values: [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]))
        let typed = id.description.replacing("0", with: "O").replacing("1", with: "l")
        #expect(DocumentID(typed) == id)
    }

    @Test func `every single wrong symbol is caught`() throws {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        for seed in 0..<20 as Range<UInt64> {
            let symbols = Array(DocumentID.random(from: PatternSource(seed: seed)).symbols)
            for position in symbols.indices {
                for symbol in alphabet where symbol != symbols[position] {
                    var wrong = symbols
                    wrong[position] = symbol
                    #expect(DocumentID(String(wrong)) == nil)
                }
            }
        }
    }

    @Test func `every swap of two different symbols is caught`() throws {
        for seed in 0..<100 as Range<UInt64> {
            let symbols = Array(DocumentID.random(from: PatternSource(seed: seed)).symbols)
            for left in symbols.indices {
                for right in symbols.indices where left < right && symbols[left] != symbols[right] {
                    var wrong = symbols
                    wrong.swapAt(left, right)
                    #expect(DocumentID(String(wrong)) == nil)
                }
            }
        }
    }

    @Test(arguments: ["", "LG", "LG-0000-0000", "LG-0000-0000-000U", "LG-0000-0000-00000", "XX-0000-0000-0000"])
    func `other texts are refused`(text: String) {
        #expect(DocumentID(text) == nil)
    }

    /// The vectors of Documentation/Terms.md.
    @Test(
        arguments: [
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "LG-0000-0000-0000"),
            ([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "LG-1000-0000-0002"),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], "LG-0000-0000-0017"),
            ([31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21], "LG-ZYXW-VTSR-QPN0"),
        ] as [([UInt8], String)])
    func `published vectors`(values: [UInt8], text: String) {
        #expect(DocumentID(values: values)?.description == text)
    }
}
