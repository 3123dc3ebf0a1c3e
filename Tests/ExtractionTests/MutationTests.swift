import ArchiveModel
import Extraction
import SeededTesting
import Testing
import WorkerProtocol

@Suite struct MutationTests {

    /// One to four changes: a byte, a piece gone, a piece twice, the rest gone.
    static func mutated(_ sample: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = sample
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0..<5: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 5: bytes.removeSubrange(place..<min(bytes.count, place + 9))
            case 6: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    private func survives(_ sample: [UInt8], named name: String, times: Int, seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var findings = 0
        for _ in 0..<times {
            let opened = try Samples.document(name, Self.mutated(sample, &generator))
            let report = Examiner.examine(
                ExaminationRequest(names: [name], today: Samples.today), documents: [opened.document])
            withExtendedLifetime(opened) { findings += report.findings.isEmpty ? 0 : 1 }
            #expect(report.files.count == 1)
        }
        #expect(findings > times / 20, "the damage must be of consequence")
    }

    @Test func `damaged PDFs are examined to the end`() throws {
        let text = SmallPDF.text([
            (72, 72, "Factura F-2026/0042"), (72, 90, "Fecha: 12/03/2026"), (72, 120, "Cliente: Ana Prueba, S.L."),
            (72, 300, "Base imponible 100,00"), (72, 315, "IVA 21 % 21,00"), (72, 330, "Total factura 121,00 EUR"),
        ])
        try survives(SmallPDF.pages([text]), named: "f.pdf", times: 2_000, seed: 1)
    }

    @Test func `damaged hybrids are examined to the end`() throws {
        try survives(try Samples.bytes("Invoices/es/almazara-hybrid.pdf"), named: "f.pdf", times: 60, seed: 2)
    }

    @Test func `damaged XML is examined to the end`() throws {
        try survives(try Samples.bytes("Invoices/es/almazara-ubl.xml"), named: "f.xml", times: 400, seed: 3)
        try survives(try Samples.bytes("Invoices/de/nordwind-cii.xml"), named: "f.xml", times: 400, seed: 4)
    }
}
