import ArchiveModel
import CII
import EN16931
import InvoiceTesting
import LibXML2
import Testing
import UBL
import XML

/// Whatever an invoice states is in the document made of it, or in the account.
@Suite struct RoundTripTests {
    private static func ubl(_ bytes: [UInt8]) throws -> Invoice { try UBLReader.read(try XMLDocument(parsing: bytes)) }
    private static func cii(_ bytes: [UInt8]) throws -> Invoice { try CIIReader.read(try XMLDocument(parsing: bytes)) }

    private static func told(_ difference: InvoiceDifference) -> Comment {
        "missing \(difference.missing.map { "\($0.path) \($0.value)" }), surplus \(difference.surplus.map { "\($0.path) \($0.value)" })"
    }

    @Test(arguments: 1...300)
    func `any invoice survives UBL, CII and JSON`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed))
        let invoice = random.invoice()
        let ubl = try UBLWriter.write(invoice)
        var difference = InvoiceDifference(
            from: invoice, to: try Self.ubl(ubl.bytes), lost: ubl.lost, added: ubl.added)
        #expect(difference.isEmpty, Self.told(difference))
        let cii = try CIIWriter.write(invoice)
        difference = InvoiceDifference(from: invoice, to: try Self.cii(cii.bytes), lost: cii.lost, added: cii.added)
        #expect(difference.isEmpty, Self.told(difference))
        let json = try SemanticJSON.encode(invoice)
        #expect(try SemanticJSON.decode(json).canonical == invoice.canonical)
        #expect(try SemanticJSON.encode(try SemanticJSON.decode(json)) == json)
    }

    @Test(arguments: 1...100)
    func `there and back again is the same document`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed) + 1_000_000)
        // What one of the two cannot hold is gone, or written out, after the first way.
        let first = try CIIWriter.write(try Self.ubl(try UBLWriter.write(random.invoice()).bytes))
        let way = try UBLWriter.write(try Self.cii(first.bytes))
        let back = try CIIWriter.write(try Self.ubl(way.bytes))
        #expect(way.lost.isEmpty && back.lost.isEmpty)
        let third = try UBLWriter.write(try Self.cii(back.bytes))
        #expect(String(decoding: third.bytes, as: UTF8.self) == String(decoding: way.bytes, as: UTF8.self))
    }

    @Test(arguments: 1...100)
    func `nothing that was written is outside the model`(seed: Int) throws {
        var random = RandomInvoice(seed: UInt64(seed) + 2_000_000)
        let invoice = random.invoice()
        let ubl = try XMLDocument(parsing: try UBLWriter.write(invoice).bytes)
        #expect(UBLReader.outside(ubl, try UBLReader.read(ubl)) == [])
        let cii = try XMLDocument(parsing: try CIIWriter.write(invoice).bytes)
        #expect(CIIReader.outside(cii, try CIIReader.read(cii)) == [])
    }

    @Test func `a value that changed is found, whatever it is`() throws {
        var random = RandomInvoice(seed: 7)
        let invoice = random.invoice()
        let bytes = try CIIWriter.write(invoice).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        let lost = try CIIWriter.write(invoice)
        var changed = 0
        for line in text.split(separator: "\n") {
            // Text between a start and an end tag on one line.
            guard let open = line.firstIndex(of: ">"), let close = line.lastIndex(of: "<"), open < close,
                !line.contains("ChargeIndicator"), !line.contains("Indicator>"), !line.contains("TypeCode>"),
                !line.contains("Project reference"), !line.contains("BinaryObject")
            else { continue }
            let value = line[line.index(after: open)..<close]
            guard value.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }), !value.isEmpty else { continue }
            let other = text.replacing(
                line, with: line.replacing(">\(value)<", with: ">\(value)9<"), maxReplacements: 1)
            guard let made = try? Self.cii(Array(other.utf8)) else { continue }
            let difference = InvoiceDifference(from: invoice, to: made, lost: lost.lost, added: lost.added)
            // 1.0 and 1.09 differ, 0.5 and 0.59 too; a date with a ninth digit is none.
            #expect(!difference.isEmpty, "\(line)")
            changed += 1
        }
        #expect(changed > 20)
    }
}
