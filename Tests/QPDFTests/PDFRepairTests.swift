import ArchiveModel
import Foundation
import PDF
import QPDF
import Testing

/// A damaged file is read from a copy that the strict reader can follow.
@Suite struct `Repair` {
    private static func fixture(_ path: String) throws -> [UInt8] {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return Array(try Data(contentsOf: URL(filePath: "\(root)/Fixtures/\(path)")))
    }

    private func pages(_ bytes: [UInt8]) throws -> Int { try PDFDocument(MemoryBytes(bytes)).pages().count }

    @Test func `wrong offsets`() throws {
        let good = try Self.fixture("Pages/a4.pdf")
        var bytes = good
        bytes.insert(contentsOf: Array("% moved\n".utf8), at: 9)
        #expect(throws: PDFError.self) { try pages(bytes) }
        let repair = try PDFRepair(of: bytes, limit: 1 << 20)
        #expect(try pages(repair.bytes) == pages(good))
        #expect(!repair.warnings.isEmpty)
    }

    @Test func `a cross-reference table that is cut off`() throws {
        let good = try Self.fixture("Pages/fifty.pdf")
        let text = String(decoding: good, as: UTF8.self)
        #expect(text.contains("trailer"))
        let bytes = Array(good.dropLast(16))
        #expect(throws: PDFError.self) { try pages(bytes) }
        #expect(try pages(PDFRepair(of: bytes, limit: 1 << 20).bytes) == 50)
    }

    @Test func `the same file gives the same copy`() throws {
        let bytes = Array(try Self.fixture("Pages/a4.pdf").dropLast(16))
        #expect(try PDFRepair(of: bytes, limit: 1 << 20) == PDFRepair(of: bytes, limit: 1 << 20))
    }

    @Test func `an encrypted one needs its password`() throws {
        let bytes = Array(try Self.fixture("Encrypted/r3-password.pdf").dropLast(4))
        let refusal = #expect(throws: PDFRepairError.self) { try PDFRepair(of: bytes, limit: 1 << 20) }
        #expect(refusal?.code == .encrypted)
        let repair = try PDFRepair(of: bytes, password: Array("owner".utf8), limit: 1 << 20)
        #expect(try !PDFDocument(MemoryBytes(repair.bytes)).isEncrypted)
    }

    @Test(arguments: ["", "%PDF-1.7\n", "no PDF at all", "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"])
    func `what holds no page is refused`(text: String) {
        let refusal = #expect(throws: PDFRepairError.self) { try PDFRepair(of: Array(text.utf8), limit: 1 << 20) }
        #expect(refusal?.code == .damaged)
    }

    @Test func `a copy beyond the limit is refused`() throws {
        let bytes = try Self.fixture("Pages/a4.pdf")
        let refusal = #expect(throws: PDFRepairError.self) { try PDFRepair(of: bytes, limit: 1_000) }
        #expect(refusal?.code == .tooLarge)
    }

    /// Forty streams inside one another: the file has one megabyte, a copy of it would have forty.
    /// Also where the trailer tells of fewer objects, and where the streams have generations.
    @Test(arguments: [(0, 50), (0, 5), (7, 50)])
    func `streams inside one another are counted before they are written`(generation: Int, size: Int) throws {
        var bytes = Array("%PDF-1.7\n".utf8)
        var places: [Int] = []
        func add(_ text: String) {
            places.append(bytes.count)
            let generation = places.count < 10 ? 0 : generation
            bytes += Array("\(places.count) \(generation) obj\n\(text)\n".utf8)
        }
        let kids = (10..<50).map { "/X\($0) \($0) \(generation) R" }.joined()
        add("<</Type/Catalog/Pages 2 0 R/All<<\(kids)>>>>\nendobj")
        add("<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj")
        add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj")
        for _ in 4..<10 { add("null\nendobj") }
        for _ in 10..<50 { add("<</Length 1000000>>\nstream") }
        bytes += [UInt8](repeating: 32, count: 1_100_000)
        bytes += Array("\nendstream\nendobj\n".utf8)
        let start = bytes.count
        bytes += Array("xref\n1 \(places.count)\n".utf8)
        for (index, place) in places.enumerated() {
            let digits = String(repeating: "0", count: 10 - String(place).count) + "\(place)"
            bytes += Array("\(digits) 0000\(index < 9 ? 0 : generation) n \n".utf8)
        }
        bytes += Array("trailer\n<</Size \(size)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8)
        let refusal = #expect(throws: PDFRepairError.self) { try PDFRepair(of: bytes, limit: 8 << 20) }
        #expect(refusal?.code == .tooLarge)
    }

    @Test func `damage anywhere never ends the program`() throws {
        let good = try Self.fixture("Pages/object-streams.pdf")
        var state: UInt64 = 7
        for _ in 0..<150 {
            var bytes = good
            for _ in 0..<6 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            if let repair = try? PDFRepair(of: bytes, limit: 1 << 20) { #expect(!repair.bytes.isEmpty) }
        }
    }
}
