import PDF

extension InkPass {
    /// Text state and text showing (ISO 32000-2 §9.3, §9.4).
    mutating func performText(_ name: ContentOperator, _ operands: [ContentOperand]) throws(PDFError) {
        let first = operands.first?.number
        switch name {
        case .characterSpacing: state.text.characterSpacing = first ?? 0
        case .wordSpacing: state.text.wordSpacing = first ?? 0
        case .scaling: state.text.scaling = (first ?? 100) / 100
        case .leading: state.leading = first ?? 0
        case .rise: state.text.rise = first ?? 0
        case .renderingMode: state.text.renderingMode = Int(exactly: first ?? 0) ?? 0
        case .font:
            guard operands.count == 2, let font = operands[0].nameValue else { return }
            state.text.font = try self.font(named: font)
            state.text.fontSize = operands[1].number ?? 0
        case .moveText, .moveTextLeading:
            guard operands.count == 2, let x = first, let y = operands[1].number else { return }
            if name == .moveTextLeading { state.leading = -y }
            moveLine(x, y)
        case .textMatrix:
            guard let matrix = Self.matrix(operands) else { return }
            textMatrix = matrix
            lineMatrix = matrix
        case .nextLine: moveLine(0, -state.leading)
        case .show: if let operand = operands.first { try show(CollectionOfOne(operand)) }
        case .showNextLine:
            moveLine(0, -state.leading)
            if let operand = operands.first { try show(CollectionOfOne(operand)) }
        case .showSpaced:
            guard operands.count == 3 else { return }
            state.text.wordSpacing = first ?? 0
            state.text.characterSpacing = operands[1].number ?? 0
            moveLine(0, -state.leading)
            try show(CollectionOfOne(operands[2]))
        case .showArray:
            guard case .array(let pieces) = operands.first else { return }
            try show(pieces)
        default: break
        }
    }

    private mutating func moveLine(_ x: Double, _ y: Double) {
        lineMatrix = AffineTransform(e: x, f: y).followed(by: lineMatrix)
        textMatrix = lineMatrix
    }

    /// Strings and the shifts between them, as one showing operator has them: their characters as pieces, and a mark
    /// from below the descenders to above the accents of a typical font.
    private mutating func show(_ operands: some Collection<ContentOperand>) throws(PDFError) {
        noteDrawing()
        if tags > 0 { ink.tag?.noteText(in: state.text.font) }
        var line = ShownLine(state: state, matrix: textMatrix.followed(by: state.matrix))
        // The glyphs of a Type 3 font are drawn whatever the mode says (ISO 32000-2 §9.3.6).
        let isDrawn = state.text.font.isType3 || state.text.renderingMode != 3 && state.text.renderingMode != 7
        line.isSeen = isDrawn && isSeen
        for operand in operands {
            switch operand {
            case .string(let text): line.show(text, into: &ink.text)
            case .number(let shift): line.move(shift, into: &ink.text)
            default: break
            }
        }
        line.close(endsWord: false, into: &ink.text)
        line.said.append(10)
        try record(line.said, setsText: true)
        // Letters may cut out what is drawn behind them.
        if state.text.renderingMode >= 4 {
            state.look.outline = PictureSource.digest(state.look.outline + line.said)
        }
        // Invisible text (mode 3, the words behind a scan) and text that only clips leave no ink.
        if isDrawn, line.hasInk {
            let size = state.text.fontSize
            let box = PDFRectangle(
                left: min(0, line.left), bottom: state.text.rise - 0.25 * size, right: max(line.place, line.right),
                top: state.text.rise + 0.95 * size)
            let place = line.matrix.bounds(of: box)
            mark(place)
            if state.text.font.drawsBars, let seen = place.intersection(state.clip) {
                ink.symbols.append(PrintedSymbol(kind: .linear, box: seen))
            }
        }
        textMatrix = AffineTransform(e: line.place).followed(by: textMatrix)
    }
}

/// One showing operator: walks along the base line and cuts what is shown into pieces.
private struct ShownLine {
    private var font: PageFont { state.text.font }
    private let state: InkState
    /// From text space, where the base line is the x axis, to where the content is drawn.
    let matrix: AffineTransform
    private let size: Double
    var isSeen = true
    /// The line of the record: where it begins, strings in hexadecimal digits, the shifts between them.
    var said: [UInt8]
    /// Along the base line.
    private(set) var place = 0.0
    /// Farthest places that ink reached.
    private(set) var left = 0.0
    private(set) var right = 0.0
    private(set) var hasInk = false
    private var open: OpenPiece?

    /// A piece that goes on: where it begins, how far its glyphs reach, and where the last one ends.
    private struct OpenPiece {
        var start: Double
        var text: Int
        var low: Double
        var high: Double
        var end: Double
    }

    /// A shift of more than this part of the size is a space.
    static let gap = 0.18

    init(state: InkState, matrix: AffineTransform) {
        self.state = state
        self.matrix = matrix
        said = Array("text".utf8)
        RecordText.append(matrix, to: &said)
        size = abs(state.text.fontSize) * (matrix.c * matrix.c + matrix.d * matrix.d).squareRoot()
    }

    /// A number in a showing array: thousandths of the size, to the left.
    mutating func move(_ shift: Double, into text: inout ShownText) {
        RecordText.append(shift, to: &said)
        if shift < -1_000 * Self.gap || shift > 1_000 { close(endsWord: true, into: &text) }
        place -= shift / 1_000 * state.text.fontSize * state.text.scaling
    }

    mutating func show(_ string: [UInt8], into text: inout ShownText) {
        said.append(contentsOf: " <".utf8)
        for byte in string { RecordText.append(digits: byte, to: &said) }
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
        var step = glyph.advance / 1_000 * state.text.fontSize + state.text.characterSpacing
        if isWordSpace { step += state.text.wordSpacing }
        if glyph.isSpace {
            close(endsWord: true, into: &text)
            place += step * state.text.scaling
            // What is said to be a blank may be drawn: nothing is put over it. A simple font's code 32 is one.
            if !isWordSpace { mark(from: start) }
            return
        }
        place += step * state.text.scaling
        mark(from: start)
        guard isSeen else { return }
        // Space between characters belongs to none.
        let end = start + glyph.advance / 1_000 * state.text.fontSize * state.text.scaling
        if var piece = open {
            piece.low = min(piece.low, start, end)
            piece.high = max(piece.high, start, end)
            piece.end = end
            open = piece
        } else {
            open = OpenPiece(
                start: start, text: text.bytes.count, low: min(start, end), high: max(start, end), end: end)
        }
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
        guard let piece = open else { return }
        open = nil
        let box = matrix.bounds(
            of: PDFRectangle(
                left: piece.low, bottom: state.text.rise - 0.25 * state.text.fontSize, right: piece.high,
                top: state.text.rise + 0.95 * state.text.fontSize))
        guard box.touches(state.clip) else {
            text.bytes.removeSubrange(piece.text...)
            return
        }
        text.pieces.append(
            ShownText.Piece(
                text: piece.text..<text.bytes.count, start: matrix.apply(x: piece.start, y: state.text.rise),
                end: matrix.apply(x: piece.end, y: state.text.rise), size: size, box: box, endsWord: endsWord))
    }
}
