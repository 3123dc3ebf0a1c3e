import PDF

/// One run through a content stream.
struct InkPass {
    let reader: InkReader
    let resources: PDFDictionary
    /// Whose resources these are: what is drawn without resources of its own takes them, and is another thing in another
    /// scope.
    let scope: Int
    let depth: Int
    var ink = Ink()
    var state: InkState
    private var saved: [InkState] = []
    var path = InkPath()
    var textMatrix = AffineTransform.identity
    var lineMatrix = AffineTransform.identity
    /// What the marked content sequences around the current place mean.
    private var sequences: [Sequence] = []
    /// Of the sequences, how many hide what they hold.
    private var hidden = 0
    /// Of the sequences, how many are a page tag: one or none.
    private(set) var tags = 0
    /// Whether a sequence of the tag's kind ended and nothing was drawn behind it yet.
    var isBehindSequence = false
    /// Whether anything was drawn outside of such sequences.
    var hasDrawn = false
    /// How what was recorded last looks; nil before the first.
    var recordedLook: Look?
    var recordedText: TextLook?
    /// Colours met under these names.
    var spaces: [String: ColorSpace] = [:]
    var patterns: [String: [UInt8]] = [:]
    /// Fonts and graphics states met under these names.
    var fonts: [String: PageFont] = [:]
    var parameters: [String: InkParameters] = [:]
    /// Past this a stream of saves is an attack, not a picture.
    private static let deepestState = 4_096
    private static let mostMarks = 400_000
    private static let mostCharacters = 16 << 20

    /// The marked content that ``PageTagMark`` names is a page's tag, and what is in a hidden layer cannot be seen.
    private enum Sequence {
        case plain, hidden, shown, tag
    }

    /// - Parameter inherited: What a form is drawn with; nil for a page.
    init(
        reader: InkReader, resources: PDFDictionary, scope: Int, clip: PDFRectangle, depth: Int,
        inherited: InheritedState? = nil
    ) {
        self.reader = reader
        self.resources = resources
        self.scope = scope
        self.depth = depth
        state = InkState(
            matrix: .identity, clip: clip, look: inherited?.look ?? Look(),
            text: inherited?.text ?? TextLook(font: reader.unreadableFont), leading: inherited?.leading ?? 0)
        // The line before the form's says these.
        recordedLook = inherited?.look
        recordedText = inherited?.text
    }

    mutating func run(_ content: [UInt8]) throws(PDFError) {
        try recordDefaults()
        var parser = ContentParser(content)
        var hasInlineImages = false
        while let next = parser.next() {
            try reader.count()
            if next == .inlineImage {
                hasInlineImages = true
                try drawInlineImage(parser.inlineImage.map { Array(content[$0]) } ?? [])
            } else {
                try perform(next, parser.operands)
            }
            guard ink.marks.count <= Self.mostMarks, ink.text.pieces.count <= Self.mostMarks,
                ink.pictures.count <= Self.mostMarks, ink.specks.count <= Self.mostMarks,
                ink.whites.count <= Self.mostMarks, ink.text.bytes.count <= Self.mostCharacters
            else {
                throw PDFError(.tooLarge, "A page has more than \(Self.mostMarks) marks.")
            }
        }
        if tags > 0 { endTag() }
        ink.balance.path(isOpen: !path.subpaths.isEmpty)
        ink.endsCleanly =
            ink.balance.isNeutral && parser.faults == 0 && parser.operands.isEmpty && !hasInlineImages
        guard ink.balance.isReasonable else {
            throw PDFError(.unsupported, "A page's content opens or closes thousands of states; it is not touched.")
        }
    }

    /// Whether what is drawn now can be seen at all.
    var isSeen: Bool { hidden == 0 }

    /// Notes a mark, as far as it is inside the clip.
    mutating func mark(_ box: PDFRectangle, isPlain: Bool = false) {
        guard let visible = Self.grown(box).intersection(state.clip) else { return }
        ink.marks.append(Ink.Mark(box: visible, isPlain: isPlain))
    }

    /// Lines without thickness still show.
    static func grown(_ box: PDFRectangle) -> PDFRectangle {
        PDFRectangle(left: box.left - 0.25, bottom: box.bottom - 0.25, right: box.right + 0.25, top: box.top + 0.25)
    }

    private mutating func perform(_ name: ContentOperator, _ operands: [ContentOperand]) throws(PDFError) {
        switch name {
        case .save:
            ink.balance.save()
            guard saved.count < Self.deepestState else {
                throw PDFError(.unsupported, "A page's content saves more than \(Self.deepestState) states.")
            }
            saved.append(state)
        case .restore:
            if let last = saved.popLast() { state = last }
            ink.balance.restore()
        case .concatenate:
            if let matrix = Self.matrix(operands) { state.matrix = matrix.followed(by: state.matrix) }
        case .lineWidth: state.look.lineWidth = operands.first?.number ?? 1
        case .lineCap: state.look.lineCap = operands.first?.number ?? 0
        case .lineJoin: state.look.lineJoin = operands.first?.number ?? 0
        case .miterLimit: state.look.miterLimit = operands.first?.number ?? 10
        case .dash: setDash(operands)
        case .beginMarked, .beginMarkedProperties:
            ink.balance.beginMarked()
            try begin(operands)
        case .endMarked:
            ink.balance.endMarked()
            end()
        case .object: try draw(operands.first?.nameValue ?? "")
        case .shading: try paintShading(operands.first?.nameValue ?? "")
        case .parameters: try setParameters(operands.first?.nameValue ?? "")
        case .move, .line, .curve, .curveFirst, .curveLast, .close, .rectangle: extendPath(name, operands)
        case .stroke, .closeStroke, .fill, .fillOld, .fillEvenOdd, .fillStroke, .fillStrokeEvenOdd, .closeFillStroke,
            .closeFillStrokeEvenOdd, .endPath:
            try paint(name)
        case .clip, .clipEvenOdd: path.clip = name
        case .fillSpace, .fillColor, .fillColorName, .fillGray, .fillRGB, .fillCMYK:
            state.look.fill = try paint(name, operands, after: state.look.fill)
        case .strokeSpace, .strokeColor, .strokeColorName, .strokeGray, .strokeRGB, .strokeCMYK:
            state.look.stroke = try paint(name, operands, after: state.look.stroke)
        case .beginText:
            ink.balance.text(isOpen: true)
            textMatrix = .identity
            lineMatrix = .identity
        case .endText: ink.balance.text(isOpen: false)
        default: try performText(name, operands)
        }
    }

    static let unit = PDFRectangle(left: 0, bottom: 0, right: 1, top: 1)

    static func matrix(_ operands: [ContentOperand]) -> AffineTransform? {
        guard operands.count == 6, let a = operands[0].number, let b = operands[1].number, let c = operands[2].number,
            let d = operands[3].number, let e = operands[4].number, let f = operands[5].number
        else { return nil }
        return AffineTransform(a: a, b: b, c: c, d: d, e: e, f: f)
    }

    private mutating func begin(_ operands: [ContentOperand]) throws(PDFError) {
        guard sequences.count < 4_096 else { return }
        var meaning = Sequence.plain
        switch operands.first?.nameValue {
        case PageTagMark.name:
            if depth == 0, tags == 0, hidden == 0 { meaning = .tag }
        case "OC":
            if operands.count == 2, let name = operands[1].nameValue {
                let properties = try reader.document.resolveDictionary(resources["Properties"])
                meaning = try beginLayer(properties?[name]) ? .hidden : .shown
            }
        default: break
        }
        if meaning == .hidden { hidden += 1 }
        if meaning == .tag { beginTag() }
        sequences.append(meaning)
    }

    private mutating func end() {
        switch sequences.popLast() {
        case .hidden:
            hidden -= 1
            write(Self.layerEnd)
        case .shown: write(Self.layerEnd)
        case .tag: endTag()
        case .plain, nil: break
        }
    }

    private static let layerEnd = Array("layer end\n".utf8)

    /// What follows belongs to a layer. Whether it is hidden.
    private mutating func beginLayer(_ value: PDFObject?) throws(PDFError) -> Bool {
        let layer = try reader.layers.state(of: value)
        write(layer.line)
        return layer.isHidden
    }

    /// The last sequence counts; one before it is content like any other.
    private mutating func beginTag() {
        tags = 1
        if let former = ink.tag { ink.sequences.append(former.drawn) }
        ink.tag = TagSequence(at: ink)
        (recordedLook, recordedText) = (nil, nil)
    }

    private mutating func endTag() {
        tags = 0
        isBehindSequence = true
        (recordedLook, recordedText) = (nil, nil)
        guard var tag = ink.tag else { return }
        tag.end(at: ink)
        ink.tag = tag
        guard ink.sequences.isEmpty, !hasDrawn, tag.isTestMark else { return }
        ink.testMarks = ink.marks.count
    }

    private mutating func paintShading(_ name: String) throws(PDFError) {
        noteDrawing(ofObject: true)
        mark(state.clip)
        let shadings = try reader.document.resolveDictionary(resources["Shading"])
        try record("shading", try reader.objects.digest(of: shadings?[name]), state.matrix)
    }

    private mutating func draw(_ name: String) throws(PDFError) {
        noteDrawing(ofObject: true)
        let objects = try reader.document.resolveDictionary(resources["XObject"])
        guard let value = objects?[name], case .stream(let stream) = try reader.document.resolve(value) else { return }
        let isInLayer = stream.dictionary["OC"] != nil
        let isInHiddenLayer = isInLayer ? try beginLayer(stream.dictionary["OC"]) : false
        let isHidden = isInHiddenLayer || !isSeen
        defer { if isInLayer { write(Self.layerEnd) } }
        guard
            let form = try reader.form(value, resources: resources, scope: scope, depth: depth, state: state.inherited)
        else {
            let box = state.matrix.bounds(of: Self.unit)
            mark(box)
            let picture = try reader.pictures.picture(value, stream)
            try record("image", picture.digest, state.matrix)
            guard !isHidden, box.touches(state.clip) else { return }
            show(picture, in: box.intersection(state.clip) ?? box)
            return
        }
        try place(form, by: form.matrix.followed(by: state.matrix), isHidden: isHidden)
    }

    private mutating func drawInlineImage(_ content: [UInt8]) throws(PDFError) {
        noteDrawing(ofObject: true)
        let box = state.matrix.bounds(of: Self.unit)
        mark(box)
        let picture = PictureSource.inline(content)
        let spaces = try reader.document.resolveDictionary(resources["ColorSpace"])
        var digest = picture.digest
        for name in PictureSource.names(inline: content).sorted() {
            guard let space = spaces?[name] else { continue }
            digest = PictureSource.digest(digest + (try reader.objects.digest(of: space)))
        }
        try record("image", digest, state.matrix)
        guard isSeen, box.touches(state.clip) else { return }
        show(picture, in: box.intersection(state.clip) ?? box)
    }

    private mutating func show(_ picture: PictureSource.Picture, in box: PDFRectangle) {
        ink.pictures.append(Ink.Picture(box: box, digest: picture.digest))
        if let kind = picture.symbol, Self.hasSizeOfSymbol(box, kind) {
            ink.symbols.append(PrintedSymbol(kind: kind, box: box))
        }
    }

    /// Pictures that cannot be unpacked count only in the shape and size in which symbols are printed.
    private static func hasSizeOfSymbol(_ box: PDFRectangle, _ kind: PrintedSymbol.Kind) -> Bool {
        kind != .possible || (25...180).contains(box.width) && abs(box.width - box.height) < 0.05 * box.width
    }
}

extension PDFRectangle {
    /// Whether another one reaches into this one. A hundredth of a point more than edge to edge, so that what ends at the
    /// page's edge stays where it is when paper is added; and what has no place at all is taken to be here.
    func touches(_ other: PDFRectangle) -> Bool {
        let slack = 0.0137
        return
            !(right + slack < other.left || left - slack > other.right || top + slack < other.bottom
            || bottom - slack > other.top)
    }

    /// Edges included.
    func contains(_ point: (x: Double, y: Double)) -> Bool {
        point.x >= left && point.x <= right && point.y >= bottom && point.y <= top
    }

    var middle: (x: Double, y: Double) { ((left + right) / 2, (bottom + top) / 2) }

    /// Whether all of another one is inside, but for what rounding takes.
    func holds(_ other: PDFRectangle) -> Bool {
        other.left >= left - 0.5 && other.right <= right + 0.5 && other.bottom >= bottom - 0.5 && other.top <= top + 0.5
    }
}

/// The marked content sequence that a page's tag is drawn in (ISO 32000-2 §14.6; a third-class name of annex E).
package enum PageTagMark {
    package static let name = "XXLegajoTag"
}
