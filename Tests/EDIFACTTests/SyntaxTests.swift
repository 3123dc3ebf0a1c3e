import ArchiveModel
import EDIFACT
import EN16931
import Testing

/// The envelope and its separators: what is read in spite of it, and what is said about it.
@Suite struct `Interchange syntax` {
    static let body =
        "BGM+380+F-1+9'DTM+137:20261123:102'NAD+SU+8412345000013::9++Almazara'CUX+2:EUR:4'LIN+1'MOA+203:10,50'UNS+S'"
    static let message = "UNH+1+INVOIC:D:96A:UN:EAN008'\(body)UNT+9+1'"
    static let head = "UNB+UNOC:3+8412345000013:14+4012345500004:14+261123:1403+4711'"
    static let tail = "UNZ+1+4711'"

    static func read(_ text: String) throws -> InterchangeDocument { try EDIFACTReader.read(Array(text.utf8)) }

    static func codes(_ text: String) throws -> [Int] { try read(text).findings.map(\.code.rawValue) }

    @Test func `a whole interchange has no findings`() throws {
        let document = try Self.read(Self.head + Self.message + Self.tail)
        #expect(document.findings.isEmpty)
        let header = try #require(document.interchanges.first)
        #expect(header.sender == PartnerIdentification("8412345000013", qualifier: "14"))
        #expect(header.syntaxVersion == 3)
        #expect(header.preparation == "261123:1403")
        let message = try #require(document.invoices.first)
        #expect(message.identifier.description == "INVOIC D.96A EAN008")
        #expect(message.interchange == 0)
        #expect(message.segmentCount == 9)
        #expect(message.invoice.number?.value == "F-1")
        #expect(message.invoice.lines.first?.netAmount?.value == Amount("10.50"))
    }

    @Test(arguments: [
        ("UNA:+.? '", ":+'?"), ("UNA|*,^ ~", "|*~^"), ("UNA:+.?*'", ":+'?"),
        ("UNA\u{1D}\u{1C}.\u{1E} \u{1F}", "\u{1D}\u{1C}\u{1F}\u{1E}"),
    ])
    func `UNA sets every separator`(advice: String, separators: String) throws {
        let characters = Array(separators)
        let text = (Self.head + Self.message + Self.tail).map { character -> Character in
            switch character {
            case ":": characters[0]
            case "+": characters[1]
            case "'": characters[2]
            case "?": characters[3]
            default: character
            }
        }
        let document = try Self.read(advice + String(text))
        #expect(document.findings.isEmpty)
        #expect(document.invoices.first?.invoice.seller?.name?.value == "Almazara")
    }

    @Test func `a released character is data`() throws {
        let text = Self.head + Self.message.replacing("++Almazara", with: "++A?+B?:C?'D??E*F UNA") + Self.tail
        #expect(try Self.read(text).invoices.first?.invoice.seller?.name?.value == "A+B:C'D?E*F UNA")
    }

    @Test func `in syntax version 4 an element repeats`() throws {
        let text =
            "UNA:+.?*'" + Self.head.replacing("UNOC:3", with: "UNOW:4").replacing("261123", with: "20261123")
            + "UNH+1+INVOIC:D:14B:UN'BGM+380+1'CUX+2:EUR*6:SEK'NAD+SE+++A'CTA+SU+:Ana'COM+34?+1:TE*a@b.example:EM'UNT+7+1'"
            + Self.tail
        let invoice = try #require(try Self.read(text).invoices.first?.invoice)
        #expect(invoice.currencyCode?.value == "EUR")
        #expect(invoice.vatAccountingCurrencyCode?.value == "SEK")
        #expect(invoice.seller?.contact?.telephone?.value == "34+1")
        #expect(invoice.seller?.contact?.email?.value == "a@b.example")
    }

    @Test(arguments: ["\n", "\r\n", "\r", "  \n", "\n\n"])
    func `line breaks between segments mean nothing`(lineBreak: String) throws {
        let text = (Self.head + Self.message + Self.tail).replacing("'", with: "'" + lineBreak)
        #expect(try Self.codes(text).isEmpty)
    }

    @Test func `a file in lines of equal length is put together`() throws {
        var text = ""
        for (index, character) in (Self.head + Self.message + Self.tail).enumerated() {
            if index > 0, index.isMultiple(of: 50) { text += "\n" }
            text.append(character)
        }
        let document = try Self.read(text)
        #expect(document.findings.isEmpty)
        #expect(document.invoices.first?.invoice.seller?.identifiers.first?.content.value == "8412345000013")
    }

    @Test func `groups, several messages and several interchanges`() throws {
        let two =
            "UNG+INVOIC+a+b+261123:1403+7+UN+D:96A'" + Self.message
            + Self.message.replacing("UNH+1", with: "UNH+2")
            .replacing("UNT+9+1", with: "UNT+9+2") + "UNE+2+7'"
        let text = Self.head + two + Self.tail + "\n" + Self.head + Self.message + Self.tail
        let document = try Self.read(text)
        #expect(document.findings.isEmpty)
        #expect(document.interchanges.count == 2)
        #expect(document.invoices.map(\.interchange) == [0, 0, 1])
    }

    @Test func `messages of other types are counted, not read`() throws {
        let order = "UNH+9+ORDERS:D:96A:UN'BGM+220+O-1'UNT+3+9'"
        let document = try Self.read(Self.head + order + Self.message + "UNZ+2+4711'")
        #expect(document.findings.isEmpty)
        #expect(document.otherMessages.map(\.type) == ["ORDERS"])
        #expect(document.invoices.count == 1)
    }

    @Test func `a message without an interchange is read`() throws {
        let document = try Self.read(Self.message)
        #expect(document.findings.isEmpty)
        #expect(document.invoices.first?.interchange == nil)
        #expect(document.invoices.first?.invoice.number?.value == "F-1")
    }

    static let broken: [(change: (String, String), codes: [Int])] = [
        (("UNT+9+1", "UNT+8+1"), [29]), (("UNT+9+1", "UNT+9+2"), [28]), (("UNT+9+1", "UNT+x+1"), [12]),
        (("UNT+9+1", "UNT++1"), [13]), (("UNZ+1+4711", "UNZ+2+4711"), [29]), (("UNZ+1+4711", "UNZ+1+4712"), [28]),
        (("UNZ+1+4711'", ""), [13]), (("UNT+9+1'", ""), [13]), (("UNOC:3", "UNOC:7"), [2]),
        (("UNOC:3", "UNXX:3"), [46]),
        (("+4711'", "'"), [13, 28]), (("BGM+380+F-1+9'", ""), [29, 13]),
        (("UNH+1+INVOIC:D:96A:UN:EAN008'", ""), [13, 29, 28]),
        (("UNH+1+INVOIC:D:96A:UN:EAN008'BGM", "UNH+1'BGM"), [13]), (("UNZ+1+4711'", "UNZ+1+4711'rubbish"), [33]),
        (("UNS+S'", "UNS+S'CNT+2:4'"), [29, 29]), (("261123:1403+4711", "261123:1403+4711++++++1"), [25]),
        (("LIN+1'", "LIN+1''"), [22]), (("CUX", "UNP+1'CUX"), [33]), (("UNZ+1+4711'", "UNZ+1+4711'UNE+1+1'"), [33]),
    ]

    @Test(arguments: broken.indices)
    func `a broken envelope is told by its code`(index: Int) throws {
        let (change, codes) = Self.broken[index]
        let text = (Self.head + Self.message + Self.tail).replacing(change.0, with: change.1, maxReplacements: 1)
        #expect(try Self.codes(text) == codes, "\(change)")
    }

    @Test func `a message reference is used once`() throws {
        #expect(try Self.codes(Self.head + Self.message + Self.message + "UNZ+2+4711'") == [26])
    }

    @Test func `an interchange without messages is empty`() throws {
        #expect(try Self.codes(Self.head + "UNZ+0+4711'") == [32])
    }

    @Test func `a finding has its place`() throws {
        let text = (Self.head + Self.message + Self.tail).replacing("'", with: "'\n").replacing("UNT+9", with: "UNT+7")
        let finding = try #require(try Self.read(text).findings.first)
        #expect(finding.place.message == "1")
        #expect(finding.place.tag == "UNT")
        #expect(finding.place.segment == 9)
        #expect(finding.place.line == 10)
        #expect(finding.place.column == 1)
        #expect(finding.place.offset == text.utf8.count - "UNT+7+1'\nUNZ+1+4711'\n".utf8.count)
        #expect(finding.finding.artefact == "edifact")
        #expect(finding.finding.id == "0085-29")
        #expect(finding.finding.location?.line == 10)
    }

    @Test func `UNA that cannot work is told and not used`() throws {
        let document = try Self.read("UNA++.? '" + Self.head + Self.message + Self.tail)
        #expect(document.findings.map(\.code) == [.invalidAsServiceCharacter])
        #expect(document.invoices.first?.invoice.number?.value == "F-1")
    }

    @Test(arguments: ["", "hello", "<?xml version=\"1.0\"?><a/>", "UN", "%PDF-1.7"])
    func `what is no interchange is an error`(text: String) {
        #expect(throws: EDIFACTError.self) { try EDIFACTReader.read(Array(text.utf8)) }
        #expect(!EDIFACTReader.recognises(Array(text.utf8)))
    }

    @Test(arguments: ["UNA:+.? 'UNB+UNOA:1", "UNB+UNOA:1+a", "\n UNH+1+INVOIC", "\u{FEFF}UNB+UNOC:3"])
    func `EDIFACT is recognised by how it begins`(text: String) {
        #expect(EDIFACTReader.recognises(Array(text.utf8)))
    }

    @Test(arguments: ["UNABHÄNGIG", "UNBELIEVABLE", "UNA", "UNB"])
    func `words are not EDIFACT`(text: String) {
        #expect(!EDIFACTReader.recognises(Array(text.utf8)))
    }
}
