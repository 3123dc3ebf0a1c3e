/// Undoes what encryption did to a document's strings and streams (ISO 32000-2 §7.6). This module has no cipher: whoever
/// has one hands it to ``PDFDocument/unlock(with:)``.
package protocol ObjectProtection {
    /// The bytes as they were before encryption. Throws `damaged` for bytes no encryption gives, `unsupported` for a crypt
    /// filter that is not known.
    ///
    /// - Parameter reference: The indirect object the bytes stand in.
    func decrypt(_ bytes: [UInt8], of reference: PDFReference, as part: ProtectedPart) throws(PDFError) -> [UInt8]
}

/// Which of the document's crypt filters applies (ISO 32000-2 table 20).
package enum ProtectedPart: Hashable, Sendable {
    /// /StrF
    case string
    /// /StmF
    case stream
    /// /EFF, else /StmF
    case embeddedFile
    /// A stream of /Type /Metadata, which /EncryptMetadata may leave open.
    case metadata
    /// The one that the stream's own filter /Crypt names.
    case filter(String)
}

extension PDFDocument {
    /// Whether objects are encrypted (trailer entry /Encrypt in any section).
    package var isEncrypted: Bool { sections.contains { $0.trailer["Encrypt"] != nil } }

    /// Whether objects are encrypted and nothing was given that undoes it.
    package var isLocked: Bool { isEncrypted && protection == nil }

    /// From now on objects are read through `protection`.
    package func unlock(with protection: any ObjectProtection) {
        self.protection = protection
        objects.removeAll()
        cachedWeight = 0
        objectStreams.removeAll()
        decodedStreamBytes = 0
    }

    /// The encryption dictionary (§7.6.2) with its own entries and those of its crypt filters resolved; nil where nothing is
    /// encrypted. Nothing in it is encrypted itself, so that it can be read before the key is known.
    package func encryptionDictionary() throws(PDFError) -> PDFDictionary? {
        guard let value = sections.lazy.compactMap({ $0.trailer["Encrypt"] }).first else { return nil }
        guard var dictionary = try plain(value).dictionaryValue else {
            throw PDFError(.damaged, "The trailer's /Encrypt is no dictionary.")
        }
        dictionary = try plainEntries(dictionary)
        if let filters = dictionary["CF"]?.dictionaryValue {
            var resolved: PDFDictionary = [:]
            for (name, filter) in filters.entries.prefix(64) {
                guard let filter = try plain(filter).dictionaryValue else { continue }
                resolved[name] = .dictionary(try plainEntries(filter))
            }
            dictionary["CF"] = .dictionary(resolved)
        }
        return dictionary
    }

    private func plainEntries(_ dictionary: PDFDictionary) throws(PDFError) -> PDFDictionary {
        var result: PDFDictionary = [:]
        for (key, value) in dictionary.entries { result[key] = try plain(value) }
        return result
    }

    /// What a reference names, as it stands in the file.
    private func plain(_ value: PDFObject) throws(PDFError) -> PDFObject {
        guard case .reference(let reference) = value else { return value }
        guard case .inFile(let offset, _) = entries[reference.number], case let object = try readObject(at: offset),
            object.reference == reference
        else { throw PDFError(.damaged, "The encryption dictionary leads to object \(reference), which is not there.") }
        return object.value
    }

    /// Object number of the encryption dictionary.
    private var encryptionNumber: Int? {
        sections.lazy.compactMap { $0.trailer["Encrypt"]?.referenceValue?.number }.first
    }

    /// The object with its strings decrypted. Those of the encryption dictionary and of cross-reference streams, which are
    /// trailers, never were (§7.6.2), nor were those inside object streams, which are encrypted as a whole.
    func unprotected(_ object: IndirectObject) throws(PDFError) -> IndirectObject {
        guard let protection, object.reference.number != encryptionNumber,
            object.value.streamValue?.dictionary["Type"] != .name("XRef")
        else { return object }
        var object = object
        object.value = try Self.unprotected(object.value, object.reference, protection)
        return object
    }

    private static func unprotected(
        _ value: PDFObject, _ reference: PDFReference, _ protection: any ObjectProtection
    ) throws(PDFError) -> PDFObject {
        switch value {
        case .string(let bytes): return .string(try protection.decrypt(bytes, of: reference, as: .string))
        case .array(let elements):
            var result: [PDFObject] = []
            result.reserveCapacity(elements.count)
            for element in elements { result.append(try unprotected(element, reference, protection)) }
            return .array(result)
        case .dictionary(let dictionary):
            return .dictionary(try unprotected(dictionary, reference, protection))
        case .stream(var stream):
            stream.dictionary = try unprotected(stream.dictionary, reference, protection)
            return .stream(stream)
        default: return value
        }
    }

    private static func unprotected(
        _ dictionary: PDFDictionary, _ reference: PDFReference, _ protection: any ObjectProtection
    ) throws(PDFError) -> PDFDictionary {
        var result: PDFDictionary = [:]
        for (key, value) in dictionary.entries {
            // A signature signs the encrypted file, so that it cannot be encrypted with it.
            let isSignature = key == "Contents" && dictionary["ByteRange"] != nil
            result[key] = isSignature ? value : try unprotected(value, reference, protection)
        }
        return result
    }

    /// A stream's bytes as they were before encryption, still encoded by its other filters.
    func encodedBytes(of stream: PDFStream, filter: String?, isEmbeddedFile: Bool) throws(PDFError) -> [UInt8] {
        guard !isLocked else { throw Self.encrypted }
        let bytes = try window.bytes(stream.extent)
        let type = stream.dictionary["Type"]?.nameValue
        guard let protection, let owner = stream.owner, type != "XRef" else { return bytes }
        let part: ProtectedPart
        if let filter {
            part = .filter(filter)
        } else if isEmbeddedFile || type == "EmbeddedFile" {
            part = .embeddedFile
        } else {
            part = type == "Metadata" ? .metadata : .stream
        }
        return try protection.decrypt(bytes, of: owner, as: part)
    }
}
