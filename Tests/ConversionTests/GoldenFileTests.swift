import CII
import EN16931
import FoundationEssentials
import LibXML2
import Testing
import UBL
import XML

/// Two of our own invoices in the other syntax, as they must come out to the byte.
@Suite struct GoldenFileTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: fixtures.appending(path: path)))
    }

    @Test func `a Spanish UBL invoice as CII`() throws {
        let source = try UBLReader.read(try XMLDocument(parsing: try Self.bytes("Invoices/es/almazara-ubl.xml")))
        let written = try CIIWriter.write(source)
        #expect(written.lost.isEmpty)
        let expected = String(decoding: try Self.bytes("Conversion/almazara-cii.xml"), as: UTF8.self)
        #expect(String(decoding: written.bytes, as: UTF8.self) == expected)
    }

    @Test func `a German CII invoice as UBL`() throws {
        let source = try CIIReader.read(try XMLDocument(parsing: try Self.bytes("Invoices/de/nordwind-cii.xml")))
        let written = try UBLWriter.write(source)
        #expect(written.lost.isEmpty)
        let expected = String(decoding: try Self.bytes("Conversion/nordwind-ubl.xml"), as: UTF8.self)
        #expect(String(decoding: written.bytes, as: UTF8.self) == expected)
    }

    @Test func `a Spanish credit note as JSON`() throws {
        let source = try UBLReader.read(
            try XMLDocument(parsing: try Self.bytes("Invoices/es/almazara-credit-note.xml")))
        let expected = String(decoding: try Self.bytes("Conversion/almazara-credit-note.json"), as: UTF8.self)
        #expect(String(decoding: try SemanticJSON.encode(source), as: UTF8.self) == expected)
    }
}
