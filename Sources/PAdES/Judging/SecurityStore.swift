import OpenSSL
import PDF

/// The document security store (EN 319 142-1 §5.4.2): certificates that help to build paths. Nobody signs it, so
/// nothing in it is trusted.
struct SecurityStore {
    private(set) var certificates: [Certificate] = []
    /// CRLs or OCSP responses are there.
    private(set) var holdsRevocation = false

    init(of document: PDFDocument) throws(PDFError) {
        let catalog = try document.catalog().value.dictionaryValue
        guard let store = try document.resolveDictionary(catalog?["DSS"]) else { return }
        for name in ["CRLs", "OCSPs"] {
            if let list = try document.resolveArray(store[name]), !list.isEmpty { holdsRevocation = true }
        }
        for entry in try document.resolveArray(store["Certs"])?.prefix(64) ?? [] {
            guard let stream = try document.resolve(entry).streamValue else { continue }
            let der = try document.decodedData(of: stream, limit: 1 << 16)
            if let certificate = try? Certificate(der: der) { certificates.append(certificate) }
        }
    }
}
