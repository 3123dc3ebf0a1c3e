import PDF

/// One run through a content stream.
struct InkPass {
    let reader: InkReader
    let resources: PDFDictionary
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
    /// Of the sequences, how many are a page tag.
    private(set) var tags = 0
    /// Past this a stream of saves is an attack, not a picture.
    private static let deepestState = 512
    private static let mostMarks = 400_000
    private static let mostCharacters = 16 << 20

    /// The marked content that ``PageTagMark`` names is a page's tag, and what is in a hidden layer cannot be seen.
    private enum Sequence {
        case plain, hidden, tag
    }

    init(reader: InkReader, resources: PDFDictionary, clip: PDFRectangle, depth: Int) {
        self.reader = reader
        self.resources = resources
        self.depth = depth
        state = InkState(matrix: .identity, clip: clip, font: reader.unreadableFont)
    }

    mutating func run(_ content: [UInt8]) throws(PDFError) {
        var parser = ContentParser(content)
        while let next = parser.next() {
            try reader.count()
            if next == .inlineImage {
                drawInlineImage(parser.inlineImage.map { Array(content[$0]) } ?? [])
            } else {
                try perform(next, parser.operands)
            }
            guard ink.marks.count <= Self.mostMarks, ink.text.pieces.count <= Self.mostMarks,
                ink.pictures.count <= Self.mostMarks, ink.specks.count <= Self.mostMarks,
                ink.drawing.count <= Self.mostMarks, ink.whites.count <= Self.mostMarks,
                ink.text.bytes.count <= Self.mostCharacters
            else {
                throw PDFError(.tooLarge, "A page has more than \(Self.mostMarks) marks.")
            }
        }
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
    private static func grown(_ box: PDFRectangle) -> PDFRectangle {
        PDFRectangle(left: box.left - 0.25, bottom: box.bottom - 0.25, right: box.right + 0.25, top: box.top + 0.25)
    }

    private mutating func perform(_ name: ContentOperator, _ operands: [ContentOperand]) throws(PDFError) {
        switch name {
        case .save:
            ink.balance.save()
            if saved.count < Self.deepestState { saved.append(state) }
        case .restore:
            if ink.balance.depth > 0, ink.balance.depth <= Self.deepestState, let last = saved.popLast() {
                state = last
            }
            ink.balance.restore()
        case .concatenate:
            if let matrix = Self.matrix(operands) { state.matrix = matrix.followed(by: state.matrix) }
        case .lineWidth: state.lineWidth = operands.first?.number ?? 1
        case .beginMarked, .beginMarkedProperties:
            ink.balance.beginMarked()
            try begin(operands)
        case .endMarked:
            ink.balance.endMarked()
            end()
        case .object: try draw(operands.first?.nameValue ?? "")
        case .shading: mark(state.clip)
        case .move, .line, .curve, .curveFirst, .curveLast, .close, .rectangle: extendPath(name, operands)
        case .stroke, .closeStroke, .fill, .fillOld, .fillEvenOdd, .fillStroke, .fillStrokeEvenOdd, .closeFillStroke,
            .closeFillStrokeEvenOdd, .endPath:
            paint(name)
        case .clip, .clipEvenOdd: path.clips = true
        case .fillSpace, .fillColor, .fillColorName, .fillGray, .fillRGB, .fillCMYK: try setFill(name, operands)
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
        case PageTagMark.name: meaning = .tag
        case "OC":
            if operands.count == 2, let name = operands[1].nameValue {
                let properties = try reader.document.resolveDictionary(resources["Properties"])
                if try reader.layers.isHidden(properties?[name]) { meaning = .hidden }
            }
        default: break
        }
        if meaning == .hidden { hidden += 1 }
        if meaning == .tag { tags += 1 }
        sequences.append(meaning)
    }

    private mutating func end() {
        switch sequences.popLast() {
        case .hidden: hidden -= 1
        case .tag: tags -= 1
        case .plain, nil: break
        }
    }

    private mutating func draw(_ name: String) throws(PDFError) {
        let objects = try reader.document.resolveDictionary(resources["XObject"])
        guard let value = objects?[name], case .stream(let stream) = try reader.document.resolve(value) else { return }
        let isInHiddenLayer = try reader.layers.isHidden(stream.dictionary["OC"])
        let isHidden = isInHiddenLayer || !isSeen
        guard let form = try reader.form(value, resources: resources, depth: depth) else {
            let box = state.matrix.bounds(of: Self.unit)
            mark(box)
            guard !isHidden, let seen = box.intersection(state.clip) else { return }
            let picture = try reader.pictures.picture(value, stream)
            show(picture, in: seen)
            return
        }
        place(form.ink, by: form.matrix.followed(by: state.matrix), isHidden: isHidden)
    }

    private mutating func drawInlineImage(_ content: [UInt8]) {
        let box = state.matrix.bounds(of: Self.unit)
        mark(box)
        guard isSeen, let seen = box.intersection(state.clip) else { return }
        show(PictureSource.inline(content), in: seen)
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

    /// What a form leaves, where it is drawn.
    mutating func place(_ form: Ink, by matrix: AffineTransform, isHidden: Bool) {
        for piece in form.marks { mark(matrix.bounds(of: piece.box), isPlain: piece.isPlain) }
        for speck in form.specks { if let box = visible(speck, matrix) { ink.specks.append(box) } }
        for symbol in form.symbols {
            if let box = visible(symbol.box, matrix) { ink.symbols.append(PrintedSymbol(kind: symbol.kind, box: box)) }
        }
        for cover in form.covers where ink.covers.count < Ink.mostCovers {
            if let box = visible(cover, matrix) { ink.covers.append(box) }
        }
        for white in form.whites { if let box = visible(white, matrix) { ink.whites.append(box) } }
        guard !isHidden else { return }
        for line in form.drawing { if let box = visible(line, matrix) { ink.drawing.append(box) } }
        for picture in form.pictures {
            if let box = visible(picture.box, matrix) {
                ink.pictures.append(Ink.Picture(box: box, digest: picture.digest))
            }
        }
        let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c).squareRoot()
        for piece in form.text.pieces {
            var moved = piece
            moved.middle = matrix.apply(x: piece.middle.x, y: piece.middle.y)
            guard state.clip.contains(moved.middle) else { continue }
            moved.start = matrix.apply(x: piece.start.x, y: piece.start.y)
            moved.end = matrix.apply(x: piece.end.x, y: piece.end.y)
            moved.size = piece.size * scale
            let start = ink.text.bytes.count
            ink.text.bytes += form.text.text(of: piece)
            moved.text = start..<ink.text.bytes.count
            moved.isInTag = piece.isInTag || tags > 0
            ink.text.pieces.append(moved)
        }
    }

    private func visible(_ box: PDFRectangle, _ matrix: AffineTransform) -> PDFRectangle? {
        Self.grown(matrix.bounds(of: box)).intersection(state.clip)
    }

    private mutating func setFill(_ name: ContentOperator, _ operands: [ContentOperand]) throws(PDFError) {
        switch name {
        case .fillSpace:
            state.fillSpace = try reader.colorSpace(operands.first?.nameValue ?? "", resources: resources)
            // Initial colours are black, except that white is never initial.
            state.fillIsWhite = false
            return
        case .fillGray: state.fillSpace = .gray
        case .fillRGB: state.fillSpace = .rgb
        case .fillCMYK: state.fillSpace = .cmyk
        default: break
        }
        state.fillIsWhite = state.fillSpace.isWhite(operands.compactMap(\.number))
    }
}

extension PDFRectangle {
    /// Edges included.
    func contains(_ point: (x: Double, y: Double)) -> Bool {
        point.x >= left && point.x <= right && point.y >= bottom && point.y <= top
    }

    /// Whether all of another one is inside, but for what rounding takes.
    func holds(_ other: PDFRectangle) -> Bool {
        other.left >= left - 0.5 && other.right <= right + 0.5 && other.bottom >= bottom - 0.5 && other.top <= top + 0.5
    }
}

/// The marked content sequence that a page's tag is drawn in (ISO 32000-2 §14.6; a third-class name of annex E).
package enum PageTagMark {
    package static let name = "XXLegajoTag"
}
