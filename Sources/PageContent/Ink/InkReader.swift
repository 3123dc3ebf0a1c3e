package import PDF

/// Follows the content streams of a document's pages: text, paths, images and the forms they use. Tells where there is
/// ink and what it says. Boxes are rather too large than too small.
package final class InkReader {
    let document: PDFDocument
    /// Whether places of lines are noted, for pages without text.
    let notesDrawing: Bool
    let layers: HiddenLayers
    let pictures: PictureSource
    let unreadableFont = PageFont(PageFont.unreadable)
    private var fonts: [PDFReference: PageFont] = [:]
    private var forms: [PDFReference: Ink] = [:]
    /// Operators read for the document so far.
    private(set) var operators = 0

    /// A page's decoded content; what is longer was not written for reading.
    private static let mostContent = 16 << 20
    private static let mostOperators = 20_000_000
    private static let deepestForm = 12

    package convenience init(_ document: PDFDocument) { self.init(document, notesDrawing: false) }

    init(_ document: PDFDocument, notesDrawing: Bool) {
        self.document = document
        self.notesDrawing = notesDrawing
        layers = HiddenLayers(document)
        pictures = PictureSource(document)
    }

    /// Ink of a page in default user space, annotations included. Throws where the content cannot be decoded.
    package func ink(on page: PDFPage, streams: [PDFObject]) throws(PDFError) -> Ink {
        var content: [UInt8] = []
        for stream in streams {
            guard case .stream(let value) = try document.resolve(stream) else { continue }
            content += try document.decodedData(of: value, limit: max(0, Self.mostContent - content.count))
            content.append(10)
        }
        let resources = try document.resolveDictionary(page.resources) ?? [:]
        var pass = InkPass(reader: self, resources: resources, clip: page.cropBox, depth: 0)
        try pass.run(content)
        pass.state = InkState(matrix: .identity, clip: page.cropBox, font: unreadableFont)
        try annotations(on: page, into: &pass)
        var ink = pass.ink
        ink.symbols += SymbolShapes.symbols(of: ink.specks)
        return ink
    }

    /// Annotations are drawn over the page: a tag under one would be hidden. What their normal appearance says belongs to
    /// the page, but for signature fields, which say something about the file.
    private func annotations(on page: PDFPage, into pass: inout InkPass) throws(PDFError) {
        for annotation in try document.resolveArray(page.dictionary["Annots"]) ?? [] {
            guard let dictionary = try document.resolveDictionary(annotation),
                let box = try document.rectangle(dictionary["Rect"])
            else { continue }
            let flags = try document.resolve(dictionary["F"]).integerValue ?? 0
            let kind = try document.resolve(dictionary["Subtype"]).nameValue
            // Hidden ones show nothing, links and pop-ups have no appearance of their own.
            guard flags & 2 == 0, kind != "Link" || dictionary["AP"] != nil, kind != "Popup" else { continue }
            pass.ink.marks.append(Ink.Mark(box: box))
            let isSignature = kind == "Widget" ? try fieldType(dictionary) == "Sig" : false
            guard !isSignature, flags & 32 == 0, try !layers.isHidden(dictionary["OC"]),
                let form = try appearance(of: dictionary), let bounds = form.bounds
            else { continue }
            // ISO 32000-2 §12.5.5, algorithm 8.1: the box around the transformed form fills the annotation's rectangle.
            let inner = form.matrix.bounds(of: bounds)
            guard inner.width > 0, inner.height > 0 else { continue }
            let (across, up) = (box.width / inner.width, box.height / inner.height)
            let fit = AffineTransform(
                a: across, d: up, e: box.left - inner.left * across, f: box.bottom - inner.bottom * up)
            let marks = pass.ink.marks.count
            pass.place(form.ink, by: form.matrix.followed(by: fit), isHidden: false)
            pass.ink.marks.removeLast(pass.ink.marks.count - marks)
        }
    }

    /// /FT, its own or inherited from the field it is a widget of.
    private func fieldType(_ annotation: PDFDictionary) throws(PDFError) -> String? {
        var dictionary = annotation
        for _ in 0..<32 {
            if let type = try document.resolve(dictionary["FT"]).nameValue { return type }
            guard let parent = try document.resolveDictionary(dictionary["Parent"]) else { return nil }
            dictionary = parent
        }
        return nil
    }

    /// The form that is the normal appearance, in the state the annotation is in; nil where it cannot be decoded.
    private func appearance(of annotation: PDFDictionary) throws(PDFError) -> Form? {
        var value = try document.resolveDictionary(annotation["AP"])?["N"]
        if case .dictionary(let states) = try document.resolve(value) {
            value = try document.resolve(annotation["AS"]).nameValue.flatMap { states[$0] }
        }
        guard let value, case .stream = try document.resolve(value) else { return nil }
        do { return try form(value, resources: [:], depth: 0) } catch {
            switch error.code {
            case .damaged, .unsupported: return nil
            default: throw error
            }
        }
    }

    typealias Form = (ink: Ink, matrix: AffineTransform, bounds: PDFRectangle?)

    func count() throws(PDFError) {
        operators += 1
        guard operators <= Self.mostOperators else {
            throw PDFError(.tooLarge, "The document's pages have more than \(Self.mostOperators) operators.")
        }
    }

    func font(_ value: PDFObject?) throws(PDFError) -> PageFont {
        if let reference = value?.referenceValue, let known = fonts[reference] { return known }
        guard let dictionary = try document.resolveDictionary(value) else { return unreadableFont }
        let font = try PageFont.read(dictionary, in: document)
        if let reference = value?.referenceValue { fonts[reference] = font }
        return font
    }

    /// The ink of a form XObject in its own coordinates, clipped to its box; nil when it is not a form.
    func form(
        _ value: PDFObject, resources: PDFDictionary, depth: Int
    ) throws(PDFError) -> Form? {
        guard case .stream(let stream) = try document.resolve(value),
            try document.resolve(stream.dictionary["Subtype"]).nameValue != "Image",
            let bounds = try document.rectangle(stream.dictionary["BBox"])
        else {
            guard case .stream(let stream) = try document.resolve(value),
                try document.resolve(stream.dictionary["Subtype"]).nameValue == "Form"
            else { return nil }
            return (Ink(), .identity, nil)
        }
        let matrix = try transform(stream.dictionary["Matrix"])
        if let reference = value.referenceValue, let known = forms[reference] { return (known, matrix, bounds) }
        guard depth < Self.deepestForm else {
            throw PDFError(.tooLarge, "Forms of the page lie more than \(Self.deepestForm) deep in one another.")
        }
        // A form that draws itself ends here instead of never.
        if let reference = value.referenceValue { forms[reference] = Ink() }
        let own = try document.resolveDictionary(stream.dictionary["Resources"]) ?? resources
        var pass = InkPass(reader: self, resources: own, clip: bounds, depth: depth + 1)
        try pass.run(try document.decodedData(of: stream, limit: Self.mostContent))
        if let reference = value.referenceValue { forms[reference] = pass.ink }
        return (pass.ink, matrix, bounds)
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
