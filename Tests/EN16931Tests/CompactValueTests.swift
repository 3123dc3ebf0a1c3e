import EN16931
import Testing

/// A long invoice has millions of terms: they are kept small, and lose nothing by it.
@Suite struct CompactValueTests {
    @Test(arguments: [
        "", " ", "0", "-0", "+1", "1", "1.", ".5", "0.5", "00.5", "12.00", " 12.00 ", "-12.50", "--1", "1,5", "12abc",
        "1e3",
        "9999999999999999999999999999999999", "99999999999999999999999999999999999", "0.10", "10", "-0.00", "1\n",
    ])
    func `a number keeps its text and its value, however it is written`(text: String) {
        let place = SourcePlace(node: 7, line: 8, column: 9)
        let term = Term<Amount>(reading: text, place: place)
        #expect(term.text == text)
        #expect(Array(term.text.utf8) == Array(text.utf8))
        #expect(term.value == Amount(text.trimmedOfXMLWhiteSpace))
        #expect(term.value?.scale == Amount(text.trimmedOfXMLWhiteSpace)?.scale)
        #expect(term.isEmpty == text.isEmpty)
        #expect(term.place == place)
    }

    @Test(arguments: ["", " ", "a", " a", "a\n", "e\u{301}", "é", "2026-11-23", "2026-11-23Z", "20261123"])
    func `a text and a day keep theirs`(text: String) {
        let words = Term<String>(reading: text)
        #expect(Array(words.text.utf8) == Array(text.utf8))
        #expect(words.value == text.trimmedOfXMLWhiteSpace)
        #expect(words.isEmpty == text.trimmedOfXMLWhiteSpace.isEmpty)
        #expect(words.place == nil)
        let day = Term<InvoiceDate>(reading: text)
        #expect(day.text == text)
        #expect(day.value == InvoiceDate(text.trimmedOfXMLWhiteSpace))
    }

    @Test func `a value a syntax writes in its own way keeps that`() throws {
        let amount = Term(text: "12,50", value: Amount("12.50"))
        #expect(amount.text == "12,50" && amount.canonical == "12.50")
        let turned = Term(text: "12.50", value: Amount("-12.50"))
        #expect(turned.text == "12.50" && turned.canonical == "-12.50")
        let other = Term(text: "12.5", value: Amount("12.50"))
        #expect(other.text == "12.5" && other.canonical == "12.50")
        let day = Term(text: "20261123", value: InvoiceDate(year: 2_026, month: 11, day: 23))
        #expect(day.text == "20261123" && day.canonical == "2026-11-23")
        let missing = Term<Amount>(text: "much", value: nil)
        #expect(missing.text == "much" && missing.value == nil && missing.canonical == "much")
    }

    @Test func `any number written plainly is canonical, and only then`() {
        for scale in 0...6 {
            for coefficient in [0, 1, -1, 9, 10, -10, 100, 12_345, -99_999, 100_000] {
                guard let amount = Amount(coefficient: Int128(coefficient), scale: scale) else { continue }
                #expect(amount.isCanonical(amount.description))
                for other in ["+\(amount)", "0\(amount)", "\(amount) ", "\(amount)0", "-\(amount)", "\(amount)."] {
                    #expect(amount.isCanonical(other) == (other == amount.description), "\(other)")
                }
            }
        }
    }

    @Test func `places that do not fit are bounded, and no place is none`() {
        let far = SourcePlace(node: .max, line: .max, column: .max)
        #expect(far.node == Int(Int32.max) && far.line == Int(Int32.max))
        #expect(Provenance().place == nil)
        #expect(Provenance(far).place == far)
    }

    @Test func `a line takes about a kilobyte`() {
        #expect(MemoryLayout<Term<String>>.stride <= 32)
        #expect(MemoryLayout<Term<String>?>.stride <= 32)
        #expect(MemoryLayout<Term<Amount>?>.stride <= 40)
        #expect(MemoryLayout<InvoiceLine>.stride <= 1_280)
    }
}
