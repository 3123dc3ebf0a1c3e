import ArchiveModel
import Extraction
import Leptonica
import LinuxSystem
import Testing
import WorkerProtocol

/// One recogniser for all, since loading its data takes longer than reading a page.
@Suite(.serialized) struct ScanTests {
    private static let lines: [(x: Int, y: Int, size: Int, text: String)] = [
        (60, 80, 18, "FACTURA"), (60, 120, 11, "Numero de factura: F-2026/0417"),
        (60, 140, 11, "Fecha de factura: 14.03.2026"), (60, 180, 11, "Suministros Ejemplo S.L."),
        (60, 194, 11, "Calle Mayor 12"), (60, 208, 11, "28013 Madrid"), (60, 222, 11, "NIF: B12345674"),
        (60, 300, 11, "Base imponible:"), (400, 300, 11, "1.000,00 EUR"), (60, 320, 11, "IVA 21 %:"),
        (400, 320, 11, "210,00 EUR"), (60, 340, 11, "Total factura:"), (400, 340, 11, "1.210,00 EUR"),
    ]

    private static func invoice(_ change: (String) -> String = { $0 }) -> [UInt8] {
        SmallPDF.pages([
            lines.map { "BT /F \($0.size) Tf \($0.x) \(842 - $0.y) Td (\(change($0.text))) Tj ET" }.joined(
                separator: "\n")
        ])
    }

    private static func recognition() -> PageRecognition {
        let recognition = PageRecognition()
        recognition.load()
        return recognition
    }

    private func examine(_ name: String, _ bytes: [UInt8], _ recognition: PageRecognition?) throws -> ExaminationReport
    {
        let open = try Samples.document(name, bytes)
        let request = ExaminationRequest(
            names: [name], from: .text, today: Samples.today, recognisesText: recognition != nil)
        defer { withExtendedLifetime(open) {} }
        return Examiner.examine(request, documents: [open.document], recognition: recognition)
    }

    @Test func `A scan is read like a page with text, and less surely`() throws {
        let pictures = try ScanSample.pictures(of: Self.invoice())
        let recognition = Self.recognition()
        for (name, bytes) in [("scan.pdf", ScanSample.pdf(pictures)), ("scan.tif", ScanSample.tiff(pictures))] {
            let unread = try examine(name, bytes, nil)
            #expect(unread.needsRecognition && unread.fields.isEmpty)
            let report = try examine(name, bytes, recognition)
            #expect(!report.needsRecognition)
            for (term, value) in [
                ("BT-1", "F-2026/0417"), ("BT-2", "2026-03-14"), ("BT-109", "1000.00"), ("BT-112", "1210.00"),
                ("BT-5", "EUR"), ("BT-31", "ESB12345674"),
            ] {
                let claim = try #require(report.fields[term], "\(name) \(term)")
                #expect(claim.value == value && claim.how == .ocr, "\(name) \(term)")
            }
            // Nothing proves a number; sums and check digits do.
            #expect(report.fields["BT-1"].map { $0.confidence < 0.9 } == true)
            #expect(report.fields["BT-112"].map { $0.confidence >= 0.9 } == true)
            #expect(report.files.first?.pages == 1)
        }
    }

    @Test func `An altered figure is suspect, and nothing else`() throws {
        let recognition = Self.recognition()
        let original = try Samples.document("original.pdf", Self.invoice())
        defer { withExtendedLifetime(original) {} }
        func compare(_ printed: [UInt8]) throws -> PrintReport {
            let scan = ScanSample.pdf(try ScanSample.pictures(of: printed))
            let copy = try Samples.document("copy.pdf", scan)
            defer { withExtendedLifetime(copy) {} }
            return try PrintComparison.compare(
                PrintRequest(pairs: [.init(copy: 1, original: 1)]), documents: [copy.document, original.document],
                recognition: recognition)
        }
        let clean = try compare(Self.invoice())
        #expect(clean.compared >= 8 && clean.differences.isEmpty && clean.unread.isEmpty)
        let altered = try compare(Self.invoice { $0 == "1.210,00 EUR" ? "1.710,00 EUR" : $0 })
        #expect(altered.differences.map(\.expected) == ["1.210,00"])
    }

    @Test func `A picture larger than any page is refused by its header`() throws {
        // Signature and IHDR of a PNG of 30,000 by 30,000 pixels; nothing of it is ever decoded.
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x75, 0x30, 0, 0,
            0x75, 0x30, 8, 0, 0, 0, 0, 0x3E, 0x3E, 0x3E, 0x3E,
        ]
        let report = try examine("huge.png", header + [UInt8](repeating: 0, count: 64), nil)
        #expect(report.findings.contains { $0.id == "too-large" && $0.flag == .fatal })
        #expect(!report.needsRecognition && report.verdict == .indeterminate)
    }

    @Test func `Damaged pictures are findings`() throws {
        var bytes = ScanSample.tiff(try ScanSample.pictures(of: Self.invoice(), resolution: 40), resolution: 40)
        let end = bytes.count
        for place in Array(0..<8) + Array((end - 160)..<end) {
            let kept = bytes[place]
            for value in [0, 0xFF, kept ^ 0x80] where value != kept {
                bytes[place] = value
                let report = try examine("damaged.tif", bytes, nil)
                #expect(report.files.count == 1)
            }
            bytes[place] = kept
        }
        for length in stride(from: 0, to: end, by: end / 60) {
            #expect(try examine("cut.tif", Array(bytes[..<length]), nil).files.count == 1)
        }
    }
}
