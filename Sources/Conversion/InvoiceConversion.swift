package import ArchiveModel
import CII
package import Cairo
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
    ///
    /// - Parameter typefaces: What pages are drawn with.
    package static func convert(
        _ request: ConversionRequest, source: any ByteSource,
        typefaces: () throws(CairoError) -> Typefaces = Typefaces.init
    ) throws(WorkerRefusal) -> (ConversionReport, [UInt8]) {
        let stated = try invoice(source)
        guard !request.isBound, request.completes else {
            let written = try write(consume stated, request, typefaces)
            return (
                ConversionReport(lost: written.lost, added: written.added),
                CopyMark.marking(written.bytes, as: request.copyOf)
            )
        }
        let completion = ModelCompletion(of: stated, claims: request.claims)
        let written = try write(completion.invoice, request, typefaces)
        // What was added and cannot be held is neither.
        let added = Set(completion.added.map(\.path))
        let lost = Set(written.lost.map(\.path))
        return (
            ConversionReport(
                lost: written.lost.filter { !added.contains($0.path) },
                added: completion.added.filter { !lost.contains($0.path) } + written.added),
            CopyMark.marking(written.bytes, as: request.copyOf)
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
        _ invoice: consuming Invoice, _ request: ConversionRequest, _ typefaces: () throws(CairoError) -> Typefaces
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
        case .html: return WrittenInvoice(bytes: view(of: invoice, request).html)
        case .text: return WrittenInvoice(bytes: view(of: invoice, request).text)
        case .edifact:
            do {
                var profile = INVOICProfile(for: copy invoice, as: request.directory.message)
                profile.isCopy = request.copyOf != nil
                return try EDIFACTWriter.write(invoice, as: profile)
            } catch {
                throw .notConvertible(error.message)
            }
        case .facturae:
            var options = FacturaeOptions()
            options.isCopy = request.copyOf != nil
            do { return try FacturaeWriter.convert(invoice, options: options) } catch {
                throw .notConvertible(error.description)
            }
        case .pdf:
            do {
                return WrittenInvoice(
                    bytes: try InvoicePages.pdf(
                        invoice, language: request.language, time: request.time, typefaces: typefaces(),
                        note: request.copyMark))
            } catch { throw .notDrawn(error) }
        case .facturx: return try facturX(invoice, request, typefaces)
        }
    }
}

extension InvoiceConversion {
    /// Pages and the invoice beside them say the same: both are made of the invoice with the specification its profile is
    /// told by.
    private static func facturX(
        _ invoice: Invoice, _ request: ConversionRequest, _ typefaces: () throws(CairoError) -> Typefaces
    ) throws(WorkerRefusal) -> WrittenInvoice {
        var invoice = invoice
        var added: [AddedTerm] = []
        var lost: [LostTerm] = []
        let stated = invoice.processControl?.specificationIdentifier?.canonical ?? ""
        if FacturXProfile.isSuperseded(stated) {
            lost.append(
                LostTerm(
                    term: "BT-24", path: "processControl.specificationIdentifier", value: stated,
                    reason: "It names ZUGFeRD 1, whose syntax Factur-X does not have."))
        }
        if stated.isEmpty || !lost.isEmpty {
            guard request.claims else {
                throw .notConvertible(
                    "Factur-X is an invoice by EN 16931, and this one breaks its rules. Convert it to cii, or validate it "
                        + "and mend the source.")
            }
            let specification = FacturXProfile.specification(for: invoice)
            var control = invoice.processControl ?? ProcessControl()
            control.specificationIdentifier = Term(specification)
            invoice.processControl = control
            added.append(
                AddedTerm(
                    term: "BT-24", path: "processControl.specificationIdentifier", value: specification,
                    reason: "Factur-X tells its profile by the specification, which the source does not name so."))
        }
        let written: WrittenInvoice
        do { written = try CIIWriter.write(invoice) } catch { throw .notConvertible(error.message) }
        do {
            let pages = try InvoicePages.facturX(
                invoice, xml: CopyMark.marking(written.bytes, as: request.copyOf), language: request.language,
                time: request.time, typefaces: typefaces(),
                note: request.copyMark)
            return WrittenInvoice(bytes: pages, lost: lost + written.lost, added: added + written.added)
        } catch { throw .notDrawn(error) }
    }

    private static func view(of invoice: Invoice, _ request: ConversionRequest) -> InvoiceView {
        InvoiceView(invoice, language: request.language, note: request.copyMark)
    }
}

extension ConversionRequest {
    /// For people, in the document's language.
    fileprivate var copyMark: String? { copyOf.map { CopyMark.sentence($0, language) } }

    /// Whether the rules of EN 16931 are about the target.
    fileprivate var completes: Bool {
        switch target {
        case .ubl, .cii, .facturx: true
        case .edifact: directory == .d14b
        case .facturae, .json, .pdf, .html, .text: false
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
    /// What pages need is missing here, or the invoice has too many of them or is of no profile.
    fileprivate static func notDrawn(_ error: any Error) -> WorkerRefusal {
        switch error {
        case let error as RenderingError where error.code == .profile || error.code == .tooLong:
            notConvertible(error.message)
        case let error as RenderingError: WorkerRefusal(code: "unsupported", message: error.message)
        case let error as CairoError: WorkerRefusal(code: "unsupported", message: error.message)
        default: WorkerRefusal(code: "unsupported", message: "\(error)")
        }
    }

    static func notConvertible(_ message: String) -> WorkerRefusal {
        WorkerRefusal(code: "not-convertible", message: message)
    }
}
