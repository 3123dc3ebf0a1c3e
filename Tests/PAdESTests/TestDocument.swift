import ArchiveModel
import PAdES
import PDF
import SignatureTesting
import TSP
import WorkerProtocol

/// A small PDF made in the test, and what is added to it.
enum TestDocument {
    /// One page; `extra` goes into the page dictionary, `catalog` into the catalog, `objects` are those from 6 on.
    static func plain(
        _ text: String = "Factura 1", extra: String = "", catalog: String = "", objects more: [String] = []
    ) -> [UInt8] {
        let content = "BT /F1 12 Tf 72 720 Td (\(text)) Tj ET"
        let own = [
            "<</Type/Catalog/Pages 2 0 R\(catalog)>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R\(extra)>>",
            "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
        let objects = own + more
        var out = Array("%PDF-1.7\n%\u{E2}\u{E3}\n".utf8)
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(out.count)
            out += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = out.count
        out += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for offset in offsets {
            let digits = String(offset)
            out += Array((String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n").utf8)
        }
        out += Array("trailer\n<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return out
    }

    /// Adds a revision with an invisible signature or time-stamp field, and the signature that `make` returns.
    /// `changing` may alter the field.
    static func adding(
        _ subFilter: String, to source: [UInt8], capacity: Int = 4_096, name: String = "Legajo",
        changing: (inout PDFDictionary, inout IncrementalUpdate) -> Void = { _, _ in },
        make: (any ByteSource, [UInt64]) throws -> [UInt8]
    ) throws -> [UInt8] {
        let document = try PDFDocument(MemoryBytes(source))
        var update = try IncrementalUpdate(document)
        let value = update.addSignature(
            [
                "Type": .name(subFilter == "ETSI.RFC3161" ? "DocTimeStamp" : "Sig"), "Filter": .name("Adobe.PPKLite"),
                "SubFilter": .name(subFilter),
            ], capacity: capacity)
        var widget: PDFDictionary = [
            "Type": .name("Annot"), "Subtype": .name("Widget"), "FT": .name("Sig"), "T": .string(Array(name.utf8)),
            "V": .reference(value), "F": .integer(132), "P": .reference(PDFReference(3)),
            "Rect": .array([.integer(0), .integer(0), .integer(0), .integer(0)]),
        ]
        changing(&widget, &update)
        let field = update.add(.dictionary(widget))
        let catalog = try document.catalog()
        var root = catalog.value.dictionaryValue ?? [:]
        let form = try document.resolveDictionary(root["AcroForm"]) ?? [:]
        let fields = try document.resolveArray(form["Fields"]) ?? []
        root["AcroForm"] = .dictionary(["Fields": .array(fields + [.reference(field)]), "SigFlags": .integer(3)])
        update.write(.dictionary(root), as: catalog.reference)
        let increment = try update.finish()
        let range = increment.byteRange ?? []
        let contents = try make(MemoryBytes(source + increment.bytes), range)
        return source
            + (try Splice.fill(increment.bytes, sourceLength: UInt64(source.count), byteRange: range, with: contents))
    }

    /// Signed by the PKI's signer, B-T unless `authority` is nil.
    static func signed(
        _ source: [UInt8], _ pki: TestPKI, authority: TimeStampAuthority?, name: String = "Legajo"
    ) throws -> [UInt8] {
        try adding("ETSI.CAdES.detached", to: source, capacity: PDFSignature.capacity(for: pki.signer), name: name) {
            try PDFSignature.sign($0, byteRange: $1, signer: pki.signer, authority: authority)
        }
    }

    /// Adds a revision that writes these objects.
    static func updating(
        _ source: [UInt8], _ change: (PDFDocument, inout IncrementalUpdate) throws -> Void
    ) throws -> [UInt8] {
        let document = try PDFDocument(MemoryBytes(source))
        var update = try IncrementalUpdate(document)
        try change(document, &update)
        return source + (try update.finish()).bytes
    }

    static func judge(
        _ bytes: [UInt8], anchors: [TrustAnchor], at time: UTCTime = TestPKI.moment
    ) throws -> VerificationReport {
        try DocumentJudge.judge(
            JudgementRequest(subject: .document, anchors: anchors, time: time),
            documents: [InputDocument(name: "document.pdf", descriptor: -1, bytes: MemoryBytes(bytes))])
    }
}
