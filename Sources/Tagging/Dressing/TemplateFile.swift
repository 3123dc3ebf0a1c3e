import ArchiveModel
import PDF
import WorkerProtocol

/// One of a template's PDFs, opened.
struct TemplateFile {
    /// Its name in the layout.
    let name: String
    let document: PDFDocument
    let pages: [PDFPage]
    /// Further pages than a template needs.
    static let mostPages = 32

    /// Throws where it is no PDF that can be drawn from.
    init(_ name: String, _ source: any ByteSource) throws(DressingError) {
        self.name = name
        (document, pages) = try Self.explained(name) { () throws(PDFError) in
            let document = try PDFDocument(source)
            guard !document.isEncrypted else {
                throw PDFError(.encrypted, "It is encrypted. Save it without a password.")
            }
            try Self.refuseHiddenLayers(document)
            let pages = try document.pages()
            guard pages.count <= Self.mostPages else {
                throw PDFError(
                    .tooLarge, "It has \(pages.count) pages; a template's file has at most \(Self.mostPages).")
            }
            return (document, pages)
        }
    }

    /// The files of an order, in its order.
    static func opened(_ order: Dressing, _ sources: [any ByteSource]) throws(WorkerRefusal) -> [TemplateFile] {
        guard order.files.count == sources.count else {
            throw WorkerRefusal(
                code: "unsupported",
                message: "The dressing names \(order.files.count) files and \(sources.count) came.")
        }
        var files: [TemplateFile] = []
        do throws(DressingError) {
            for (name, source) in zip(order.files, sources) { files.append(try TemplateFile(name, source)) }
        } catch {
            throw error.refusal
        }
        return files
    }

    /// The work with the file's name before whatever goes wrong.
    static func explained<Value>(
        _ name: String, _ work: () throws(PDFError) -> Value
    ) throws(DressingError) -> Value {
        do throws(PDFError) { return try work() } catch {
            throw DressingError(message: "The template's file \(name) cannot be used. \(error.message)")
        }
    }

    /// Layers are drawn as if there were none: a hidden one would show.
    private static func refuseHiddenLayers(_ document: PDFDocument) throws(PDFError) {
        let catalog = try document.catalog().value.dictionaryValue
        guard let properties = try document.resolveDictionary(catalog?["OCProperties"]) else { return }
        let standard = try document.resolveDictionary(properties["D"])
        let hidden = try document.resolveArray(standard?["OFF"]) ?? []
        guard hidden.isEmpty, try document.resolve(standard?["BaseState"]).nameValue != "OFF" else {
            throw PDFError(.unsupported, "It has hidden layers. Remove them or flatten it.")
        }
    }
}
