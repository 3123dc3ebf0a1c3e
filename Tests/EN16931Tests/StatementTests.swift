import EN16931
import FoundationEssentials
import Testing

@Suite struct StatementTests {
    private static func invoice() -> Invoice {
        var invoice = InvoiceTests.sample()
        invoice.lines[0].item = Item()
        invoice.lines[0].item?.classifications = [
            Identifier(Term("43211503"), scheme: Term("TST"), schemeVersion: Term("19"))
        ]
        var document = AdditionalSupportingDocument()
        document.reference = Term("A-1")
        document.attachment = BinaryObject(base64: "aG9s\n YQ==", mimeCode: Term("text/plain"), filename: Term("a.txt"))
        invoice.supportingDocuments = [document]
        return invoice
    }

    @Test func `every term is stated once with its place in the model`() throws {
        let statements = Self.invoice().statements
        let byPath = Dictionary(grouping: statements, by: \.path)
        #expect(byPath.values.allSatisfy { $0.count == 1 })
        func stated(_ path: String) -> String? { byPath[path]?.first.map { "\($0.term) \($0.value)" } }
        #expect(stated("number") == "BT-1 FA-2026-0001")
        #expect(stated("seller.address.city") == "BT-37 Burgos")
        #expect(stated("lines[0].quantity.value") == "BT-129 2.0")
        #expect(stated("lines[0].quantity.unit") == "BT-130 C62")
        #expect(stated("lines[0].item.classifications[0].scheme") == "BT-158-1 TST")
        #expect(stated("lines[0].item.classifications[0].schemeVersion") == "BT-158-2 19")
        #expect(stated("supportingDocuments[0].attachment.content") == "BT-125 4 bytes")
        #expect(statements.filter { !$0.isReadable }.map(\.term) == ["BT-9"])
        // `terms` and `statements` say the same of what both know.
        let header = Self.invoice().terms
        for (term, value) in header { #expect(statements.first { $0.term == term }?.value == value, "\(term)") }
    }

    @Test func `attachments carry their content and encode it only on demand`() throws {
        let invoice = Self.invoice()
        let attachment = try #require(invoice.supportingDocuments[0].attachment)
        #expect(attachment.content == Array("hola".utf8))
        #expect(attachment.base64 == "aG9sYQ==")
        #expect(attachment.encodedLength == 10)
        let metadata = try JSONEncoder().encode(invoice)
        #expect(!String(decoding: metadata, as: UTF8.self).contains("aG9sYQ"))
        let encoder = JSONEncoder()
        encoder.userInfo[try #require(CodingUserInfoKey.attachmentContent)] = true
        let export = try encoder.encode(invoice)
        #expect(try JSONDecoder().decode(Invoice.self, from: export) == invoice)
        #expect(try JSONDecoder().decode(Invoice.self, from: metadata) != invoice)
    }

    @Test func `attachments are equal by content`() {
        let broken = BinaryObject(base64: "aG9s\r\nYQ==")
        #expect(broken == BinaryObject(base64: "aG9sYQ=="))
        #expect(broken != BinaryObject(base64: "aG9sYw=="))
        #expect(BinaryObject(base64: "no Base64!").content == nil)
        #expect(BinaryObject(base64: "aG9sYQ").content == nil)
        #expect(BinaryObject(base64: "").content == [])
    }

    @Test func `content that is no Base64 is refused in JSON`() {
        let text = #"{"encodedLength": 3, "content": "a!b"}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(BinaryObject.self, from: Data(text.utf8)) }
    }

    @Test func `visited one by one they are the same`() {
        let invoice = Self.invoice()
        var visited: [StatedTerm] = []
        invoice.eachStatement { visited.append($0) }
        #expect(visited == invoice.statements)
        #expect(invoice.headStatements + invoice.lines.indices.flatMap { invoice.statements(ofLine: $0) } == visited)
    }

    private static func numbered(_ count: Int) -> Invoice {
        var invoice = Invoice()
        invoice.number = Term("F-1")
        invoice.lines = (0..<count).map { number in
            var line = InvoiceLine()
            line.identifier = Term("\(number)")
            line.note = Term("note \(number)")
            return line
        }
        return invoice
    }

    @Test func `lines are compared one with the other, those that state nothing left out`() {
        let invoice = Self.numbered(4)
        var made = invoice
        #expect(InvoiceDifference(from: invoice, to: made).isEmpty)
        #expect(InvoiceDifference(from: invoice, to: made).stated == 9)
        made.lines.insert(InvoiceLine(), at: 1)
        #expect(InvoiceDifference(from: invoice, to: made).isEmpty)
        made.lines.remove(at: 2)
        let shifted = InvoiceDifference(from: invoice, to: made)
        #expect(shifted.missing.count == 6 && shifted.surplus.count == 4)
        let lost = ["identifier", "note"].map {
            LostTerm(term: "BT-126", path: "lines[1].\($0)", value: "", reason: "It is gone.")
        }
        #expect(InvoiceDifference(from: invoice, to: made, lost: lost).isEmpty)
        made.lines.append(invoice.lines[0])
        let surplus = InvoiceDifference(from: invoice, to: made, lost: lost).surplus
        #expect(surplus.map(\.path) == ["lines[4].identifier", "lines[4].note"])
    }

    @Test func `a term added to a line is told of that line`() {
        let invoice = Self.numbered(3)
        var made = invoice
        made.lines[2].price = PriceDetails()
        made.lines[2].price?.discount = Term(reading: "0.00")
        let discount = AddedTerm(term: "BT-147", path: "lines[2].price.discount", value: "0", reason: "It is demanded.")
        let added = [discount]
        #expect(InvoiceDifference(from: invoice, to: made, added: added).isEmpty)
        #expect(InvoiceDifference(from: invoice, to: made).surplus.map(\.term) == ["BT-147"])
        #expect(InvoiceDifference(from: invoice, to: invoice, added: added).missing.map(\.term) == ["BT-147"])
    }
}
