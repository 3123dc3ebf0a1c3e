import EDIFACT
import EN16931
import Testing

/// What is written is read as the same invoice, without exactly what was said to be lost.
@Suite struct `Round trips` {
    static func profile(_ message: INVOICProfile.Message, _ repertoire: CharacterRepertoire?, breaksLines: Bool = true)
        throws -> INVOICProfile
    {
        INVOICProfile(
            message, sender: PartnerIdentification("8412345000013", qualifier: "14"),
            recipient: PartnerIdentification("4012345500004", qualifier: "14"),
            preparedOn: try #require(InvoiceDate(year: 2_026, month: 11, day: 23)), preparedAt: "1403",
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
            let written = try EDIFACTWriter.write(invoice, as: profile) { index in
                let length = invoice.supportingDocuments[index].attachment?.encodedLength ?? 0
                return index.isMultiple(of: 3) ? nil : Array(repeating: UInt8(ascii: "A"), count: length)
            }
            let document = try EDIFACTReader.read(written.bytes)
            #expect(document.findings.isEmpty, "seed \(batch)/\(seed)")
            let read = try #require(document.invoices.first)
            #expect(read.segmentCount == written.segmentCount)
            let differences = try InvoiceTree.differences(invoice, without: written.losses, read.invoice)
            #expect(differences.isEmpty, "seed \(batch)/\(seed): \(differences.joined(separator: "\n"))")
        }
    }
}
