package import ArchiveModel

/// Empty A4 pages: what a template is tried on.
package enum BlankDocument {
    package static func pages(_ count: Int) -> MemoryBytes {
        let kids = (0..<count).map { "\($0 + 3) 0 R" }.joined(separator: " ")
        let page = "<</Type/Page/Parent 2 0 R>>"
        return PlainDocument.of(
            [
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[\(kids)]/Count \(count)/MediaBox[0 0 595.276 841.89]/Resources<<>>>>",
            ] + [String](repeating: page, count: count))
    }
}
