import ArchiveModel
import PDF
import PDFEncryption
import WorkerProtocol

/// What the archive's own strict reader sees in a PDF: poppler repairs silently, unpacks without limit and knows
/// only one of the two places where XML is embedded.
struct PDFStructure {
    /// Bytes the content of one page, and of all that are looked at, may unpack to.
    private static let contentLimit = 32 << 20
    private static let documentLimit = 128 << 20
    /// Streams a page's content may consist of.
    private static let mostParts = 10_000

    /// Some object is encrypted, though it may open without a password.
    private(set) var isEncrypted = false
    /// What a strict reader cannot follow; nil for a sound file.
    private(set) var damage: String?
    /// Sound or not, it is larger than anything that is read; nil for any other file.
    private(set) var excess: String?
    /// Why an encrypted document was not opened; nil for any other file.
    private(set) var lock: String?
    /// The password that opened the document, as poppler wants it said; nil for the empty one.
    private(set) var lenientPassword: String?
    /// Permissions are not those that were encrypted with the document.
    private(set) var arePermissionsChanged = false
    /// Pages of a document that was read.
    private(set) var pageCount: Int?
    /// Pages, from 1, whose content is larger than anything printed.
    private(set) var bombs: Set<Int> = []
    /// What the author allows to be changed; nil for a document that is not certified.
    private(set) var certification: Certification?
    private(set) var isSigned = false
    private(set) var catalog: ExaminationReport.Catalog?
    private var document: PDFDocument?

    init(_ source: any ByteSource, pageLimit: Int, password: DocumentPassword? = nil) {
        do throws(PDFError) {
            let document = try PDFDocument(source)
            isEncrypted = document.isEncrypted
            guard try open(document, password) else { return }
            let pages = try document.pages()
            pageCount = pages.count
            var spent = 0
            for (index, page) in pages.enumerated() where index < pageLimit / 2 || index >= pages.count - pageLimit / 2
            {
                if try Self.isBomb(page, document, spent: &spent) { bombs.insert(index + 1) }
            }
            certification = try document.certification()
            isSigned = try document.isSigned()
            catalog = ExaminationReport.Catalog(try KeptCatalog(of: document))
            self.document = document
        } catch {
            switch error.code {
            case .tooLarge: excess = error.message
            case .encrypted: lock = error.message
            default: damage = error.message
            }
        }
    }

    /// Whether the document's objects can be read.
    private mutating func open(_ document: PDFDocument, _ password: DocumentPassword?) throws(PDFError) -> Bool {
        guard document.isEncrypted else { return true }
        do throws(PDFError) {
            let revision = try document.encryptionDictionary()?["R"]?.integerValue ?? 0
            for spelling in password.map({ PasswordSpellings($0).of(revision: revision) }) ?? [] {
                guard let opening = try? StandardSecurity.open(document, password: spelling) else { continue }
                lenientPassword = PasswordSpellings.lenient(spelling)
                arePermissionsChanged = !opening.arePermissionsTrue
                return true
            }
            arePermissionsChanged = try StandardSecurity.open(document)?.arePermissionsTrue == false
            return true
        } catch {
            guard error.code == .encrypted || error.code == .unsupported else { throw error }
            lock =
                password != nil && error.code == .encrypted
                ? "The password given does not open the document." : error.message
            return false
        }
    }

    /// The first embedded file with the name of an invoice, decoded to at most `limit` bytes. Throws as the reader does
    /// where the file is there and cannot be read; nil where there is none, or where the document was not opened.
    func embeddedInvoice(limit: Int) throws(PDFError) -> (name: String, content: [UInt8])? {
        guard let document,
            let file = try document.embeddedFiles().first(where: { EmbeddedInvoiceName.isInvoice($0.name) })
        else { return nil }
        return (file.name, try document.content(of: file, limit: limit))
    }

    /// All parts of the page's content together.
    private static func isBomb(
        _ page: PDFPage, _ document: PDFDocument, spent: inout Int
    ) throws(PDFError) -> Bool {
        let contents = try document.resolve(page.dictionary["Contents"])
        let parts: [PDFObject]
        if let array = contents.arrayValue { parts = array } else { parts = [contents] }
        guard parts.count <= mostParts else { return true }
        var length = 0
        for part in parts {
            guard let stream = try document.resolve(part).streamValue else { continue }
            let left = min(contentLimit - length, documentLimit - spent)
            do {
                let count = try document.decodedData(of: stream, limit: max(0, left)).count
                length += count
                spent += count
            } catch {
                switch error.code {
                case .tooLarge:
                    spent += max(0, left)
                    return true
                // Poppler may know a filter that the strict reader does not.
                case .unsupported: continue
                default: throw error
                }
            }
        }
        return false
    }
}

extension ExaminationReport.Catalog {
    /// Bytes of entries that are told; what is long in a catalog is an object of its own.
    private static let mostEntries = 64 << 10

    init(_ catalog: KeptCatalog) {
        let entries = catalog.entries.flatMap {
            $0.count <= Self.mostEntries ? String(decoding: $0, as: UTF8.self) : nil
        }
        self.init(number: catalog.reference.number, generation: catalog.reference.generation, entries: entries)
    }
}
