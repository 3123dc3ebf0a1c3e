import ArchiveModel
import PDF
import Tagging
import Testing
import WorkerProtocol

/// Pages a stranger damaged: a refusal or a well-formed increment, never a crash.
@Suite struct `Damaged pages` {
    private static let content = """
        q 1 0 0 1 50 50 cm BT /F 12 Tf 14 TL (text) Tj [(a) -20 (b)] TJ T* 1 0 0 1 5 5 Tm <4142> Tj ET Q
        0.5 g 10 10 100 50 re f 0 0 m 10 10 20 20 30 30 c S /X Do BI /W 1 /H 1 /BPC 8 /CS /G ID a EI
        /Span BMC EMC q 0 0 20 20 re W n Q 1 0 0 rg /Cs cs 1 1 1 sc f
        """

    @Test func `are tagged or refused`() throws {
        let form =
            "<</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[2 0 0 2 0 0]/Length 14>>\nstream\n0 0 9 9 re f*\n\nendstream"
        let font = "<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[<</DW 500/W[1[400 500]5 9 600]>>]>>"
        let source = TestDocument.page(
            content: Self.content,
            entries: "/Resources<</XObject<</X 5 0 R>>/Font<</F 6 0 R>>/ColorSpace<</Cs[/ICCBased 5 0 R]>>>>/Rotate 90",
            objects: [form, font])
        let request = PreparationRequest(id: TestDocument.id, isTest: true)
        _ = try PagePreparation.prepare(request, source: source)
        let tokens = [
            "q ", "Q ", "BT ", "1e9 ", "-99999999999 ", "/X Do ", "[", "]", "<<", "(", ")", "cm ", "0 ", "BI ", "W n ",
            ".", "re f ",
        ]
        var state: UInt64 = 0x2545_F491_4F6C_DD1D
        func random(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        var tagged = 0
        for _ in 0..<1_500 {
            var bytes = source.bytes
            // Same length, so that most mutations get past the cross-references.
            for _ in 0...random(5) {
                let token = Array(tokens[random(tokens.count)].utf8)
                let position = 9 + random(bytes.count - 9 - token.count)
                bytes.replaceSubrange(position..<position + token.count, with: token)
            }
            guard let (prepared, increment) = try? PagePreparation.prepare(request, source: MemoryBytes(bytes)) else {
                continue
            }
            try IncrementInspector.inspect(
                increment, sourceLength: prepared.sourceLength, objects: prepared.objects, byteRange: nil)
            tagged += 1
        }
        // Most damage is to the file; a string left open swallows the tag and is refused too.
        #expect(tagged > 80)
    }
}
