import ArchiveModel
import CII
import EN16931
import Facturae
import LibXML2
import UBL
import WorkerProtocol
import XML

/// An XML document and the invoice in it, where it is one.
struct StructuredInvoice {
    let document: XMLDocument
    let kind: DocumentKind
    /// Nil for XML of another vocabulary.
    let invoice: Invoice?
    /// It carries an XML signature (ds:Signature).
    let isSigned: Bool
    /// The whole file, where it is a Facturae; `invoice` is its first.
    let facturae: FacturaeFile?
    /// Why it is not read although its root is known.
    let refusal: String?

    /// Syntax by the root element's name; for CII its namespace is enough.
    init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
        document = try XMLDocument(parsing: bytes, limits: limits)
        let root = document.root
        isSigned = Self.carriesSignature(root)
        switch (root.name, root.namespace) {
        case ("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"): kind = .ublInvoice
        case ("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"): kind = .ublCreditNote
        case ("CrossIndustryDocument", "urn:ferd:CrossIndustryDocument:invoice:1p0"): kind = .zugferd1
        case ("Facturae", _): kind = .facturae
        default: kind = CIIReader.kind(of: document) == .cii ? .cii : .otherXML
        }
        var file: FacturaeFile?
        var reason: String?
        switch kind {
        case .ublInvoice, .ublCreditNote: invoice = try? UBLReader.read(document)
        case .cii, .zugferd1: invoice = try? CIIReader.read(document)
        case .facturae:
            do { file = try FacturaeReader.read(document) } catch { reason = error.message }
            invoice = file?.invoices.first
        default: invoice = nil
        }
        facturae = file
        refusal = reason
    }

    /// `ubl`, `cii`, `zugferd1`, `facturae`.
    var syntax: String? {
        switch kind {
        case .ublInvoice, .ublCreditNote: "ubl"
        case .cii: "cii"
        case .zugferd1: "zugferd1"
        case .facturae: "facturae"
        default: nil
        }
    }

    /// BT-24; of a Facturae, which has none, its namespace.
    var specification: String? {
        invoice?.processControl?.specificationIdentifier?.text ?? facturae?.version.namespace
    }

    /// What the document says beyond the semantic model.
    var outside: [LostTerm] {
        guard let invoice else { return [] }
        return switch kind {
        case .ublInvoice, .ublCreditNote: UBLReader.outside(document, invoice)
        case .cii, .zugferd1: CIIReader.outside(document, invoice)
        case .facturae: facturae?.outside ?? []
        default: []
        }
    }

    /// What the invoice says of itself, header and totals.
    func fields(_ origin: FieldClaim.Origin) -> Fields {
        (invoice?.terms ?? [:]).mapValues { FieldClaim(value: $0, confidence: 1, how: origin) }
    }

    /// Character data for the full-text index, at most `limit` bytes.
    func text(limit: Int) -> String {
        var pieces: [String] = []
        var length = 0
        var open = [document.root]
        while let element = open.popLast(), length < limit {
            let children = Array(element.children)
            if children.isEmpty {
                // Base64 of an attachment is no text.
                guard element.textLength <= 16_384 else { continue }
                let text = element.text
                guard !text.isEmpty, length + text.utf8.count < limit else { continue }
                pieces.append(text)
                length += text.utf8.count + 1
            } else {
                open += children.reversed()
            }
        }
        return pieces.joined(separator: "\n")
    }

    /// Groups on the way to a signature in UBL, Facturae and where an extension encloses one.
    private static let signatureGroups: Set<String> = [
        "UBLExtensions", "UBLExtension", "ExtensionContent", "UBLDocumentSignatures", "SignatureInformation",
        "Extensions",
        "Extension",
    ]

    /// A ds:Signature below the root, or in UBL's extensions.
    private static func carriesSignature(_ root: XMLElement) -> Bool {
        let signature = XMLNamespace("http://www.w3.org/2000/09/xmldsig#")
        var open = [root]
        for _ in 0..<6 {
            if open.contains(where: { $0.first("Signature", in: signature) != nil }) { return true }
            // Signatures stand at the top, or inside UBLExtensions; lines are never searched.
            open = open.flatMap { element in
                element.children.filter { Self.signatureGroups.contains($0.name) }
            }
            if open.isEmpty { return false }
        }
        return false
    }
}

extension XMLError {
    /// As a finding about a named file.
    func finding(_ name: String) -> Finding {
        .extraction(
            "xml-" + code.rawValue, .fatal, "\(name): \(message)",
            location: line.map { Finding.Location(line: $0, column: column) })
    }
}
