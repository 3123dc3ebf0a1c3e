internal import CLibXML2
package import XML

/// A schema compiled by libxml2. It is not changed by validating: any number of threads may share it.
@safe package final class CompiledSchema: @unchecked Sendable {
    // Written once; the library guarantees that validation only reads it.
    private let schema: xmlSchemaPtr

    /// Compiles the schema at `path` of a set. Nothing beyond the set is opened.
    package init(_ path: String, files: SchemaFiles) throws(XMLError) {
        MarkupParser.warmUp()
        guard files[path] != nil else { throw XMLError(.schema, "The schema \(path) is missing.") }
        let set = SchemaEntities.open(files)
        defer { SchemaEntities.close(set) }
        let faults = SchemaFaults()
        guard let context = unsafe xmlSchemaNewParserCtxt(SchemaEntities.address(of: path, in: set)) else {
            throw XMLError(.outOfMemory, "There is not enough memory to compile the schema \(path).")
        }
        defer { unsafe xmlSchemaFreeParserCtxt(context) }
        unsafe xmlSchemaSetParserStructuredErrors(
            context,
            { user, error in
                guard let user = unsafe user, let error = unsafe error else { return }
                unsafe Unmanaged<SchemaFaults>.fromOpaque(user).takeUnretainedValue().note(error)
            }, Unmanaged.passUnretained(faults).toOpaque())
        let compiled = unsafe withExtendedLifetime(faults) { unsafe xmlSchemaParse(context) }
        // An import that is not found is a warning only, and the schema would say less than it should.
        guard let compiled = unsafe compiled, faults.first == nil else {
            if let compiled = unsafe compiled { unsafe xmlSchemaFree(compiled) }
            throw XMLError(.schema, "The schema \(path) cannot be compiled: \(faults.first ?? "unknown error")")
        }
        unsafe schema = compiled
    }

    deinit { unsafe xmlSchemaFree(schema) }

    /// Holds a document against the schema: what is wrong, in document order, the first `limit` complaints.
    package func complaints(about tree: MarkupTree, limit: Int) throws(XMLError) -> [SchemaComplaint] {
        guard let context = unsafe xmlSchemaNewValidCtxt(schema) else {
            throw XMLError(.outOfMemory, "There is not enough memory to validate the document.")
        }
        defer { unsafe xmlSchemaFreeValidCtxt(context) }
        let walk = SchemaWalk(tree, limit: limit)
        return try unsafe walk.run(context)
    }
}

/// The first fault of a schema.
private final class SchemaFaults {
    private(set) var first: String?

    func note(_ error: xmlErrorPtr) {
        guard first == nil else { return }
        let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "unknown error"
        first = String(text.split(whereSeparator: \.isNewline).first ?? "unknown error")
    }
}
