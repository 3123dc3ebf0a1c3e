/// Looks for a catalog in a file whose trailer is lost.
package enum CatalogTrace {
    /// The last object that says it is a catalog and has pages; nil where there is none. Linear in the file's length.
    package static func last(in bytes: [UInt8]) -> PDFReference? {
        let word = Array("/Catalog".utf8)
        var index = bytes.count - word.count
        while index >= 0 {
            if bytes[index] == word[0], bytes[index..<index + word.count].elementsEqual(word),
                let reference = object(around: index, in: bytes)
            {
                return reference
            }
            index -= 1
        }
        return nil
    }

    /// The object whose keyword `obj` stands last before `place`, if it is a catalog with a page tree.
    private static func object(around place: Int, in bytes: [UInt8]) -> PDFReference? {
        let keyword = Array(" obj".utf8)
        var index = place
        let first = max(0, place - 4_096)
        while index > first, !bytes[index..<index + keyword.count].elementsEqual(keyword) { index -= 1 }
        guard index > first else { return nil }
        // Back over generation, a space and number.
        var start = index
        while start > 0, ByteClass.isDigit(bytes[start - 1]) { start -= 1 }
        while start > 0, ByteClass.isWhitespace(bytes[start - 1]) { start -= 1 }
        while start > 0, ByteClass.isDigit(bytes[start - 1]) { start -= 1 }
        var parser = ObjectParser(bytes, position: start)
        do {
            guard let number = try parser.parseUnsigned() else { return nil }
            try parser.skipWhitespace()
            guard let generation = try parser.parseUnsigned() else { return nil }
            try parser.skipWhitespace()
            try parser.expect("obj")
            guard let catalog = try parser.parseObject().dictionaryValue, catalog["Type"] == .name("Catalog"),
                catalog["Pages"] != nil
            else { return nil }
            return PDFReference(number, generation)
        } catch {
            return nil
        }
    }
}
