import ArchiveModel
import PDF
import WorkerProtocol

/// What cairo has no call for: that the document is tagged (ISO 32000-1 §14.7.1), its language (§14.9.2), and that
/// viewers show its title (§12.2).
enum DocumentLanguage {
    static func state(_ language: ViewLanguage, in bytes: [UInt8]) throws(RenderingError) -> [UInt8] {
        do {
            let document = try PDFDocument(MemoryBytes(bytes))
            let catalog = try document.catalog()
            guard var entries = catalog.value.dictionaryValue else {
                throw RenderingError(.drawing, "The drawn document has no catalog.")
            }
            entries["Lang"] = .string(Array(language.rawValue.utf8))
            entries["MarkInfo"] = .dictionary(["Marked": .boolean(true)])
            entries["ViewerPreferences"] = .dictionary(["DisplayDocTitle": .boolean(true)])
            var update = try IncrementalUpdate(document)
            update.write(.dictionary(entries), as: catalog.reference)
            return bytes + (try update.finish()).bytes
        } catch let error as RenderingError {
            throw error
        } catch {
            throw RenderingError(.drawing, "The drawn document cannot be completed: \(error)")
        }
    }
}
