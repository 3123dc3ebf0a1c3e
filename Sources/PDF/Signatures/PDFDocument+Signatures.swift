extension PDFDocument {
    /// The form's signature fields in document order, signed or not. Throws `damaged` for a field tree with a loop.
    package func signatureFields() throws(PDFError) -> [SignatureField] {
        guard let form = try resolveDictionary(catalog().value.dictionaryValue?["AcroForm"]) else { return [] }
        var fields: [SignatureField] = []
        var visited: Set<PDFReference> = []
        for field in try resolveArray(form["Fields"]) ?? [] {
            try collect(field, name: "", type: nil, depth: 0, visited: &visited, into: &fields)
        }
        return fields
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
        _ value: PDFObject, name: String, type: String?, depth: Int, visited: inout Set<PDFReference>,
        into fields: inout [SignatureField]
    ) throws(PDFError) {
        guard depth < limits.treeDepth else { throw PDFError(.tooLarge, "The form's field tree is too deep.") }
        if case .reference(let reference) = value, !visited.insert(reference).inserted {
            throw PDFError(.damaged, "The form's field tree reaches object \(reference) twice.")
        }
        guard let field = try resolveDictionary(value) else { return }
        var name = name
        if let part = try resolve(field["T"]).stringValue {
            name += (name.isEmpty ? "" : ".") + TextString.decode(part)
        }
        let type = try resolve(field["FT"]).nameValue ?? type
        let kids = try resolveArray(field["Kids"]) ?? []
        if type == "Sig" {
            let signature = try signature(field["V"])
            // A field with widgets for kids is one field; kids that are fields come on their own.
            if signature != nil || kids.isEmpty {
                fields.append(
                    SignatureField(
                        reference: value.referenceValue, name: name, signature: signature, dictionary: field))
            }
        }
        for kid in kids {
            try collect(kid, name: name, type: type, depth: depth + 1, visited: &visited, into: &fields)
        }
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
