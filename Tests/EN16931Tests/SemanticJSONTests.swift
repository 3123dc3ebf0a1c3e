import EN16931
import Testing

@Suite struct SemanticJSONTests {
    private func failure(_ text: String) -> SemanticJSONError? {
        do throws(SemanticJSONError) {
            _ = try SemanticJSON.decode(Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test(
        arguments: [
            (#"{"nummer": "1"}"#, SemanticJSONError.Code.unknownKey, "nummer"),
            (#"{"lines": [{}, {"item": {"nmae": "x"}}]}"#, .unknownKey, "lines[1].item.nmae"),
            (#"{"seller": {"source": "x"}}"#, .unknownKey, "seller.source"),
            (#"{"totals": {"payable": 12.5}}"#, .type, "totals.payable"),
            (#"{"lines": {}}"#, .type, "lines"),
            (#"{"lines": ["x"]}"#, .type, "lines[0]"),
            (#"{"number": ["x"]}"#, .type, "number"),
            (#"{"number": true}"#, .type, "number"),
            (#"{"isCreditNote": "yes"}"#, .type, "isCreditNote"),
            (#"{"totals": {"payable": "12,50"}}"#, .value, "totals.payable"),
            (#"{"issueDate": "27.11.2026"}"#, .value, "issueDate"),
            (#"{"invoicedObject": {"scheme": "x"}}"#, .missing, "invoicedObject"),
            (
                #"{"supportingDocuments": [{"attachment": {"content": "!"}}]}"#, .value,
                "supportingDocuments[0].attachment"
            ),
            (
                #"{"supportingDocuments": [{"attachment": {"filename": "a"}}]}"#, .missing,
                "supportingDocuments[0].attachment"
            ),
            (
                #"{"currencyCode": "EUR", "totals": {"vat": "1"}, "vatTotals": [{"amount": "2", "currency": "EUR"}]}"#,
                .value, "totals.vat"
            ),
            (#"{"number": "1", "number": "2"}"#, .duplicateKey, "number"),
            (#"{"seller": {"name": "1", "nam\u0065": "2"}}"#, .duplicateKey, "seller.name"),
            ("[]", .syntax, ""), ("", .syntax, ""), ("{", .syntax, ""), (#"{"a" 1}"#, .syntax, ""),
            (#"{"number": "1",}"#, .syntax, ""), (#"{"number": "1"} x"#, .syntax, ""),
            (#"{"number": '1'}"#, .syntax, ""),
            ("{\"number\": \"a\nb\"}", .syntax, ""), (#"{"number": "\x"}"#, .syntax, ""),
            (#"{"number": "\ud800"}"#, .syntax, ""), (#"{"number": "\udc00"}"#, .syntax, ""),
            (#"{"number": 01}"#, .syntax, ""), (#"{"number": 1.}"#, .syntax, ""), (#"{"number": nul}"#, .syntax, ""),
        ] as [(String, SemanticJSONError.Code, String)])
    func `what is no invoice is refused with its place`(text: String, code: SemanticJSONError.Code, path: String) {
        let failure = failure(text)
        #expect(failure?.code == code, "\(failure?.description ?? "read")")
        #expect(failure?.path == path)
    }

    @Test func `null says as little as no key`() throws {
        let text = #"{"number": null, "lines": null, "seller": {"name": null}, "unheardOf": null}"#
        #expect(try SemanticJSON.decode(Array(text.utf8)).statements.isEmpty)
    }

    @Test func `escapes are resolved`() throws {
        let text = #"{"number": "\"\\\/\b\f\n\r\té\u20AC\uD83E\uddFe"}"#
        let invoice = try SemanticJSON.decode(Array(text.utf8))
        #expect(invoice.number?.text == "\"\\/\u{8}\u{c}\n\r\té€🧾")
    }

    @Test func `a byte order mark is passed over and other bytes than UTF-8 are not`() throws {
        #expect(try SemanticJSON.decode([0xEF, 0xBB, 0xBF] + Array(#"{"number": "1"}"#.utf8)).number?.text == "1")
        #expect(throws: SemanticJSONError.self) {
            try SemanticJSON.decode(Array("{\"number\": \"".utf8) + [0xFF, 0x22, 0x7D])
        }
    }

    @Test func `nesting is bounded`() {
        let deep = String(repeating: #"{"a":"#, count: 100_000)
        #expect(failure(deep)?.code == .tooDeep)
    }

    @Test func `amounts keep their scale`() throws {
        let text = #"{"totals": {"payable": "121.00", "paid": "0", "withVAT": "-1.230"}}"#
        let back = String(decoding: try SemanticJSON.encode(try SemanticJSON.decode(Array(text.utf8))), as: UTF8.self)
        for value in [#""payable": "121.00""#, #""paid": "0""#, #""withVAT": "-1.230""#] {
            #expect(back.contains(value))
        }
    }

    @Test func `damaged texts are read or refused, never crash`() {
        let sample = Array(
            #"{"number":"A\u00e9","lines":[{"identifier":"1","quantity":{"value":"2.0","unit":"C62"}}],"vatTotals":[{"breakdown":[0,1]}],"isCreditNote":false}"#
                .utf8)
        var outcomes = (read: 0, refused: 0)
        func note(_ bytes: [UInt8]) {
            do {
                _ = try SemanticJSON.decode(bytes)
                outcomes.read += 1
            } catch { outcomes.refused += 1 }
        }
        for end in sample.indices { note(Array(sample[..<end])) }
        for index in sample.indices {
            for bit in 0..<8 {
                var bytes = sample
                bytes[index] ^= 1 << bit
                note(bytes)
            }
        }
        #expect(outcomes.read > 0 && outcomes.refused > 0)
    }

    @Test(arguments: [1, 23, 24, 25, 60])
    func `a key that stands twice is refused, however many there are and however it is spelled`(count: Int) {
        let keys = (0..<count).map { "\"k\($0)\": null" }
        for twice in ["\"k0\"", "\"\\u006b0\""] {
            let text = "{\(keys.joined(separator: ",")), \(twice): null}"
            let error = #expect(throws: SemanticJSONError.self) { try SemanticJSON.decode(Array(text.utf8)) }
            #expect(error?.code == .duplicateKey, "\(text)")
        }
        #expect(throws: Never.self) { try SemanticJSON.decode(Array("{\(keys.joined(separator: ","))}".utf8)) }
    }

    @Test func `a key may be spelled with escapes`() throws {
        let invoice = try SemanticJSON.decode(Array("{\"n\\u0075mber\": \"F-1\"}".utf8))
        #expect(invoice.number?.text == "F-1")
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        let error = #expect(throws: SemanticJSONError.self) {
            try SemanticJSON.decode(Array("{\"number\": \"".utf8) + [0xFF] + Array("\"}".utf8))
        }
        #expect(error?.code == .syntax)
    }
}
