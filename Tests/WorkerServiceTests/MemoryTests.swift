import ArchiveModel
import EN16931
import LinuxSystem
import Testing
import WorkerClient
import WorkerProtocol

/// What a long invoice costs grows with its lines and with nothing else: peaks of the real worker, as the kernel counts
/// them.
@Suite(.serialized) struct `Memory of long invoices` {
    private static func invoice(lines: Int) -> Invoice {
        var invoice = Invoice()
        invoice.number = Term("F-1")
        invoice.issueDate = Term(reading: "2026-11-27")
        invoice.typeCode = Term("380")
        invoice.currencyCode = Term("EUR")
        for name in ["Almazara", "Panadería"] {
            var address = PostalAddress()
            address.countryCode = Term("ES")
            if invoice.seller == nil {
                invoice.seller = Seller()
                invoice.seller?.name = Term(name)
                invoice.seller?.vatIdentifier = Term("ESB12345678")
                invoice.seller?.address = address
            } else {
                invoice.buyer = Buyer()
                invoice.buyer?.name = Term(name)
                invoice.buyer?.vatIdentifier = Term("ESB87654321")
                invoice.buyer?.address = address
            }
        }
        invoice.totals = DocumentTotals()
        invoice.totals?.payable = Term(reading: "\(100 * lines).00")
        invoice.lines = (0..<lines).map { number in
            var line = InvoiceLine()
            line.identifier = Term("\(100_000 + number)")
            line.quantity = Quantity(Term(reading: "2"), unit: Term("C62"))
            line.netAmount = Term(reading: "100.00")
            line.item = Item()
            line.item?.name = Term("Article \(100_000 + number) of the catalogue")
            line.price = PriceDetails()
            line.price?.netPrice = Term(reading: "50.00")
            line.vat = LineVAT()
            line.vat?.category = Term("S")
            line.vat?.rate = Term(reading: "21")
            return line
        }
        return invoice
    }

    private static func document(_ name: String, _ bytes: [UInt8]) throws -> InputDocument {
        let file = try FileBytes(try MemoryFile(named: "document", sealing: bytes).file)
        return InputDocument(name: name, descriptor: file.descriptor, bytes: file)
    }

    /// The peak of a child that serves this request and ends, in KiB.
    private static func peak(_ request: WorkerRequest, _ documents: [InputDocument]) throws -> (Int64, [UInt8]) {
        var configuration = try WorkerConfiguration.sibling()
        configuration.limits.documents = 1
        let pool = WorkerPool(configuration)
        defer { pool.close() }
        let (_, bytes) = try pool.serve(request, tenant: "acme", documents: documents)
        return (pool.counts.peakKibibytes, bytes)
    }

    /// Peaks of the stages of a conversion of that many lines: transcribing the document, writing it, proving it.
    private static func peaks(_ lines: Int, _ target: ConversionTarget) throws -> [Int64] {
        let json = try SemanticJSON.encode(invoice(lines: lines))
        let (written, made) = try peak(
            .convert(ConversionRequest(target: target)), [try document("invoice.json", json)])
        let source = try document("invoice", made)
        let (read, again) = try peak(.transcribe, [source])
        #expect(try SemanticJSON.decodeTolerantly(again).lines.count == lines)
        let (proved, _) = try peak(
            .prove(ProofRequest(lost: [], added: [])), [try document("invoice.json", json), source])
        return [written, read, proved]
    }

    @Test(arguments: [ConversionTarget.ubl, .cii, .edifact])
    func `twice the lines take at most twice the memory, and a hundred thousand what a worker has`(
        target: ConversionTarget
    ) throws {
        let (short, long) = (try Self.peaks(20_000, target), try Self.peaks(40_000, target))
        let limit = Int64(WorkerLimits().addressSpace >> 10)
        for (short, long) in zip(short, long) {
            #expect(short > 0)
            #expect(Double(long) <= 2.2 * Double(short))
            // The rest of the address space is what a worker maps and never touches.
            #expect(long + (long - short) * 3 < limit * 9 / 10)
        }
    }
}
