import PDF
import Testing

@Suite struct `Content streams` {
    private func operators(_ text: String) -> [(ContentOperator, [ContentOperand])] {
        var parser = ContentParser(Array(text.utf8))
        var result: [(ContentOperator, [ContentOperand])] = []
        while let next = parser.next() { result.append((next, parser.operands)) }
        return result
    }

    @Test func `operators come with their operands`() {
        let found = operators("q 1 0 0 -1.5 .25 +3 cm BT/F1 12 Tf[(a)-250<62>]TJ (c\\)d)' ET f*% end\nQ")
        #expect(
            found.map(\.0) == [
                .save, .concatenate, .beginText, .font, .showArray, .showNextLine, .endText, .fillEvenOdd, .restore,
            ])
        #expect(found[1].1 == [1, 0, 0, -1.5, 0.25, 3].map(ContentOperand.number))
        #expect(found[3].1 == [.name("F1"), .number(12)])
        #expect(found[4].1 == [.array([.string([97]), .number(-250), .string([98])])])
        #expect(found[5].1 == [.string(Array("c)d".utf8))])
    }

    @Test func `inline images are passed over, whatever their data`() {
        let found = operators("q BI /W 2 /H 2 /BPC 8 /CS /G ID \u{1} EIxEI EI\u{2} Q 1 \nEI Q")
        #expect(found.map(\.0) == [.save, .inlineImage, .restore])
    }

    @Test func `what is no content is counted and passed over`() {
        var parser = ContentParser(Array("1 2 foo ) > ] 3 g".utf8))
        #expect(parser.next() == .fillGray)
        #expect(parser.operands == [.number(3)])
        #expect(parser.faults == 4)
        #expect(parser.next() == nil)
    }
}
