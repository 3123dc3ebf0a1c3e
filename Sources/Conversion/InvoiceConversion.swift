package import ArchiveModel
import CII
import EDIFACT
import EN16931
import Facturae
import Rendering
import UBL
package import WorkerProtocol

/// The convert stage, the writer's half: a document of another syntax from an invoice, with the account of what it does
/// not carry. Reaches no parser in C: invoices come as JSON of the semantic model.
package enum InvoiceConversion {
    /// Larger JSON is not read.
    static let limit: UInt64 = 256 << 20

    /// Throws `not-convertible` where the target cannot hold the invoice legally, `unsupported` where this program does
    /// not write the target.
    package static func convert(
        _ request: ConversionRequest, source: any ByteSource
    ) throws(WorkerRefusal) -> (ConversionReport, [UInt8]) {
        let stated = try invoice(source)
        guard !request.isBound, request.completes else {
            let written = try write(stated, request)
            return (ConversionReport(lost: written.lost, added: written.added), written.bytes)
        }
        let completion = ModelCompletion(of: stated, claims: request.claims)
        let written = try write(completion.invoice, request)
        // What was added and cannot be held is neither.
        let added = Set(completion.added.map(\.path))
        let lost = Set(written.lost.map(\.path))
        return (
            ConversionReport(
                lost: written.lost.filter { !added.contains($0.path) },
                added: completion.added.filter { !lost.contains($0.path) } + written.added), written.bytes
        )
    }

    private static func invoice(_ source: any ByteSource) throws(WorkerRefusal) -> Invoice {
        guard source.length <= limit else {
            throw WorkerRefusal(
                code: "too-large", message: "The invoice has \(source.length) bytes; at most \(limit) are read.")
        }
        let bytes: [UInt8]
        do { bytes = try source.read(at: 0, count: Int(source.length)) } catch {
            throw WorkerRefusal(code: "unreadable", message: "The invoice cannot be read: \(error).")
        }
        do { return try SemanticJSON.decodeTolerantly(bytes) } catch {
            throw WorkerRefusal(code: "unreadable", message: error.description)
        }
    }

    private static func write(
        _ invoice: Invoice, _ request: ConversionRequest
    ) throws(WorkerRefusal) -> WrittenInvoice {
        switch request.target {
        case .ubl:
            do { return try UBLWriter.write(invoice) } catch { throw .notConvertible(error.message) }
        case .cii:
            do { return try CIIWriter.write(invoice) } catch { throw .notConvertible(error.message) }
        case .json:
            do { return WrittenInvoice(bytes: try SemanticJSON.encode(invoice)) } catch {
                throw .notConvertible(error.message)
            }
        case .html: return WrittenInvoice(bytes: InvoiceView(invoice, language: request.language).html)
        case .text: return WrittenInvoice(bytes: InvoiceView(invoice, language: request.language).text)
        case .edifact:
            do {
                return try EDIFACTWriter.write(invoice, as: INVOICProfile(for: invoice, as: request.directory.message))
            } catch {
                throw .notConvertible(error.message)
            }
        case .facturae:
            do { return try FacturaeWriter.convert(invoice) } catch { throw .notConvertible(error.description) }
        case .facturx:
            throw WorkerRefusal(
                code: "unsupported",
                message: "Factur-X needs a PDF/A-3 with the page as people read it, which is not made from data alone. "
                    + "Ask for cii, the XML that Factur-X carries.")
        }
    }
}

extension ConversionRequest {
    /// Whether the rules of EN 16931 are about the target.
    fileprivate var completes: Bool {
        switch target {
        case .ubl, .cii: true
        case .edifact: directory == .d14b
        case .facturae, .facturx, .json, .html, .text: false
        }
    }
}

extension EDIFACTDirectory {
    fileprivate var message: INVOICProfile.Message {
        switch self {
        case .d96a: .eancom97
        case .d01b: .eancom2002
        case .d14b: .en16931
        }
    }
}

extension WorkerRefusal {
    static func notConvertible(_ message: String) -> WorkerRefusal {
        WorkerRefusal(code: "not-convertible", message: message)
    }
}
