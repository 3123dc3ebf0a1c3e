import PDF

/// One run through a content stream.
struct InkPass {
    let reader: InkReader
    let resources: PDFDictionary
    let depth: Int
    private(set) var ink = Ink()
    var state: InkState
    private var saved: [InkState] = []
    var path = InkPath()
    var textMatrix = AffineTransform.identity
    var lineMatrix = AffineTransform.identity
    /// Past this a stream of saves is an attack, not a picture.
    private static let deepestState = 512
    private static let mostMarks = 400_000

    init(reader: InkReader, resources: PDFDictionary, clip: PDFRectangle, depth: Int) {
        self.reader = reader
        self.resources = resources
        self.depth = depth
        state = InkState(matrix: .identity, clip: clip)
    }

    mutating func run(_ content: [UInt8]) throws(PDFError) {
        var parser = ContentParser(content)
        while let next = parser.next() {
            try reader.count()
            try perform(next, parser.operands)
            guard ink.marks.count <= Self.mostMarks else {
                throw PDFError(.tooLarge, "A page has more than \(Self.mostMarks) marks.")
            }
        }
        guard ink.balance.isReasonable else {
            throw PDFError(.unsupported, "A page's content opens or closes thousands of states; it is not touched.")
        }
    }

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
        case .beginMarked, .beginMarkedProperties: ink.balance.beginMarked()
        case .endMarked: ink.balance.endMarked()
        case .object: try draw(operands.first?.nameValue ?? "")
        case .inlineImage: mark(state.matrix.bounds(of: Self.unit))
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
        let numbers = operands.compactMap(\.number)
        guard numbers.count == 6 else { return nil }
        return AffineTransform(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    }

    private mutating func draw(_ name: String) throws(PDFError) {
        let objects = try reader.document.resolveDictionary(resources["XObject"])
        guard let value = objects?[name] else { return }
        if let form = try reader.form(value, resources: resources, depth: depth) {
            let matrix = form.matrix.followed(by: state.matrix)
            for piece in form.marks { mark(matrix.bounds(of: piece.box), isPlain: piece.isPlain) }
        } else {
            mark(state.matrix.bounds(of: Self.unit))
        }
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
