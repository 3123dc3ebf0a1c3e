import PDF

/// Finds where a document's pages have ink, by following their content streams: text, paths, images and the forms
/// they use. Boxes are rather too large than too small; nothing is decoded but content streams.
final class InkReader {
    let document: PDFDocument
    private var fonts: [PDFReference: FontMetrics] = [:]
    private var forms: [PDFReference: [Ink.Mark]] = [:]
    /// Operators read for the document so far.
    private(set) var operators = 0

    /// A page's decoded content; what is longer was not written for reading.
    private static let mostContent = 16 << 20
    private static let mostOperators = 20_000_000
    private static let deepestForm = 12

    init(_ document: PDFDocument) { self.document = document }

    /// Ink of a page in default user space, annotations included. Throws where the content cannot be decoded.
    func ink(on page: PDFPage, streams: [PDFObject]) throws(PDFError) -> Ink {
        var content: [UInt8] = []
        for stream in streams {
            guard case .stream(let value) = try document.resolve(stream) else { continue }
            content += try document.decodedData(of: value, limit: Self.mostContent - content.count)
            content.append(10)
        }
        let resources = try document.resolveDictionary(page.resources) ?? [:]
        var pass = InkPass(reader: self, resources: resources, clip: page.cropBox, depth: 0)
        try pass.run(content)
        var ink = pass.ink
        ink.marks += try annotations(on: page)
        return ink
    }

    /// Annotations are drawn over the page: a tag under one would be hidden.
    private func annotations(on page: PDFPage) throws(PDFError) -> [Ink.Mark] {
        var marks: [Ink.Mark] = []
        for annotation in try document.resolveArray(page.dictionary["Annots"]) ?? [] {
            guard let dictionary = try document.resolveDictionary(annotation),
                let box = try document.rectangle(dictionary["Rect"])
            else { continue }
            let flags = try document.resolve(dictionary["F"]).integerValue ?? 0
            let kind = try document.resolve(dictionary["Subtype"]).nameValue
            // Hidden ones show nothing, links and pop-ups have no appearance of their own.
            if flags & 2 == 0, kind != "Link" || dictionary["AP"] != nil, kind != "Popup" {
                marks.append(Ink.Mark(box: box))
            }
        }
        return marks
    }

    func count() throws(PDFError) {
        operators += 1
        guard operators <= Self.mostOperators else {
            throw PDFError(.tooLarge, "The document's pages have more than \(Self.mostOperators) operators.")
        }
    }

    func font(_ value: PDFObject?) throws(PDFError) -> FontMetrics {
        if let reference = value?.referenceValue, let known = fonts[reference] { return known }
        guard let dictionary = try document.resolveDictionary(value) else { return .unknown }
        let metrics = try FontMetrics.read(dictionary, in: document)
        if let reference = value?.referenceValue { fonts[reference] = metrics }
        return metrics
    }

    /// The ink of a form XObject in its own coordinates, clipped to its box; nil when it is not a form.
    func form(
        _ value: PDFObject, resources: PDFDictionary, depth: Int
    ) throws(PDFError) -> (marks: [Ink.Mark], matrix: AffineTransform)? {
        guard case .stream(let stream) = try document.resolve(value),
            try document.resolve(stream.dictionary["Subtype"]).nameValue == "Form"
        else { return nil }
        let matrix = try transform(stream.dictionary["Matrix"])
        if let reference = value.referenceValue, let known = forms[reference] { return (known, matrix) }
        guard depth < Self.deepestForm, let box = try document.rectangle(stream.dictionary["BBox"]) else {
            return ([], matrix)
        }
        // A form that draws itself ends here instead of never.
        if let reference = value.referenceValue { forms[reference] = [] }
        let own = try document.resolveDictionary(stream.dictionary["Resources"]) ?? resources
        var pass = InkPass(reader: self, resources: own, clip: box, depth: depth + 1)
        try pass.run(try document.decodedData(of: stream, limit: Self.mostContent))
        if let reference = value.referenceValue { forms[reference] = pass.ink.marks }
        return (pass.ink.marks, matrix)
    }

    private func transform(_ value: PDFObject?) throws(PDFError) -> AffineTransform {
        guard let elements = try document.resolveArray(value), elements.count == 6 else { return .identity }
        var numbers: [Double] = []
        for element in elements { numbers.append(try document.resolve(element).number ?? 0) }
        return AffineTransform(
            a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    }

    /// What kind of colours a space has; separations and patterns are never taken for white.
    func colorSpace(_ name: String, resources: PDFDictionary) throws(PDFError) -> ColorSpaceKind {
        switch name {
        case "DeviceGray", "G": return .gray
        case "DeviceRGB", "RGB": return .rgb
        case "DeviceCMYK", "CMYK": return .cmyk
        default: break
        }
        let spaces = try document.resolveDictionary(resources["ColorSpace"])
        let value = try document.resolve(spaces?[name])
        if let alias = value.nameValue {
            return alias == "DeviceGray" ? .gray : alias == "DeviceRGB" ? .rgb : alias == "DeviceCMYK" ? .cmyk : .other
        }
        guard let elements = value.arrayValue else { return .other }
        switch try document.resolve(elements.first).nameValue {
        case "CalGray": return .gray
        case "CalRGB": return .rgb
        case "ICCBased" where elements.count > 1:
            switch try document.resolve(document.resolveDictionary(elements[1])?["N"]).integerValue {
            case 1: return .gray
            case 3: return .rgb
            case 4: return .cmyk
            default: return .other
            }
        default: return .other
        }
    }
}
