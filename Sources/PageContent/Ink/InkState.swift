import PDF

/// The part of the graphics state (ISO 32000-2 §8.4) that decides where marks go and how they look.
struct InkState {
    var matrix: AffineTransform
    var clip: PDFRectangle
    var look = Look()
    var text: TextLook
    var leading = 0.0

    /// What a form takes over (ISO 32000-2 §8.10.1). What cuts it out is said where it is drawn.
    var inherited: InheritedState {
        var look = look
        look.cut = nil
        look.outline = []
        return InheritedState(look: look, text: text, leading: leading)
    }
}

/// What a form is drawn with.
struct InheritedState: Hashable {
    var look: Look
    var text: TextLook
    var leading: Double
}

/// How paths, images and text are painted.
struct Look: Hashable {
    var fill = Paint()
    var stroke = Paint()
    var lineWidth = 1.0
    var lineCap = 0.0
    var lineJoin = 0.0
    var miterLimit = 10.0
    /// Lengths of dashes and gaps, then the phase.
    var dash: [Double] = []
    /// What graphics state parameter dictionaries set besides, by its key, as digests.
    var parameters: [String: [UInt8]] = [:]
    /// Upright rectangle that the content itself cuts out; nil for all of the page.
    var cut: PDFRectangle?
    /// SHA-256 over the other outlines that cut out what is drawn.
    var outline: [UInt8] = []

    /// A line of the record.
    var line: [UInt8] {
        var line = Array("look".utf8)
        fill.append(to: &line)
        stroke.append(to: &line)
        for number in [lineWidth, lineCap, lineJoin, miterLimit] { RecordText.append(number, to: &line) }
        if !dash.isEmpty {
            line.append(contentsOf: " dash".utf8)
            for length in dash { RecordText.append(length, to: &line) }
        }
        for key in parameters.keys.sorted() {
            line.append(contentsOf: " /\(key)".utf8)
            RecordText.append(hexadecimal: parameters[key] ?? [], to: &line)
        }
        if let cut {
            line.append(contentsOf: " cut".utf8)
            for place in [cut.left, cut.bottom, cut.right, cut.top] { RecordText.append(place, to: &line) }
        }
        if !outline.isEmpty {
            line.append(contentsOf: " outline".utf8)
            RecordText.append(hexadecimal: outline, to: &line)
        }
        line.append(10)
        return line
    }
}

/// The text state (ISO 32000-2 §9.3) but for the leading.
struct TextLook: Hashable {
    var font: PageFont
    var fontSize = 0.0
    var characterSpacing = 0.0
    var wordSpacing = 0.0
    /// Horizontal scaling, 1 for 100 percent.
    var scaling = 1.0
    var rise = 0.0
    var renderingMode = 0

    /// A line of the record; `font` is what the font says.
    func line(font: [UInt8]) -> [UInt8] {
        var line = Array("font".utf8)
        RecordText.append(hexadecimal: font, to: &line)
        for number in [fontSize, characterSpacing, wordSpacing, scaling, rise] { RecordText.append(number, to: &line) }
        RecordText.append(renderingMode, to: &line)
        line.append(10)
        return line
    }
}

/// A colour as operators set it: the kind of its space and its components, or a pattern.
struct Paint: Hashable {
    var space = ColorSpaceKind.gray
    /// SHA-256 of a space that the resources define.
    var definition: [UInt8] = []
    /// In ten-thousandths.
    var components = [0]
    var isWhite = false
    /// SHA-256 of the pattern.
    var pattern: [UInt8] = []

    init() {}

    init(_ space: ColorSpaceKind, definition: [UInt8] = [], _ values: [Double], pattern: [UInt8] = []) {
        self.space = space
        self.definition = definition
        components = values.prefix(64).map { Int($0 * 10_000, clamped: 1e12) }
        isWhite = pattern.isEmpty && space.isWhite(values)
        self.pattern = pattern
    }

    /// The pale grey of a test's mark.
    var isPale: Bool { space == .gray && components == [9_000] && pattern.isEmpty }

    /// A blank, the kind of space, each component.
    func append(to bytes: inout [UInt8]) {
        bytes.append(32)
        bytes.append(contentsOf: space.rawValue.utf8)
        if !definition.isEmpty { RecordText.append(hexadecimal: definition, to: &bytes) }
        for component in components { RecordText.append(component, to: &bytes) }
        if !pattern.isEmpty {
            bytes.append(contentsOf: " pattern".utf8)
            RecordText.append(hexadecimal: pattern, to: &bytes)
        }
    }
}

/// As far as needed to know white when it is set.
enum ColorSpaceKind: String, Hashable {
    case gray, rgb, cmyk, other

    func isWhite(_ components: [Double]) -> Bool {
        switch self {
        case .gray: components.count == 1 && components[0] >= 0.99
        case .rgb: components.count == 3 && components.allSatisfy { $0 >= 0.99 }
        case .cmyk: components.count == 4 && components.allSatisfy { $0 <= 0.01 }
        case .other: false
        }
    }
}
