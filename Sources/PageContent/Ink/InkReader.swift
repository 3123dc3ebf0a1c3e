package import PDF

/// Follows the content streams of a document's pages: text, paths, images and the forms they use. Tells where there is
/// ink and what it says. Boxes are rather too large than too small.
package final class InkReader {
    let document: PDFDocument
    let pictures: PictureSource
    let objects: ObjectDigests
    let layers: HiddenLayers
    let unreadableFont = PageFont(PageFont.unreadable)
    private var fonts: [PDFReference: PageFont] = [:]
    /// Fonts that are no objects of their own, by what they say.
    private var nameless: [[UInt8]: PageFont] = [:]
    private var forms: [FormKey: (ink: Ink, digest: [UInt8])] = [:]
    /// Marks and pieces of text in the forms that are kept.
    private var kept = 0
    /// Forms that are being read.
    private var open: Set<PDFReference> = []
    /// How often a form was met while it was being read: what was read around it is not all that it draws.
    private var recursions = 0
    private var scopes = 0
    /// Operators read for the document so far.
    private(set) var operators = 0

    /// A page's decoded content; what is longer was not written for reading.
    private static let mostContent = 16 << 20
    private static let mostOperators = 20_000_000
    private static let deepestForm = 12
    private static let mostKept = 2_000_000

    /// A form as it was read: one without resources of its own is another form on another page, and what it does not set
    /// itself it takes over.
    private struct FormKey: Hashable {
        var reference: PDFReference
        var scope: Int
        var state: InheritedState
    }

    package init(_ document: PDFDocument) {
        self.document = document
        pictures = PictureSource(document)
        objects = ObjectDigests(document, streams: pictures)
        layers = HiddenLayers(document, objects: objects)
        pictures.objects = objects
    }

    /// A later revision of a document: what was read of its fonts and pictures is not read again.
    ///
    /// - Parameter changed: The numbers of the objects that the later revisions hold.
    convenience init(_ document: PDFDocument, after earlier: InkReader, changed: Set<Int>) {
        self.init(document)
        guard objects.know(earlier.objects, changed: changed),
            !earlier.pictures.references.contains(where: { changed.contains($0.number) })
        else { return }
        pictures.know(earlier.pictures)
        fonts = earlier.fonts.filter { !changed.contains($0.key.number) }
    }

    /// Ink of a page in default user space, annotations included. Throws where the content cannot be decoded.
    ///
    /// - Parameters:
    ///   - paper: What of the page can be seen; nil for its crop box.
    ///   - findsSymbols: Whether bar codes drawn as areas are looked for.
    package func ink(
        on page: PDFPage, streams: [PDFObject], paper: PDFRectangle? = nil, findsSymbols: Bool = true
    ) throws(PDFError) -> Ink {
        var ink = try content(of: page, streams: streams, paper: paper ?? page.cropBox)
        let overlay = try annotations(on: page, paper: paper ?? page.cropBox, marks: &ink.marks)
        if findsSymbols {
            ink.symbols += overlay.symbols + SymbolShapes.symbols(of: ink.specks + overlay.specks)
        }
        ink.overlay = [overlay]
        return ink
    }

    /// Ink of a page's content streams alone.
    func content(of page: PDFPage, streams: [PDFObject], paper: PDFRectangle) throws(PDFError) -> Ink {
        var content: [UInt8] = []
        for stream in streams {
            guard case .stream(let value) = try document.resolve(stream) else { continue }
            content += try document.decodedData(of: value, limit: max(0, Self.mostContent - content.count))
            content.append(10)
        }
        let resources = try document.resolveDictionary(page.resources) ?? [:]
        var pass = InkPass(reader: self, resources: resources, scope: newScope(), clip: paper, depth: 0)
        try pass.run(content)
        return pass.ink
    }

    /// Scope 0 is that of forms with resources of their own.
    func newScope() -> Int {
        scopes += 1
        return scopes
    }

    /// `digest` is that of all it draws.
    typealias Form = (ink: Ink, digest: [UInt8], matrix: AffineTransform, bounds: PDFRectangle?)

    /// Counts operators, or work that is as long.
    func count(_ work: Int = 1) throws(PDFError) {
        operators += work
        guard operators <= Self.mostOperators else {
            throw PDFError(.tooLarge, "The document's pages have more than \(Self.mostOperators) operators.")
        }
    }

    func font(_ value: PDFObject?) throws(PDFError) -> PageFont {
        if let reference = value?.referenceValue, let known = fonts[reference] { return known }
        guard let dictionary = try document.resolveDictionary(value) else { return unreadableFont }
        try count(64)
        guard let reference = value?.referenceValue else {
            let identity = try objects.digest(of: .dictionary(dictionary))
            if let known = nameless[identity] { return known }
            let font = try PageFont.read(dictionary, in: document)
            font.identity = identity
            nameless[identity] = font
            return font
        }
        let font = try PageFont.read(dictionary, in: document)
        fonts[reference] = font
        return font
    }

    /// The ink of a form XObject in its own coordinates, clipped to its box; nil when it is not a form. A form without a
    /// box is not clipped.
    func form(
        _ value: PDFObject, resources: PDFDictionary, scope: Int, depth: Int, state: InheritedState,
        isAppearance: Bool = false
    ) throws(PDFError) -> Form? {
        guard case .stream(let stream) = try document.resolve(value) else { return nil }
        let kind = try document.resolve(stream.dictionary["Subtype"]).nameValue
        let bounds = try document.rectangle(stream.dictionary["BBox"])
        guard kind != "Image", bounds != nil || kind == "Form" || isAppearance else { return nil }
        if bounds == nil, try isNumbers(stream.dictionary["BBox"]) { return (Ink(), [], .identity, nil) }
        let matrix = try transform(stream.dictionary["Matrix"])
        let own = try document.resolveDictionary(stream.dictionary["Resources"])
        let scope = own == nil ? scope : 0
        let key = value.referenceValue.map { FormKey(reference: $0, scope: scope, state: state) }
        if let key, let known = forms[key] { return (known.ink, known.digest, matrix, bounds) }
        // A form that draws itself ends here instead of never.
        if let key, !open.insert(key.reference).inserted {
            recursions += 1
            return (Ink(), [], matrix, bounds)
        }
        defer { if let key { open.remove(key.reference) } }
        guard depth < Self.deepestForm else {
            throw PDFError(.tooLarge, "Forms of the page lie more than \(Self.deepestForm) deep in one another.")
        }
        let met = recursions
        let content = try document.decodedData(of: stream, limit: Self.mostContent)
        try count(content.count / 32)
        var pass = InkPass(
            reader: self, resources: own ?? resources, scope: scope, clip: bounds ?? Self.everywhere, depth: depth + 1,
            inherited: state)
        try pass.run(content)
        let group = try objects.digest(of: stream.dictionary["Group"])
        let digest = PictureSource.digest(pass.ink.drawn.digest + group)
        let size = 1 + pass.ink.marks.count + pass.ink.text.pieces.count + pass.ink.specks.count
        if let key, recursions == met, kept + size <= Self.mostKept {
            kept += size
            forms[key] = (pass.ink, digest)
        }
        return (pass.ink, digest, matrix, bounds)
    }

    static let everywhere = PDFRectangle(left: -1e7, bottom: -1e7, right: 1e7, top: 1e7)

    private func isNumbers(_ value: PDFObject?) throws(PDFError) -> Bool {
        guard let elements = try document.resolveArray(value), elements.count == 4 else { return false }
        for element in elements { if try document.resolve(element).number == nil { return false } }
        return true
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
