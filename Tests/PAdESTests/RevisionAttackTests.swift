import ArchiveModel
import OpenSSL
import PAdES
import PDF
import SignatureTesting
import TSP
import Testing

/// Files changed after signing by somebody who knows how revisions are compared.
@Suite struct RevisionAttackTests {
    let pki: TestPKI
    let signed: [UInt8]

    init() throws {
        pki = try TestPKI()
        signed = try sign(TestDocument.plain(), pki)
    }

    private func first(_ bytes: [UInt8]) throws -> VerificationReport.Signature {
        try #require(try TestDocument.judge(bytes, anchors: pki.anchors).signatures.first)
    }

    /// What an attacker does to the widget of a second signature.
    enum WidgetTrick: String, CaseIterable {
        case indirectRectangle, noView, drawing, openingAction, otherActions, noWidget, kids, shortRectangle

        func apply(_ widget: inout PDFDictionary, _ update: inout IncrementalUpdate) {
            let page = PDFObject.array([0, 0, 500, 700].map { .integer($0) })
            switch self {
            case .indirectRectangle:
                widget["Rect"] = .array([0, 0, 500, 700].map { .reference(update.add(.integer($0))) })
            case .noView:
                // NoView and Print: not on the screen, but on paper.
                widget["F"] = .integer(36)
                widget["Rect"] = page
            case .drawing:
                let form: PDFDictionary = ["Type": .name("XObject"), "Subtype": .name("Form"), "BBox": page]
                let drawing = update.add(form, data: Array("0 0 500 700 re f".utf8))
                widget["AP"] = .dictionary(["N": .reference(drawing)])
            case .openingAction: widget["A"] = .dictionary(["S": .name("JavaScript")])
            case .otherActions: widget["AA"] = .dictionary(["PO": .dictionary(["S": .name("JavaScript")])])
            case .noWidget: widget["Subtype"] = .name("Square")
            case .kids: widget["Kids"] = .array([])
            case .shortRectangle: widget["Rect"] = .array([])
            }
        }
    }

    @Test(arguments: WidgetTrick.allCases)
    func `A second signature whose field shows or does something is a change`(trick: WidgetTrick) throws {
        let twice = try TestDocument.adding("ETSI.CAdES.detached", to: signed, name: "Second", changing: trick.apply) {
            try PDFSignature.sign($0, byteRange: $1, signer: pki.signer, authority: nil)
        }
        #expect(try first(twice).verdict != .valid)
    }

    @Test func `A widget that borrows the old signature and is in no form is a change`() throws {
        let attacked = try TestDocument.updating(signed) { document, update in
            let value = try #require(document.signatureFields().first?.signature?.reference)
            let widget = update.add(
                .dictionary([
                    "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Sig"), "V": .reference(value),
                    "Rect": .array([0, 0, 0, 0].map { .integer($0) }),
                ]))
            var page = try document.object(PDFReference(3)).value.dictionaryValue ?? [:]
            page["Annots"] = .array([.reference(widget)])
            update.write(.dictionary(page), as: PDFReference(3))
        }
        #expect(try first(attacked).verdict == .invalid)
    }

    @Test(arguments: ["/DSS<</VRI<</X 3 0 R>>>>", "/DSS 3 0 R", "/DSS<</VRI 3 0 R>>", "/DSS<</Certs 3 0 R>>"])
    func `A page that the security store names beforehand is still a page`(catalog: String) throws {
        let victim = try sign(TestDocument.plain(catalog: catalog), pki)
        let attacked = try TestDocument.updating(victim) { document, update in
            var page = try document.object(PDFReference(3)).value.dictionaryValue ?? [:]
            page["Rotate"] = .integer(180)
            update.write(.dictionary(page), as: PDFReference(3))
        }
        #expect(try first(attacked).verdict == .invalid)
    }

    /// Only keys of the store, yet the object is the page's resources at the same time.
    @Test func `An entry of the security store that something else names may not be replaced`() throws {
        let source = TestDocument.plain(
            extra: "/PieceInfo 6 0 R", catalog: "/DSS<</VRI<</X 6 0 R>>>>", objects: ["<</Type/VRI>>"])
        let attacked = try TestDocument.updating(sign(source, pki)) { _, update in
            update.write(.dictionary(["TU": .string([])]), as: PDFReference(6))
        }
        #expect(try first(attacked).verdict == .invalid)
    }

    @Test func `An object that is replaced under another generation is gone`() throws {
        let attacked = try TestDocument.updating(signed) { _, update in update.write(.null, as: PDFReference(4, 1)) }
        #expect(try first(attacked).verdict == .invalid)
    }

    /// A section prepared inside the signed bytes, that nothing leads to until a later revision does.
    @Test func `A hidden section that a later revision links in is a change`() throws {
        func prepared(previous: Int) -> (bytes: [UInt8], section: Int) {
            let plain = TestDocument.plain()
            let cut = plain.firstRange(of: Array("xref\n0 ".utf8))?.lowerBound ?? 0
            var bytes = Array(plain[..<cut])
            let object = bytes.count
            bytes += Array("3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 180>>\nendobj\n".utf8)
            let section = bytes.count
            bytes += Array(
                """
                xref
                3 1
                \(digits(object)) 00000 n\u{20}
                trailer
                <</Size 6/Root 1 0 R/Prev \(digits(previous))>>
                startxref
                \(section)
                %%EOF

                """.utf8)
            let start = bytes.count
            bytes += plain[cut...]
            let tail = String(decoding: bytes[start...], as: UTF8.self)
                .replacing("startxref\n\(cut)", with: "startxref\n\(start)")
            return (Array(bytes[..<start]) + Array(tail.utf8), section)
        }
        let offset = try PDFDocument(MemoryBytes(sign(prepared(previous: 0).bytes, pki))).finalMarker.target
        let (source, hidden) = prepared(previous: Int(offset))
        let victim = try sign(source, pki)
        #expect(try first(victim).verdict == .valid)
        let section = "xref\n0 0\ntrailer\n<</Size 9/Root 1 0 R/Prev \(hidden)>>\nstartxref\n\(victim.count)\n%%EOF\n"
        let attacked = victim + Array(section.utf8)
        #expect(try PDFDocument(MemoryBytes(attacked)).pages()[0].rotation == 180)
        #expect(try first(attacked).verdict == .invalid)
    }

    @Test func `A stranger's signature over everything does not vouch for a change`() throws {
        let changed = try TestDocument.updating(signed) { document, update in
            var page = try document.object(PDFReference(3)).value.dictionaryValue ?? [:]
            page["Rotate"] = .integer(180)
            update.write(.dictionary(page), as: PDFReference(3))
        }
        let stranger = try TestPKI(seed: 9)
        #expect(try first(sign(changed, stranger, name: "Second")).verdict == .invalid)
        #expect(try first(sign(changed, pki, name: "Second")).verdict == .indeterminate)
    }

    @Test func `What cannot be compared is open, not changed`() throws {
        // Object 6 is said to lie where there is none.
        var text = String(decoding: TestDocument.plain(objects: ["null"]), as: UTF8.self)
        text = text.replacing("\n6 0 obj", with: "\n9 0 obj")
        let extended = try TestDocument.updating(sign(Array(text.utf8), pki)) { document, update in
            let catalog = try document.catalog()
            var root = catalog.value.dictionaryValue ?? [:]
            root["DSS"] = .dictionary(["Certs": .array([.reference(update.add([:], data: pki.root.der))])])
            update.write(.dictionary(root), as: catalog.reference)
        }
        let signature = try first(extended)
        #expect(signature.verdict == .indeterminate && signature.subIndication == "SIG_CONSTRAINTS_FAILURE")
    }

    @Test func `An entry of the security store that cannot be read is passed over`() throws {
        let extended = try TestDocument.updating(signed) { document, update in
            let catalog = try document.catalog()
            var root = catalog.value.dictionaryValue ?? [:]
            let bad = update.add(["Filter": .name("FlateDecode")], data: [1, 2, 3])
            root["DSS"] = .dictionary(["Certs": .array([.reference(bad)])])
            update.write(.dictionary(root), as: catalog.reference)
        }
        let signature = try first(extended)
        #expect(signature.verdict == .valid && signature.reasons.contains { $0.contains("security store") })
    }

    private func digits(_ number: Int) -> String {
        String(repeating: "0", count: 10 - String(number).utf8.count) + String(number)
    }
}

private func sign(_ source: [UInt8], _ pki: TestPKI, name: String = "Legajo") throws -> [UInt8] {
    try TestDocument.signed(source, pki, authority: pki.authority, name: name)
}
