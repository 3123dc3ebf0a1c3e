import EDIFACT
import EN16931
import FoundationEssentials
import Testing

/// What is written is read as the same invoice, without exactly what was said to be lost.
@Suite struct `Round trips` {
    static func profile(_ message: INVOICProfile.Message, _ repertoire: CharacterRepertoire?, breaksLines: Bool = true)
        throws -> INVOICProfile
    {
        INVOICProfile(
            message, sender: PartnerIdentification("8412345000013", qualifier: "14"),
            recipient: PartnerIdentification("4012345500004", qualifier: "14"),
            preparedOn: InvoiceDate(year: 2_026, month: 11, day: 23), preparedAt: "1403",
            controlReference: "4711", messageReference: "M1", repertoire: repertoire, breaksLines: breaksLines)
    }

    static let latin = "ABCDEFGHIJKLMNÑOPQRSTUVWXYZabcdefghijklmnñopqrstuvwxyzáéíóúüçß0123456789-/()&%$§"
    static let wide = latin + "€łŁőαβγжщ中文🙂"

    @Test(arguments: INVOICProfile.Message.allCases, 0..<6)
    func `any invoice comes back without its losses`(message: INVOICProfile.Message, batch: Int) throws {
        for seed in 0..<40 {
            let isWide = message == .en16931 && seed.isMultiple(of: 2)
            var generator = RandomInvoice(
                seed: UInt64(batch * 1_000 + seed + 1), alphabet: isWide ? Self.wide : Self.latin)
            let invoice = generator.invoice()
            let profile = try Self.profile(message, isWide ? .unow : .unoc, breaksLines: seed.isMultiple(of: 3))
            let written = try EDIFACTWriter.write(invoice, as: profile)
            let document = try EDIFACTReader.read(written.bytes)
            #expect(document.findings.isEmpty, "seed \(batch)/\(seed)")
            let read = try #require(document.invoices.first)
            #expect(written.added.allSatisfy { $0.term == "BT-126" && $0.reason.hasSuffix("position.") })
            #expect(written.lost.allSatisfy { $0.reason.hasSuffix(".") && $0.term != nil && !$0.value.isEmpty })
            let differences = try InvoiceTree.differences(invoice, without: written.lost, read.invoice)
            #expect(
                InvoiceDifference(from: invoice, to: read.invoice, lost: written.lost, added: written.added).isEmpty,
                "seed \(batch)/\(seed)")
            let added = written.added.map { "\($0.path): wanted nothing, read \($0.value)" }
            #expect(Set(differences) == Set(added), "seed \(batch)/\(seed): \(differences.joined(separator: "\n"))")
        }
    }
}

extension `Round trips` {
    @Test(
        arguments: [
            "#SKONTO#TAGE=7#PROZENT=2.00#\n", "#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#\n",
            "30 Tage\n#SKONTO#TAGE=7#PROZENT=2.00#\n", "30 Tage netto", "#", "##1", "Rechnung #",
        ], INVOICProfile.Message.allCases)
    func `payment terms in XRechnung's form keep their last line end`(
        terms: String, message: INVOICProfile.Message
    ) throws {
        var generator = RandomInvoice(seed: 1, alphabet: Self.latin)
        var invoice = generator.invoice()
        invoice.paymentTerms = Term(terms)
        let written = try EDIFACTWriter.write(invoice, as: try Self.profile(message, .unoc))
        let read = try #require(try EDIFACTReader.read(written.bytes).invoices.first)
        #expect(read.invoice.paymentTerms?.text == terms)
    }
}

/// Our samples were made by another program: what is read from them is written as the same bytes.
@Suite struct `Canonical writing` {
    @Test(arguments: [
        ("almazara-d96a", INVOICProfile.Message.eancom97), ("talleres-d01b", .eancom2002), ("nordwind-d14b", .en16931),
        ("almazara-credit-note-d96a", .eancom97), ("almazara-credit-note-d01b", .eancom2002),
        ("almazara-credit-note-d14b", .en16931),
    ])
    func `a sample read is written as it was`(name: String, message: INVOICProfile.Message) throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = Array(try Data(contentsOf: URL(filePath: "\(root)/Fixtures/EDIFACT/\(name).edi")))
        let document = try EDIFACTReader.read(bytes)
        let header = try #require(document.interchanges.first)
        let read = try #require(document.invoices.first)
        let profile = INVOICProfile(
            message, sender: try #require(header.sender), recipient: try #require(header.recipient),
            preparedOn: read.invoice.issueDate?.value, preparedAt: "0900",
            controlReference: try #require(header.controlReference), messageReference: try #require(read.reference))
        let written = try EDIFACTWriter.write(read.invoice, as: profile)
        #expect(written.lost.isEmpty)
        #expect(
            String(decoding: written.bytes, as: UTF8.self).split(separator: "\r\n")
                == String(decoding: bytes, as: UTF8.self).split(separator: "\r\n"))
    }

    @Test func `an invoice alone is enough for an interchange`() throws {
        var generator = RandomInvoice(seed: 5, alphabet: `Round trips`.wide)
        for _ in 0..<20 {
            let invoice = generator.invoice()
            let bytes = try EDIFACTWriter.write(invoice, as: INVOICProfile(for: invoice)).bytes
            #expect(try EDIFACTReader.read(bytes).findings.isEmpty)
        }
        var invoice = Invoice()
        invoice.number = Term("F-2026/0139")
        invoice.seller = Seller()
        invoice.seller?.identifiers = [Identifier(Term("8412345000010"), scheme: Term("0088"))]
        let profile = INVOICProfile(for: invoice)
        #expect(profile.controlReference == "F20260139")
        #expect(profile.sender == PartnerIdentification("8412345000010", qualifier: "14"))
        #expect(profile.recipient == PartnerIdentification("BUYER"))
    }

    @Test func `losses name term, path, value and reason`() throws {
        var invoice = Invoice()
        invoice.number = Term("F-1")
        invoice.seller = Seller()
        invoice.seller?.name = Term("Almazara")
        invoice.seller?.tradingName = Term("Oro Verde")
        invoice.seller?.identifiers = [Identifier(Term("1")), Identifier(Term("2"), scheme: Term("0204"))]
        let profile = try `Round trips`.profile(.eancom97, .unoc)
        let lost = try EDIFACTWriter.write(invoice, as: profile).lost
        #expect(
            lost == [
                LostTerm(
                    term: "BT-28", path: "seller.tradingName", value: "Oro Verde",
                    reason: "INVOIC D.96A has no place for it."),
                LostTerm(
                    term: "BT-29", path: "seller.identifiers[1].content", value: "2",
                    reason: "INVOIC D.96A holds one identifier of a party."),
                LostTerm(
                    term: "BT-29-1", path: "seller.identifiers[1].scheme", value: "0204",
                    reason: "INVOIC D.96A holds one identifier of a party."),
            ])
    }

    @Test func `a profile that cannot be written is refused`() throws {
        var profile = try `Round trips`.profile(.en16931, .unow)
        profile.controlReference = "123456789012345"
        #expect(throws: EDIFACTError.self) { try EDIFACTWriter.write(Invoice(), as: profile) }
        profile = try `Round trips`.profile(.en16931, .unow)
        profile.syntaxVersion = 3
        #expect(throws: EDIFACTError.self) { try EDIFACTWriter.write(Invoice(), as: profile) }
        profile = try `Round trips`.profile(.en16931, .unoc)
        profile.sender = PartnerIdentification("€")
        #expect(throws: EDIFACTError.self) { try EDIFACTWriter.write(Invoice(), as: profile) }
    }

    @Test func `the decimal mark and the release character are the profile's`() throws {
        var invoice = Invoice()
        invoice.number = Term("A+B")
        var line = InvoiceLine()
        line.netAmount = Amount("-10.50").map { Term($0) }
        invoice.lines = [line]
        var profile = try `Round trips`.profile(.eancom2002, .unoc, breaksLines: false)
        profile.decimalMark = UInt8(ascii: ",")
        let text = String(decoding: try EDIFACTWriter.write(invoice, as: profile).bytes, as: UTF8.self)
        #expect(text.hasPrefix("UNA:+,? 'UNB+UNOC:3+8412345000013:14+4012345500004:14+261123:1403+4711'UNH+M1+"))
        #expect(text.contains("BGM++A?+B+9'"))
        #expect(text.contains("MOA+203:-10,50'"))
        #expect(text.hasSuffix("UNT+7+M1'UNZ+1+4711'"))
    }
}
