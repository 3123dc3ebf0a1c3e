package import XML

/// An XML Schema (XSD 1.0), compiled once, held against any number of documents by any number of threads.
package struct XMLSchema: Sendable {
    private let compiled: CompiledSchema

    /// Compiles the schema at `path`.
    ///
    /// - Parameter files: It and all it imports, by path below one directory. Nothing else is opened, neither file
    ///   nor network; what is missing is an error.
    package init(_ path: String, files: [String: [UInt8]]) throws(XMLError) {
        compiled = try CompiledSchema(path, files: files)
    }

    /// What keeps the document from being valid, in document order; empty for a valid one.
    ///
    /// - Parameter prefixes: Prefix by namespace, for names in messages and places.
    /// - Parameter limit: No more than this many are told.
    package func validate(
        _ document: XMLDocument, prefixes: [String: String] = [:], limit: Int = 100
    ) throws(XMLError) -> [SchemaViolation] {
        let complaints = try compiled.complaints(about: document.tree, limit: limit)
        var violations = complaints.map { SchemaViolation($0, in: document, prefixes: prefixes) }
        let unexpected = complaints.filter(\.isUnexpected).map { Int($0.node) }
        violations += SharedIdentifiers.violations(in: document, unexpected: unexpected, prefixes: prefixes)
        return Array(violations.prefix(limit))
    }

    /// The same of a document's bytes.
    package func validate(
        _ bytes: [UInt8], prefixes: [String: String] = [:], limits: XMLLimits = XMLLimits()
    ) throws(XMLError) -> [SchemaViolation] {
        try validate(try XMLDocument(parsing: bytes, limits: limits), prefixes: prefixes)
    }
}
