package import ArchiveModel

/// A document written object by object, with a classic cross-reference table (ISO 32000-2 §7.5.4): small ones of our own.
package enum PlainDocument {
    /// - Parameter bodies: What stands between `obj` and `endobj`, numbered from 1; the first is the catalog.
    package static func of(_ bodies: [String]) -> MemoryBytes {
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
