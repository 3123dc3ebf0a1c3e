import ArchiveModel
import OpenSSL
import PAdES
import PDF
import SeededTesting
import SignatureTesting
import TSP
import Testing

@Suite struct TamperingTests {
    let pki: TestPKI
    let signed: [UInt8]
    let hole: Range<Int>

    init() throws {
        pki = try TestPKI()
        signed = try TestDocument.signed(TestDocument.plain(), pki, authority: pki.authority)
        let fields = try PDFDocument(MemoryBytes(signed)).signatureFields()
        let extent = try #require(fields.first?.signature?.contentsExtent)
        hole = Int(extent.lowerBound)..<Int(extent.upperBound)
    }

    private func judge(_ bytes: [UInt8]) throws -> VerificationReport {
        try TestDocument.judge(bytes, anchors: pki.anchors)
    }

    /// Every third byte outside the signature, every seventh inside, with a mask that changes from byte to byte.
    @Test func `No changed byte stays unnoticed`() throws {
        for index in signed.indices where index % (hole.contains(index) ? 7 : 3) == 0 {
            var changed = signed
            changed[index] ^= 1 << (index / 3 % 8)
            let report = try judge(changed)
            #expect(report.verdict == .invalid, "byte \(index): \(report)")
            #expect(report.signatures.contains { !$0.reasons.isEmpty }, "byte \(index)")
        }
    }

    @Test func `Digits of the other case are a change`() throws {
        let letters = hole.filter { (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(signed[$0]) }
        for index in letters.prefix(40) {
            var changed = signed
            changed[index] -= 32
            #expect(try judge(changed).verdict == .invalid)
        }
    }

    @Test func `White space and digits behind the signature are a change`() throws {
        for byte in [UInt8(ascii: " "), UInt8(ascii: "1"), UInt8(ascii: "\n"), 0] {
            var changed = signed
            changed[hole.upperBound - 3] = byte
            #expect(try judge(changed).verdict == .invalid)
        }
    }

    @Test(arguments: [[10], [32], [0], Array("\n%%EOF\n".utf8), Array("% a comment\n".utf8)] as [[UInt8]])
    func `Bytes after the end are a change`(tail: [UInt8]) throws {
        let report = try judge(signed + tail)
        #expect(report.verdict == .invalid)
    }

    @Test func `A cut file is invalid wherever it is cut`() throws {
        for missing in [1, 2, 6, 40, 300] {
            #expect(try judge(Array(signed.dropLast(missing))).verdict == .invalid, "\(missing) bytes")
        }
    }

    @Test func `A later change of the page is found and named`() throws {
        let changed = try TestDocument.updating(signed) { document, update in
            var page = try document.object(PDFReference(3)).value.dictionaryValue ?? [:]
            page["Rotate"] = .integer(180)
            update.write(.dictionary(page), as: PDFReference(3))
        }
        let report = try judge(changed)
        #expect(report.verdict == .invalid)
        #expect(report.signatures.first?.coverage == "earlier-revision")
        #expect(report.signatures.first?.reasons.contains { $0.contains("3 0 R") && $0.contains("Rotate") } == true)
    }

    @Test func `Validation data added later changes nothing`() throws {
        let extended = try TestDocument.updating(signed) { document, update in
            let certificate = update.add([:], data: pki.root.der)
            let catalog = try document.catalog()
            var root = catalog.value.dictionaryValue ?? [:]
            root["DSS"] = .dictionary(["Certs": .array([.reference(certificate)])])
            update.write(.dictionary(root), as: catalog.reference)
        }
        let report = try judge(extended)
        #expect(report.verdict == .valid && report.signatures.first?.coverage == "earlier-revision", "\(report)")
    }

    @Test func `An object that was named before it was there is a change`() throws {
        let prepared = TestDocument.plain(extra: "/Annots[40 0 R]")
        let victim = try TestDocument.signed(prepared, pki, authority: pki.authority)
        #expect(try judge(victim).verdict == .valid)
        let attacked = try TestDocument.updating(victim) { _, update in
            update.write(
                .dictionary([
                    "Type": .name("Annot"), "Subtype": .name("Square"),
                    "Rect": .array([.integer(0), .integer(0), .integer(500), .integer(800)]),
                ]), as: PDFReference(40))
        }
        let report = try judge(attacked)
        #expect(report.verdict == .invalid, "\(report)")
    }

    @Test func `A second signature that shows nothing leaves the first one valid`() throws {
        let twice = try TestDocument.signed(signed, pki, authority: nil, name: "Second")
        let report = try judge(twice)
        #expect(report.verdict == .valid && report.signatures.map(\.coverage) == ["earlier-revision", "whole-file"])
    }

    @Test func `A document time-stamp is evidence and fixes the moment of judgement`() throws {
        // The signature's own token comes from an authority whose certificate ends after a day.
        let brief = try TestPKI.authority(under: pki, days: 1)
        let source = TestDocument.plain()
        let stamped = try TestDocument.signed(source, pki, authority: brief)
        let later = TestPKI.moment.adding(milliseconds: 30 * 86_400_000)
        let alone = try TestDocument.judge(stamped, anchors: pki.anchors, at: later)
        #expect(alone.signatures.first?.time == nil)
        let kept = try TestDocument.adding("ETSI.RFC3161", to: stamped, name: "Stamp") { whole, range in
            let covered = try whole.read(at: 0, count: Int(range[1])) + whole.read(at: range[2], count: Int(range[3]))
            return try pki.authority.token(over: covered)
        }
        let report = try TestDocument.judge(kept, anchors: pki.anchors, at: later)
        #expect(report.verdict == .valid, "\(report)")
        #expect(report.signatures.first?.time == TestPKI.moment)
        #expect(report.evidence.first?.kind == "document-time-stamp" && report.evidence.first?.verdict == .valid)
    }

    @Test func `Strangers' bytes never crash the judge and never pass`() throws {
        let random = SeededRandom(seed: 21)
        for _ in 0..<1_500 {
            var changed = signed
            for _ in 0...random.below(3) {
                let index =
                    random.below(2) == 0
                    ? random.below(changed.count) : min(changed.count - 1, hole.lowerBound + random.below(hole.count))
                switch random.below(4) {
                case 0: changed[index] = UInt8(random.below(256))
                case 1: changed.remove(at: index)
                case 2: changed.insert(UInt8(random.below(256)), at: index)
                default: changed.swapAt(index, random.below(changed.count))
                }
            }
            if changed != signed { #expect(try judge(changed).verdict != .valid) }
        }
    }
}
