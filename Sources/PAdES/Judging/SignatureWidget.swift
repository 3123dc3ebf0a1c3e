import PDF

/// A signature field that shows and does nothing: the only kind a later revision may add.
struct SignatureWidget {
    private let dictionary: PDFDictionary
    private let document: PDFDocument

    init(_ dictionary: PDFDictionary, in document: PDFDocument) {
        self.dictionary = dictionary
        self.document = document
    }

    /// One field and its only widget (ISO 32000-2 §12.5.6.19, §12.7.5.5), with a signature, without actions.
    func isInert() throws(PDFError) -> Bool {
        guard try document.resolve(dictionary["FT"]).nameValue == "Sig",
            try document.resolve(dictionary["Subtype"]).nameValue == "Widget",
            try document.resolveDictionary(dictionary["V"])?["ByteRange"] != nil,
            ["Kids", "Parent", "A", "AA"].allSatisfy({ dictionary[$0] == nil })
        else { return false }
        let hasAppearance = try document.resolveDictionary(dictionary["AP"]).map { !$0.isEmpty } ?? false
        // Flag 2, hidden, holds for screen and paper (table 167); NoView does not.
        if !hasAppearance, let flags = try document.resolve(dictionary["F"]).integerValue, flags & 2 != 0 {
            return true
        }
        guard try hasNoArea(dictionary["Rect"]) else { return false }
        return hasAppearance ? try isBlank() : true
    }

    /// Four numbers that span nothing.
    private func hasNoArea(_ value: PDFObject?) throws(PDFError) -> Bool {
        var box: [Double] = []
        for corner in try document.resolveArray(value) ?? [] {
            guard let number = try document.resolve(corner).number else { return false }
            box.append(number)
        }
        return box.count == 4 && (box[0] == box[2] || box[1] == box[3])
    }

    /// One normal appearance that draws nothing.
    private func isBlank() throws(PDFError) -> Bool {
        guard let appearance = try document.resolveDictionary(dictionary["AP"]),
            appearance.sortedKeys == ["N"], case .stream(let form) = try document.resolve(appearance["N"])
        else { return false }
        if try hasNoArea(form.dictionary["BBox"]) { return true }
        var content = ContentParser(try document.decodedData(of: form, limit: 1 << 16))
        return content.next() == nil
    }
}
