extension PDFDocument {
    /// Memory that parsed objects may take, in bytes; past it they are parsed anew when needed.
    private static var cacheLimit: Int { 64 << 20 }

    /// The highest object number in use anywhere in the file.
    package var highestObjectNumber: Int {
        let sizes = sections.compactMap { $0.trailer["Size"]?.integerValue }.max() ?? 0
        return max(entries.keys.max() ?? 0, min(sizes - 1, limits.objectNumber))
    }

    /// All object numbers that have a cross-reference entry, in no order.
    package var numbers: some Collection<Int> { entries.keys }

    /// The cross-reference entry in force for an object number.
    package func entry(_ number: Int) -> CrossReferenceEntry? { entries[number] }

    /// The object a reference names; an absent or free one is null (ISO 32000-2 §7.3.10).
    package func object(_ reference: PDFReference) throws(PDFError) -> IndirectObject {
        if let known = objects[reference.number] {
            return known.reference == reference ? known : IndirectObject(reference: reference, value: .null)
        }
        let object: IndirectObject
        let spent = window.budget.weight
        switch entries[reference.number] {
        case nil, .free: return IndirectObject(reference: reference, value: .null)
        case .inFile(let offset, let generation):
            guard generation == reference.generation else { return IndirectObject(reference: reference, value: .null) }
            guard !isLocked else { throw Self.encrypted }
            object = try unprotected(readObject(at: offset))
            guard object.reference == reference else {
                throw PDFError(
                    .damaged, "At byte \(offset) object \(object.reference) stands where \(reference) should.")
            }
        case .compressed(let stream, let index):
            guard reference.generation == 0 else { return IndirectObject(reference: reference, value: .null) }
            guard !isLocked else { throw Self.encrypted }
            object = IndirectObject(
                reference: reference, value: try compressedObject(reference.number, stream: stream, index: index))
        }
        let weight = 256 + window.budget.weight - spent
        if cachedWeight + weight > Self.cacheLimit {
            objects.removeAll()
            cachedWeight = 0
        }
        objects[reference.number] = object
        cachedWeight += weight
        return object
    }

    /// The value itself, or what a reference names (through at most 32 references).
    package func resolve(_ value: PDFObject?) throws(PDFError) -> PDFObject {
        var value = value ?? .null
        for _ in 0..<32 {
            guard case .reference(let reference) = value else { return value }
            value = try object(reference).value
        }
        throw PDFError(.damaged, "References lead to references without end.")
    }

    package func resolveDictionary(_ value: PDFObject?) throws(PDFError) -> PDFDictionary? {
        try resolve(value).dictionaryValue
    }

    package func resolveArray(_ value: PDFObject?) throws(PDFError) -> [PDFObject]? {
        try resolve(value).arrayValue
    }

    /// A stream's decoded data. Throws `unsupported` for filters of images, `too-large` past `limit` bytes.
    ///
    /// - Parameter isEmbeddedFile: Whether a file specification leads to the stream, which may be encrypted otherwise.
    package func decodedData(
        of stream: PDFStream, limit: Int? = nil, isEmbeddedFile: Bool = false
    ) throws(PDFError) -> [UInt8] {
        var filters: [String]
        switch try resolve(stream.dictionary["Filter"] ?? stream.dictionary["F"]) {
        case .name(let name): filters = [name]
        case .array(let names):
            var resolved: [String] = []
            for name in names { resolved.append(try resolve(name).nameValue ?? "") }
            filters = resolved
        default: filters = []
        }
        var parameters: [PDFDictionary] = []
        switch try resolve(stream.dictionary["DecodeParms"] ?? stream.dictionary["DP"]) {
        case .dictionary(let one): parameters = [try direct(one)]
        case .array(let several):
            for one in several { parameters.append(try direct(try resolveDictionary(one) ?? [:])) }
        default: break
        }
        let limit = min(limit ?? limits.decodedBytes, limits.decodedBytes)
        guard stream.extent.count <= limits.encodedBytes else {
            throw PDFError(.tooLarge, "The stream at byte \(stream.extent.lowerBound) is too large to decode.")
        }
        var cryptFilter: String?
        if filters.first == "Crypt" {
            cryptFilter = parameters.first?["Name"]?.nameValue ?? "Identity"
            filters.removeFirst()
            if !parameters.isEmpty { parameters.removeFirst() }
        }
        return try StreamDecoder.decode(
            encodedBytes(of: stream, filter: cryptFilter, isEmbeddedFile: isEmbeddedFile), filters: filters,
            parameters: parameters, limit: limit)
    }

    /// Reads an object at an offset with the places of its values; not cached.
    package func readObject(at offset: UInt64) throws(PDFError) -> IndirectObject {
        try IndirectObjectReader(window: window, limits: limits).read(at: offset, recordsExtents: true) {
            (reference) throws(PDFError) in try self.streamLength(reference)
        }
    }

    static var encrypted: PDFError {
        PDFError(.encrypted, "The document is encrypted; its objects cannot be read without the key.")
    }

    private func direct(_ dictionary: PDFDictionary) throws(PDFError) -> PDFDictionary {
        var result: PDFDictionary = [:]
        for (key, value) in dictionary.entries { result[key] = try resolve(value) }
        return result
    }

    /// An indirect /Length. A length that needs itself, or another one that needs another one and so on, is damage,
    /// not an endless descent.
    private func streamLength(_ reference: PDFReference) throws(PDFError) -> Int? {
        guard lengthsInProgress.count < 8, lengthsInProgress.insert(reference.number).inserted else { return nil }
        defer { lengthsInProgress.remove(reference.number) }
        return try resolve(.reference(reference)).integerValue
    }
}
