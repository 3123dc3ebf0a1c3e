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
}
