import ArchiveModel
import PDF
import PageContent

/// Small documents written here, and what their pages say.
enum PageSample {
    /// What the first page says, and the digest of it.
    static func reading(_ source: MemoryBytes, without tag: TagWords? = nil) throws -> (text: String, digest: String) {
        let document = try PDFDocument(source)
        let reader = PageReader(document)
        guard let page = try document.pages().first else { return ("", "") }
        let ink = try reader.ink(on: page)
        let bytes = try reader.transcript(of: ink, on: page, without: tag)
        return (String(decoding: bytes, as: UTF8.self), try reader.digest(of: ink, on: page, without: tag).description)
    }

    /// The symbols found on the first page.
    static func symbols(_ source: MemoryBytes) throws -> [PrintedSymbol] {
        let document = try PDFDocument(source)
        guard let page = try document.pages().first else { return [] }
        return try PageReader(document).ink(on: page).symbols
    }

    /// A page in Helvetica; all lines of what it says.
    static func lines(
        _ content: String, entries: String = "", objects: [String] = [], catalog: String = ""
    ) throws -> [String] {
        let resources = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        let whole = entries.contains("/Resources") ? entries : resources + entries
        let text = try reading(page(content: content, entries: whole, catalog: catalog, objects: objects)).text
        return text.split(separator: "\n").map(String.init)
    }

    /// A page in Helvetica; the lines of text.
    static func text(
        _ content: String, entries: String = "", objects: [String] = [], catalog: String = ""
    ) throws -> [String] {
        let resources = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
        let whole = entries.contains("/Resources") ? entries : resources + entries
        let text = try reading(page(content: content, entries: whole, catalog: catalog, objects: objects)).text
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix { !$0.isEmpty }
            .map(String.init)
    }

    /// One page with the given content, page entries and catalog entries.
    static func page(
        content: String, entries: String = "", catalog: String = "", objects: [String] = []
    ) -> MemoryBytes {
        PlainDocument.of(
            [
                "<</Type/Catalog/Pages 2 0 R\(catalog)>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
                "<</Type/Page/Parent 2 0 R/Contents 4 0 R\(entries)>>",
                "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
            ] + objects)
    }
}
