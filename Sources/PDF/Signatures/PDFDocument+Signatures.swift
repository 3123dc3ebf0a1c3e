extension PDFDocument {
    /// The form's signature fields in document order, signed or not. Throws `damaged` for a field tree with a loop,
    /// `too-large` for one without end.
    package func signatureFields() throws(PDFError) -> [SignatureField] {
        guard let form = try resolveDictionary(catalog().value.dictionaryValue?["AcroForm"]) else { return [] }
        var walk = FieldWalk()
        for field in try resolveArray(form["Fields"]) ?? [] { try collect(field, name: "", type: nil, depth: 0, &walk) }
        return walk.found
    }

    /// What was met on the way through the field tree. Arrays of kids can be shared, so that a small file has a tree
    /// without end though no reference leads to a field twice.
    private struct FieldWalk {
        var found: [SignatureField] = []
        var visited: Set<PDFReference> = []
        var nodes = 0
        var nameBytes = 0
        var signatures = 0
        var signatureBytes = 0
    }

    /// Whether anything in the document says that it is signed: a signed field, a certification or usage rights
    /// (/Perms), or the form's flag SignaturesExist together with a value.
    package func isSigned() throws(PDFError) -> Bool {
        if try signatureFields().contains(where: { $0.signature != nil }) { return true }
        let permissions = try resolveDictionary(catalog().value.dictionaryValue?["Perms"])
        return permissions.map { !$0.isEmpty } ?? false
    }

    /// What the document's author allows to be changed, where it is certified.
    package func certification() throws(PDFError) -> Certification? {
        let permissions = try resolveDictionary(catalog().value.dictionaryValue?["Perms"])
        guard let signature = try resolveDictionary(permissions?["DocMDP"]) else { return nil }
        for reference in try resolveArray(signature["Reference"]) ?? [] {
            guard let reference = try resolveDictionary(reference),
                try resolve(reference["TransformMethod"]).nameValue == "DocMDP"
            else { continue }
            let parameters = try resolveDictionary(reference["TransformParams"])
            return Certification(level: try resolve(parameters?["P"]).integerValue)
        }
        return Certification(level: nil)
    }

    private func collect(
        _ value: PDFObject, name: String, type: String?, depth: Int, _ walk: inout FieldWalk
    ) throws(PDFError) {
        walk.nodes += 1
        guard depth < limits.treeDepth, walk.nodes <= limits.fields else {
            throw PDFError(.tooLarge, "The form's field tree is too deep, or has fields without end.")
        }
        if case .reference(let reference) = value, !walk.visited.insert(reference).inserted {
            throw PDFError(.damaged, "The form's field tree reaches object \(reference) twice.")
        }
        guard let field = try resolveDictionary(value) else { return }
        var name = name
        if let part = try resolve(field["T"]).stringValue {
            walk.nameBytes += name.utf8.count + part.count
            guard walk.nameBytes <= limits.fieldNames else {
                throw PDFError(.tooLarge, "The names of the form's fields are too long.")
            }
            name += (name.isEmpty ? "" : ".") + TextString.decode(part)
        }
        let type = try resolve(field["FT"]).nameValue ?? type
        let kids = try resolveArray(field["Kids"]) ?? []
        if type == "Sig" {
            let signature = try signature(field["V"])
            if let signature {
                walk.signatures += 1
                walk.signatureBytes += signature.contents.count + signature.contentsDigits.count
            }
            guard walk.signatures <= limits.signatures, walk.signatureBytes <= limits.signatureBytes else {
                throw PDFError(
                    .tooLarge,
                    "The document has more than \(limits.signatures) signatures, or they have over "
                        + "\(limits.signatureBytes >> 20) MB.")
            }
            // A field with widgets for kids is one field; kids that are fields come on their own.
            if signature != nil || kids.isEmpty {
                walk.found.append(
                    SignatureField(
                        reference: value.referenceValue, name: name, signature: signature, dictionary: field))
            }
        }
        for kid in kids { try collect(kid, name: name, type: type, depth: depth + 1, &walk) }
    }

    private func signature(_ value: PDFObject?) throws(PDFError) -> SignatureDictionary? {
        guard let value else { return nil }
        let holder: IndirectObject? = if case .reference(let reference) = value { try object(reference) } else { nil }
        guard let dictionary = (holder?.value ?? value).dictionaryValue else { return nil }
        var signature = SignatureDictionary(
            reference: holder?.reference, extent: holder?.extent,
            type: try resolve(dictionary["Type"]).nameValue,
            filter: try resolve(dictionary["Filter"]).nameValue,
            subFilter: try resolve(dictionary["SubFilter"]).nameValue,
            byteRange: try byteRange(dictionary["ByteRange"]),
            contents: try resolve(dictionary["Contents"]).stringValue ?? [], contentsDigits: [],
            signingTime: try text(dictionary["M"]), name: try text(dictionary["Name"]),
            reason: try text(dictionary["Reason"]), location: try text(dictionary["Location"]),
            dictionary: dictionary)
        if let extent = holder?.valueExtents["Contents"], extent.count >= 2 {
            let bytes = try window.bytes(extent)
            if bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") {
                signature.contentsExtent = extent
                signature.contentsDigits = Array(bytes.dropFirst().dropLast())
            }
        }
        return signature
    }

    private func byteRange(_ value: PDFObject?) throws(PDFError) -> [Int]? {
        guard let elements = try resolveArray(value) else { return nil }
        let numbers = elements.compactMap(\.integerValue)
        return numbers.count == elements.count ? numbers : nil
    }

    private func text(_ value: PDFObject?) throws(PDFError) -> String? {
        try resolve(value).stringValue.map(TextString.decode)
    }
}
