import ArchiveModel
import CII
import Cairo
import EDIFACT
import EN16931
import Facturae
import Foundation
import InvoiceTesting
import LibXML2
import LinuxSystem
import Poppler
import Rendering
import UBL
import WorkerProtocol
import XML

/// Invoices to draw, and what a reader of PDF finds on their pages.
enum PageSamples {
    static let time = UTCTime(milliseconds: 1_790_000_000_000)

    private static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    static let files = [
        "Invoices/es/almazara-ubl.xml", "Invoices/es/almazara-credit-note.xml", "Invoices/es/talleres-cii.xml",
        "Invoices/en/harbour-ubl.xml", "Invoices/de/nordwind-cii.xml", "Conversion/almazara-cii.xml",
        "Conversion/nordwind-ubl.xml", "Facturae/batch.xml", "Facturae/corrective.xml", "Facturae/withheld.xml",
        "EDIFACT/almazara-d96a.edi", "EDIFACT/nordwind-d14b.edi", "EDIFACT/talleres-d01b.edi",
        "EDIFACT/almazara-credit-note-d96a.edi", "EDIFACT/almazara-credit-note-d01b.edi",
        "EDIFACT/almazara-credit-note-d14b.edi",
    ]

    static func invoices(in file: String) throws -> [Invoice] {
        let bytes = [UInt8](try Data(contentsOf: directory.appending(path: file)))
        if file.hasSuffix(".edi") { return try EDIFACTReader.read(bytes).invoices.map(\.invoice) }
        let document = try XMLDocument(parsing: bytes)
        if FacturaeReader.version(of: document) != nil { return try FacturaeReader.read(document).invoices }
        if UBLReader.kind(of: document) != nil { return [try UBLReader.read(document)] }
        return [try CIIReader.read(document)]
    }

    /// An invoice with as many lines of 10.00 as asked for.
    static func long(_ count: Int) -> Invoice {
        var invoice = SmallInvoice.minimal()
        invoice.lines = (1...count).map { number in
            var line = InvoiceLine()
            line.identifier = Term(String(number))
            line.netAmount = Term(reading: "10.00")
            line.item = Item()
            line.item?.name = Term("Item \(number)")
            return line
        }
        return invoice
    }

    static func draw(_ invoice: Invoice, _ language: ViewLanguage = .en) throws -> [UInt8] {
        try InvoicePages.pdf(invoice, language: language, time: time, typefaces: Typefaces())
    }

    /// The words of each page.
    static func pages(_ pdf: [UInt8]) throws -> [[String]] { try placed(pdf).map { $0.map(\.text) } }

    /// All words with their places.
    static func places(_ pdf: [UInt8]) throws -> [PageWord] { try placed(pdf).flatMap(\.self) }

    static func placed(_ pdf: [UInt8]) throws -> [[PageWord]] {
        let file = try MemoryFile(named: "page", sealing: pdf).file
        let document = try PopplerDocument(descriptor: file.number)
        return try (1...document.pageCount).map { number in
            try document.words(onPage: number, limit: 10_000_000).words
        }
    }

    /// Stands before a fingerprint in the output of another process.
    static let mark = "bytes of the document: "

    /// FNV-1a (64 bits) of the document made of an invoice.
    static func fingerprint(_ invoice: Invoice) throws -> String {
        let xml = try CIIWriter.write(invoice).bytes
        let pdf = try InvoicePages.facturX(invoice, xml: xml, language: .es, time: time, typefaces: Typefaces())
        let hash = pdf.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "\(pdf.count) \(String(hash, radix: 16))"
    }
}
