import ArchiveModel
import EDIFACT
import EN16931
import Testing

/// Character sets: what UNB names decides what the bytes mean.
@Suite struct `Character repertoires` {
    private func name(_ identifier: String, _ name: [UInt8], version: Int = 3) throws -> (String?, InterchangeDocument)
    {
        let head = "UNB+\(identifier):\(version)+a+b+261123:1403+1'UNH+1+INVOIC:D:96A:UN'BGM+380+1'NAD+SU+++"
        let bytes = Array(head.utf8) + name + Array("'UNT+4+1'UNZ+1+1'".utf8)
        let document = try EDIFACTReader.read(bytes)
        return (document.invoices.first?.invoice.seller?.name?.value, document)
    }

    @Test(
        arguments: [
            ("UNOC", [0xD1, 0xFC], "Ñü"), ("UNOD", [0xA3, 0xF3, 0xBC], "Łóź"), ("UNOE", [0xB6, 0xD8], "Жи"),
            ("UNOF", [0xC1, 0xE8], "Αθ"), ("UNOG", [0xE6], "ĉ"), ("UNOH", [0xEA], "ę"), ("UNOI", [0xC8], "ب"),
            ("UNOJ", [0xE0], "א"),
            ("UNOK", [0xFE, 0xDD], "şİ"), ("UNOL", [0xA4, 0xBC], "€Œ"), ("UNOW", Array("Ñ€ж".utf8), "Ñ€ж"),
            ("UNOY", Array("日本".utf8), "日本"),
        ] as [(String, [UInt8], String)])
    func `bytes are read in the set UNB names`(identifier: String, bytes: [UInt8], text: String) throws {
        let (name, document) = try name(identifier, bytes, version: identifier >= "UNOW" ? 4 : 3)
        #expect(name == text)
        #expect(document.findings.isEmpty)
        let repertoire = try #require(CharacterRepertoire(identifier))
        #expect(text.unicodeScalars.flatMap { repertoire.encode($0) ?? [] } == bytes)
    }

    @Test(
        arguments: [
            ("UNOW", [0x61, 0x92, 0x73], "a\u{FFFD}s"), ("UNOA", [0xC3, 0x9C], "Ü"), ("UNOB", [0xDC], "Ü"),
            ("UNOE", [0x85], "\u{FFFD}"), ("UNOG", [0xA5], "\u{FFFD}"), ("UNOX", [0xC1], "\u{FFFD}"),
            ("UNOC", [0x80], "\u{80}"),
        ] as [(String, [UInt8], String)])
    func `what does not fit is read as well as can be and told`(identifier: String, bytes: [UInt8], text: String) throws
    {
        let (name, document) = try name(identifier, bytes, version: identifier >= "UNOW" ? 4 : 3)
        #expect(name == text)
        let finding = try #require(document.findings.first)
        #expect(document.findings.count == 1)
        #expect(finding.code == .invalidCharacters)
        #expect(finding.flag == .warning)
        #expect(finding.place.segment == 3)
    }

    @Test func `the finding names the bytes`() throws {
        let (_, document) = try name("UNOW", [0x61, 0x92], version: 4)
        #expect(document.findings.first?.message.contains("92") == true)
        #expect(document.findings.first?.message.contains("UNOW") == true)
    }

    @Test func `UTF-16 is refused`() {
        #expect(throws: EDIFACTError.self) { try EDIFACTReader.read([0xFE, 0xFF, 0, 0x55, 0, 0x4E, 0, 0x41]) }
        #expect(throws: EDIFACTError.self) { try EDIFACTReader.read([0x55, 0, 0x4E, 0, 0x41, 0]) }
    }

    @Test(arguments: [
        ("UNOC", "€", "U+20AC"), ("UNOC", "a\tb", "U+0009"), ("UNOA", "a", "U+0061"), ("UNOB", "ñ", "U+00F1"),
        ("UNOD", "ñ", "U+00F1"), ("UNOL", "ж", "U+0436"),
    ])
    func `a character outside the set is refused and named`(identifier: String, text: String, code: String) throws {
        var invoice = Invoice()
        invoice.number = Term(reading: "1")
        invoice.seller = Seller()
        invoice.seller?.name = Term(reading: text)
        let repertoire = try #require(CharacterRepertoire(identifier))
        let profile = try `Round trips`.profile(.eancom97, repertoire)
        let error = #expect(throws: EDIFACTError.self) { try EDIFACTWriter.write(invoice, as: profile) }
        #expect(error?.code == .character)
        #expect(error?.message.contains(code) == true)
        #expect(error?.message.contains("BT-27") == true)
        #expect(error?.message.contains(identifier) == true)
    }
}
