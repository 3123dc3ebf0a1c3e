import ArchiveModel
import PDF
import WorkerProtocol

/// What the archive's own strict reader sees in a PDF: poppler repairs silently, unpacks without limit and knows
/// only one of the two places where XML is embedded.
struct PDFStructure {
    /// Bytes the content of one page may unpack to.
    private static let contentLimit = 32 << 20
    /// A damaged file longer than this is not repaired: that would mean to search all of it.
    static let repairLimit: UInt64 = 64 << 20

    /// Some object is encrypted, though it may open without a password.
    private(set) var isEncrypted = false
    /// What a strict reader cannot follow; nil for a sound file.
    private(set) var damage: String?
    /// Pages, from 1, whose content is larger than anything printed.
    private(set) var bombs: Set<Int> = []
    /// What the author allows to be changed; nil for a document that is not certified.
    private(set) var certification: Certification?
    private var document: PDFDocument?

    init(_ source: any ByteSource, pageLimit: Int) {
        do {
            let document = try PDFDocument(source)
            isEncrypted = document.isEncrypted
            guard !isEncrypted else { return }
            for (index, page) in try document.pages().prefix(pageLimit).enumerated()
            where try Self.isBomb(page, document) {
                bombs.insert(index + 1)
            }
            certification = try document.certification()
            self.document = document
        } catch {
            isEncrypted = isEncrypted || error.code == .encrypted
            damage = isEncrypted ? nil : error.message
        }
    }

    /// An invoice among the catalogue's associated files (ISO 32000-2 §14.13), decoded to at most `limit` bytes;
    /// some producers list it only there.
    func associatedInvoice(limit: Int) throws(PDFError) -> (name: String, content: [UInt8])? {
        guard let document, let catalog = try document.catalog().value.dictionaryValue,
            let files = try document.resolveArray(catalog["AF"])
        else { return nil }
        for file in files.prefix(64) {
            guard let specification = try document.resolveDictionary(file) else { continue }
            let name = try document.resolve(specification["UF"] ?? specification["F"]).stringValue.map(Self.text) ?? ""
            guard EmbeddedInvoiceName.isInvoice(name),
                let streams = try document.resolveDictionary(specification["EF"]),
                let stream = try document.resolve(streams["F"] ?? streams["UF"]).streamValue
            else { continue }
            return (name, try document.decodedData(of: stream, limit: limit))
        }
        return nil
    }

    /// All parts of the page's content together.
    private static func isBomb(_ page: PDFPage, _ document: PDFDocument) throws(PDFError) -> Bool {
        let contents = try document.resolve(page.dictionary["Contents"])
        let parts: [PDFObject]
        if let array = contents.arrayValue { parts = array } else { parts = [contents] }
        var length = 0
        for part in parts {
            guard let stream = try document.resolve(part).streamValue else { continue }
            do {
                length += try document.decodedData(of: stream, limit: contentLimit).count
            } catch {
                switch error.code {
                case .tooLarge: return true
                // Poppler may know a filter that the strict reader does not.
                case .unsupported: continue
                default: throw error
                }
            }
            if length > contentLimit { return true }
        }
        return false
    }

    /// A text string (ISO 32000-2 §7.9.2.2) as far as file names need it: UTF-16BE with a mark, UTF-8 with a mark,
    /// else one character a byte.
    private static func text(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFE, 0xFF]) {
            let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
