import CII
import EN16931
import InvoiceTesting
import Testing
import UBL

/// Memory and time grow with the lines: what is written for one more line does not depend on how many there are.
@Suite struct LongInvoiceTests {
    private static func invoice(lines: Int) -> Invoice {
        var invoice = SmallInvoice.minimal()
        let line = invoice.lines[0]
        invoice.lines = (0..<lines).map { number in
            var line = line
            line.identifier = Term("\(100_000 + number)")
            return line
        }
        return invoice
    }

    @Test func `a hundred thousand lines have a hundred thousand times the bytes of one`() throws {
        func length(_ lines: Int, _ write: (Invoice) throws -> [UInt8]) throws -> Int {
            try write(Self.invoice(lines: lines)).count
        }
        for write in [
            { try UBLWriter.write($0).bytes }, { try CIIWriter.write($0).bytes }, { try SemanticJSON.encode($0) },
        ] as [(Invoice) throws -> [UInt8]] {
            let one = try length(2, write) - (try length(1, write))
            #expect(try length(100_000, write) - (try length(1, write)) == 99_999 * one)
        }
    }

    @Test func `as many are read back from JSON`() throws {
        let invoice = Self.invoice(lines: 100_000)
        let back = try SemanticJSON.decode(try SemanticJSON.encode(invoice))
        #expect(back.lines.count == 100_000)
        #expect(back.lines.last?.identifier?.text == "199999")
    }
}
