import EN16931
import Testing

@Suite struct DifferenceTests {
    private static func invoice(_ numbers: [String]) -> Invoice {
        var invoice = Invoice()
        invoice.lines = numbers.map { number in
            var line = InvoiceLine()
            line.identifier = Term(number)
            return line
        }
        return invoice
    }

    /// A term that was added belongs to the group its path names, also where that group has nothing else left.
    @Test func `an added term is held against its own line`() {
        let source = Self.invoice(["1", "2.5", "2"])
        let lost = [LostTerm(term: "BT-126", path: "lines[1].identifier", value: "2.5", reason: "Only digits.")]
        let added = [AddedTerm(term: "BT-126", path: "lines[1].identifier", value: "3", reason: "Free.")]
        let made = Self.invoice(["1", "3", "2"])
        #expect(InvoiceDifference(from: source, to: made, lost: lost, added: added).isEmpty)
        let swapped = InvoiceDifference(from: source, to: Self.invoice(["1", "2", "3"]), lost: lost, added: added)
        #expect(!swapped.missing.isEmpty && !swapped.surplus.isEmpty)
    }

    @Test func `an added term is held against its own group outside the lines`() {
        func invoice(_ references: [String]) -> Invoice {
            var invoice = Invoice()
            invoice.supportingDocuments = references.map { reference in
                var document = AdditionalSupportingDocument()
                document.reference = Term(reference)
                return document
            }
            return invoice
        }
        let path = "supportingDocuments[0].reference"
        let difference = InvoiceDifference(
            from: invoice(["a b", "2"]), to: invoice(["1", "2"]),
            lost: [LostTerm(term: "BT-122", path: path, value: "a b", reason: "No blanks.")],
            added: [AddedTerm(term: "BT-122", path: path, value: "1", reason: "The position.")])
        #expect(difference.isEmpty)
    }

    /// A group of which everything was lost does not make the next ones differ.
    @Test func `groups that say nothing are not counted`() {
        let source = Self.invoice(["1", "2.5", "2"])
        let lost = [LostTerm(term: "BT-126", path: "lines[1].identifier", value: "2.5", reason: "Only digits.")]
        #expect(InvoiceDifference(from: source, to: Self.invoice(["1", "2"]), lost: lost).isEmpty)
    }
}
