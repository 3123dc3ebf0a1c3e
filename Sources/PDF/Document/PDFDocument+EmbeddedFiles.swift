/// A file inside the document (ISO 32000-2 §7.11.4).
package struct EmbeddedFile: Hashable, Sendable {
    /// /UF, else /F of the file specification; empty where it has neither.
    package var name: String
    /// /AFRelationship (§14.13), such as `Alternative` or `Data`.
    package var relationship: String?
    package var stream: PDFStream
}

extension PDFDocument {
    /// The files in the tree of names (§7.7.4, §7.9.6), then those that only the catalog's associated files list (§14.13),
    /// each once. Throws `damaged` for a tree with a loop, `too-large` for one without end.
    package func embeddedFiles() throws(PDFError) -> [EmbeddedFile] {
        guard let catalog = try catalog().value.dictionaryValue else { return [] }
        var walk = NameWalk()
        if let names = try resolveDictionary(catalog["Names"]), let root = names["EmbeddedFiles"] {
            try collect(root, depth: 0, &walk)
        }
        for specification in try resolveArray(catalog["AF"]) ?? [] { try add(specification, &walk) }
        return walk.found
    }

    /// An embedded file's content. Throws as ``decodedData(of:limit:isEmbeddedFile:)``.
    package func content(of file: EmbeddedFile, limit: Int) throws(PDFError) -> [UInt8] {
        try decodedData(of: file.stream, limit: limit, isEmbeddedFile: true)
    }

    /// What was met on the way through the tree of names.
    private struct NameWalk {
        var found: [EmbeddedFile] = []
        var places: Set<Range<UInt64>> = []
        var visited: Set<PDFReference> = []
        var nodes = 0
    }

    private func collect(_ value: PDFObject, depth: Int, _ walk: inout NameWalk) throws(PDFError) {
        walk.nodes += 1
        guard depth < limits.treeDepth, walk.nodes <= limits.embeddedFiles else { throw Self.tooManyFiles }
        if case .reference(let reference) = value, !walk.visited.insert(reference).inserted {
            throw PDFError(.damaged, "The tree of embedded files reaches object \(reference) twice.")
        }
        guard let node = try resolveDictionary(value) else { return }
        let names = try resolveArray(node["Names"]) ?? []
        for index in stride(from: 1, to: names.count, by: 2) { try add(names[index], &walk) }
        for kid in try resolveArray(node["Kids"]) ?? [] { try collect(kid, depth: depth + 1, &walk) }
    }

    private func add(_ value: PDFObject, _ walk: inout NameWalk) throws(PDFError) {
        walk.nodes += 1
        guard walk.nodes <= limits.embeddedFiles else { throw Self.tooManyFiles }
        guard let specification = try resolveDictionary(value),
            let streams = try resolveDictionary(specification["EF"]),
            let stream = try resolve(streams["F"] ?? streams["UF"]).streamValue,
            walk.places.insert(stream.extent).inserted
        else { return }
        let name = try resolve(specification["UF"] ?? specification["F"]).stringValue.map(TextString.decode) ?? ""
        walk.found.append(
            EmbeddedFile(
                name: name, relationship: try resolve(specification["AFRelationship"]).nameValue, stream: stream))
    }

    private static var tooManyFiles: PDFError {
        PDFError(.tooLarge, "The tree of embedded files is too deep, or has files without end.")
    }
}
