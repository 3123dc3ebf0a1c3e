import ArchiveModel
import FoundationEssentials
import PDF

/// Documents for tagging: the committed page geometries and small ones written here.
enum TestDocument {
    static let id: DocumentID = {
        guard let id = DocumentID(values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 31]) else {
            preconditionFailure("eleven values below 32 are an identifier")
        }
        return id
    }()

    static let geometries = [
        "a4", "letter", "landscape", "rotated-90", "rotated-180", "rotated-270", "cropped", "shifted-origin",
        "inherited-resources", "content-array", "object-streams", "unbalanced-state", "dense", "fifty",
    ]

    private static var fixtures: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures")
    }

    static func fixture(_ path: String) throws -> MemoryBytes {
        MemoryBytes([UInt8](try Data(contentsOf: fixtures.appending(path: path))))
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
