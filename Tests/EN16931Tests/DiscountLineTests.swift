import EN16931
import FoundationEssentials
import Testing

@Suite struct DiscountLineTests {
    private static let line = "#SKONTO#TAGE=14#PROZENT=2.00#"

    @Test(
        arguments: [
            ("\(line)\n", "\(line)\n"), ("\n  \(line)\r\n   ", "\(line)\n"), ("\(line)\n\n", "\(line)\n"),
            ("14 Tage\n  \(line)\n", "14 Tage\n  \(line)\n"), (line, line), ("\(line)  ", line),
            ("14 Tage\n", "14 Tage"),
            ("#\n", "#"), ("Rechnung #\n", "Rechnung #"), ("#1\n", "#1"), ("\n", ""), ("", ""), ("##\n", "##\n"),
        ])
    func `The line end of a discount is part of the text, other white space at the ends is not`(
        text: String, value: String
    ) throws {
        let term = Term<String>(reading: text)
        #expect(term.value == value && term.canonical == value)
        // It is the same when it is read again, and as JSON.
        #expect(Term<String>(reading: value).value == value)
        var invoice = Invoice()
        invoice.paymentTerms = term
        let again = try SemanticJSON.decodeTolerantly(SemanticJSON.encode(invoice))
        #expect((again.paymentTerms?.canonical ?? "") == value)
    }
}
