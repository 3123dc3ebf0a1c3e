import PDF

extension InkPass {
    /// Text state and text showing (ISO 32000-2 §9.3, §9.4).
    mutating func performText(_ name: ContentOperator, _ operands: [ContentOperand]) throws(PDFError) {
        let first = operands.first?.number
        switch name {
        case .characterSpacing: state.characterSpacing = first ?? 0
        case .wordSpacing: state.wordSpacing = first ?? 0
        case .scaling: state.scaling = (first ?? 100) / 100
        case .leading: state.leading = first ?? 0
        case .rise: state.rise = first ?? 0
        case .renderingMode: state.renderingMode = Int(exactly: first ?? 0) ?? 0
        case .font:
            guard operands.count == 2, let font = operands[0].nameValue else { return }
            let fonts = try reader.document.resolveDictionary(resources["Font"])
            state.font = try reader.font(fonts?[font])
            state.fontSize = operands[1].number ?? 0
        case .moveText, .moveTextLeading:
            guard operands.count == 2, let x = first, let y = operands[1].number else { return }
            if name == .moveTextLeading { state.leading = -y }
            moveLine(x, y)
        case .textMatrix:
            guard let matrix = Self.matrix(operands) else { return }
            textMatrix = matrix
            lineMatrix = matrix
        case .nextLine: moveLine(0, -state.leading)
        case .show: if let operand = operands.first { show(CollectionOfOne(operand)) }
        case .showNextLine:
            moveLine(0, -state.leading)
            if let operand = operands.first { show(CollectionOfOne(operand)) }
        case .showSpaced:
            guard operands.count == 3 else { return }
            state.wordSpacing = first ?? 0
            state.characterSpacing = operands[1].number ?? 0
            moveLine(0, -state.leading)
            show(CollectionOfOne(operands[2]))
        case .showArray:
            guard case .array(let pieces) = operands.first else { return }
            show(pieces)
        default: break
        }
    }

    private mutating func moveLine(_ x: Double, _ y: Double) {
        lineMatrix = AffineTransform(e: x, f: y).followed(by: lineMatrix)
        textMatrix = lineMatrix
    }

    /// Strings and the shifts between them, as one showing operator has them: their characters as pieces, and a mark
    /// from below the descenders to above the accents of a typical font.
    private mutating func show(_ operands: some Collection<ContentOperand>) {
        var line = ShownLine(font: state.font, state: state, matrix: textMatrix.followed(by: state.matrix))
        let isDrawn = state.renderingMode != 3 && state.renderingMode != 7
        line.isSeen = isDrawn && isSeen && state.fontSize != 0
        line.isInTag = tags > 0
        for operand in operands {
            switch operand {
            case .string(let text): line.show(text, into: &ink.text)
            case .number(let shift): line.move(shift, into: &ink.text)
            default: break
            }
        }
        line.close(endsWord: false, into: &ink.text)
        // Invisible text (mode 3, the words behind a scan) and text that only clips leave no ink.
        if isDrawn, line.hasInk {
            let size = state.fontSize
            let box = PDFRectangle(
                left: min(0, line.left), bottom: state.rise - 0.25 * size, right: max(line.place, line.right),
                top: state.rise + 0.95 * size)
            let place = line.matrix.bounds(of: box)
            mark(place)
            if state.font.drawsBars, let seen = place.intersection(state.clip) {
                ink.symbols.append(PrintedSymbol(kind: .linear, box: seen))
            }
        }
        textMatrix = AffineTransform(e: line.place).followed(by: textMatrix)
    }
}

/// One showing operator: walks along the base line and cuts what is shown into pieces.
private struct ShownLine {
    let font: PageFont
    let state: InkState
    /// From text space, where the base line is the x axis, to where the content is drawn.
    let matrix: AffineTransform
    private let size: Double
    var isSeen = true
    var isInTag = false
    /// Along the base line.
    private(set) var place = 0.0
    /// Farthest places that ink reached.
    private(set) var left = 0.0
    private(set) var right = 0.0
    private(set) var hasInk = false
    private var open: (place: Double, text: Int)?

    /// A shift of more than this part of the size is a space.
    static let gap = 0.18

    init(font: PageFont, state: InkState, matrix: AffineTransform) {
        self.font = font
        self.state = state
        self.matrix = matrix
        size = abs(state.fontSize) * (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot()
    }

    /// A number in a showing array: thousandths of the size, to the left.
    mutating func move(_ shift: Double, into text: inout ShownText) {
        if shift < -1_000 * Self.gap || shift > 1_000 { close(endsWord: true, into: &text) }
        place -= shift / 1_000 * state.fontSize * state.scaling
    }

    mutating func show(_ string: [UInt8], into text: inout ShownText) {
        if font.isComposite {
            for index in stride(from: 0, to: string.count, by: 2) {
                // A last byte alone is a code where the font's encoding has such; shown it is in any case.
                let low = index + 1 < string.count ? Int(string[index + 1]) : 0
                show(Int(string[index]) << 8 | low, isWordSpace: false, into: &text)
            }
        } else {
            for byte in string { show(Int(byte), isWordSpace: byte == 32, into: &text) }
        }
    }

    private mutating func show(_ code: Int, isWordSpace: Bool, into text: inout ShownText) {
        let glyph = font.glyph(code)
        let start = place
        var step = glyph.advance / 1_000 * state.fontSize + state.characterSpacing
        if isWordSpace { step += state.wordSpacing }
        if glyph.isSpace {
            close(endsWord: true, into: &text)
            place += step * state.scaling
            // What is said to be a blank may be drawn: nothing is put over it. A simple font's code 32 is one.
            if !isWordSpace { mark(from: start) }
            return
        }
        place += step * state.scaling
        mark(from: start)
        guard isSeen else { return }
        if open == nil { open = (start, text.bytes.count) }
        if glyph.text.count == 1 {
            text.bytes.append(font.texts[glyph.text.lowerBound])
        } else {
            text.bytes.append(contentsOf: font.texts[glyph.text])
        }
    }

    private mutating func mark(from start: Double) {
        hasInk = true
        left = min(left, start, place)
        right = max(right, place)
    }

    /// Ends the piece that is open, as far as it can be seen.
    mutating func close(endsWord: Bool, into text: inout ShownText) {
        guard let (start, first) = open else { return }
        open = nil
        let middle = matrix.apply(x: (start + place) / 2, y: state.rise + 0.25 * state.fontSize)
        guard state.clip.contains(middle), middle.x.isFinite, middle.y.isFinite else {
            text.bytes.removeSubrange(first...)
            return
        }
        text.pieces.append(
            ShownText.Piece(
                text: first..<text.bytes.count, start: matrix.apply(x: start, y: state.rise),
                end: matrix.apply(x: place, y: state.rise), size: size, middle: middle, endsWord: endsWord,
                isInTag: isInTag))
    }
}
