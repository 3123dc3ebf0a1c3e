package import ArchiveModel

/// Empty A4 pages: what a template is tried on.
package enum BlankDocument {
    package static func pages(_ count: Int) -> MemoryBytes {
        let kids = (0..<count).map { "\($0 + 3) 0 R" }.joined(separator: " ")
        let page = "<</Type/Page/Parent 2 0 R>>"
        let bodies =
            [
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[\(kids)]/Count \(count)/MediaBox[0 0 595.276 841.89]/Resources<<>>>>",
            ] + [String](repeating: page, count: count)
        var text = "%PDF-1.7\n"
        var table = "0000000000 65535 f \n"
        for (index, body) in bodies.enumerated() {
            let digits = String(text.utf8.count)
            table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
            text += "\(index + 1) 0 obj\n\(body)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(bodies.count + 1)\n\(table)trailer\n<</Size \(bodies.count + 1)/Root 1 0 R>>\n"
        return MemoryBytes(Array((text + "startxref\n\(start)\n%%EOF\n").utf8))
    }
}
