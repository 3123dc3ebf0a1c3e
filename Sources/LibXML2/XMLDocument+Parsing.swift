package import XML

extension XMLDocument {
    /// Loads the parser's tables; a sandbox calls it before it closes.
    package static func warmUp() { MarkupParser.warmUp() }

    /// Parses a whole document, without document type declaration, entities, network and files. UTF-8, UTF-16,
    /// ISO-8859-1, ISO-8859-15 and windows-1252 are read.
    package init(parsing bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws(XMLError) {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw XMLError(.empty, "The document is empty.") }
        guard bytes.count <= limits.bytes else {
            throw XMLError(.tooLarge, "The XML has \(bytes.count) bytes; at most \(limits.bytes) are read.")
        }
        let source = try Transcoding.utf8(bytes)
        self.init(try MarkupParser.parse(source, limits: limits.markup))
    }
}
