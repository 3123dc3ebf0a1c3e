import ArchiveModel
import EDIFACT
import EN16931
import Extraction

extension ReaderInvariants {
    /// Any bytes as an interchange: decoded, cut into segments, read, accounted for, held against the rules, written.
    package static func edifact(_ bytes: [UInt8]) -> [String] {
        guard let document = try? EDIFACTReader.read(bytes) else { return [] }
        var broken: [String] = []
        if (try? EDIFACTReader.read(bytes)) != document { broken.append("read twice, it is not the same") }
        let lines = lineCount(bytes)
        let columns = bytes.count + 1
        for finding in document.findings where !(0...bytes.count).contains(finding.place.offset) {
            broken.append("\(finding.code.id) stands at byte \(finding.place.offset) of \(bytes.count)")
        }
        broken += locations(document.findings.map(\.finding), lines: lines, columns: columns)
        if document.findings.count > 100 * SyntaxErrorCode.allCases.count { broken.append("findings without end") }
        for message in document.invoices.prefix(3) {
            broken += places(message.invoice, lines: lines, columns: columns, "message")
            broken += transcription(message.invoice, "message")
            for object in message.objects where object.range.upperBound > bytes.count {
                broken.append("an object ends at byte \(object.range.upperBound) of \(bytes.count)")
            }
            // One message a run, all of them over many.
            var profile = INVOICProfile(for: message.invoice)
            profile.message = INVOICProfile.Message.allCases[bytes.count % INVOICProfile.Message.allCases.count]
            broken += writing(message.invoice, as: profile)
        }
        if let first = document.invoices.first {
            let outside = EDIFACTReader.outside(bytes, first.invoice)
            if outside.count > LostTerm.outsideLimit + 1 { broken.append("an account without end") }
            if outside.contains(where: { $0.value.isEmpty }) { broken.append("the account names nothing") }
        }
        if let findings = InvoiceReadings.interchange(bytes) {
            broken += locations(findings, lines: lines, columns: columns)
        }
        return broken
    }

    /// What is written of an invoice reads as that invoice, but for what was said to be lost.
    static func writing(_ invoice: Invoice, as profile: INVOICProfile) -> [String] {
        let name = "written as \(profile.message)"
        let written: WrittenInvoice
        do { written = try EDIFACTWriter.write(invoice, as: profile) } catch {
            // A character no repertoire has is refused; an envelope made of the invoice always works.
            return error.code == .character ? [] : ["\(name): \(error)"]
        }
        guard let document = try? EDIFACTReader.read(written.bytes), let read = document.invoices.first else {
            return ["\(name), it is not read"]
        }
        var broken = document.findings.map { "\(name): \($0.finding.message)" }
        broken += difference(
            InvoiceDifference(from: invoice, to: read.invoice, lost: written.lost, added: written.added), name)
        return broken
    }
}
