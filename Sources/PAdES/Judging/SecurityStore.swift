import OpenSSL
import PDF

/// The document security store (EN 319 142-1 §5.4.2): certificates that help to build paths. Nobody signs it, so
/// nothing in it is trusted, and what cannot be read of it is passed over.
struct SecurityStore {
    private(set) var certificates: [Certificate] = []
    /// CRLs or OCSP responses are there.
    private(set) var holdsRevocation = false
    /// What was passed over, in words.
    private(set) var problem: String?

    private static let mostCertificates = 64

    init(of document: PDFDocument) {
        do throws(PDFError) {
            let catalog = try document.catalog().value.dictionaryValue
            guard let store = try document.resolveDictionary(catalog?["DSS"]) else { return }
            for name in ["CRLs", "OCSPs"] {
                if let list = try document.resolveArray(store[name]), !list.isEmpty { holdsRevocation = true }
            }
            readCertificates(try document.resolveArray(store["Certs"]) ?? [], of: document)
        } catch {
            problem = "The document's security store cannot be read: \(error.message)"
        }
    }

    private mutating func readCertificates(_ entries: [PDFObject], of document: PDFDocument) {
        var skipped = max(0, entries.count - Self.mostCertificates)
        for entry in entries.prefix(Self.mostCertificates) {
            if let certificate = Self.certificate(entry, of: document) {
                certificates.append(certificate)
            } else {
                skipped += 1
            }
        }
        if skipped > 0 {
            problem = "\(skipped) of \(entries.count) certificates in the document's security store were not read."
        }
    }

    private static func certificate(_ entry: PDFObject, of document: PDFDocument) -> Certificate? {
        guard let stream = try? document.resolve(entry).streamValue,
            let der = try? document.decodedData(of: stream, limit: 1 << 16)
        else { return nil }
        return try? Certificate(der: der)
    }
}
