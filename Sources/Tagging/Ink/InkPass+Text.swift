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
        case .show: show(operands.first)
        case .showNextLine:
            moveLine(0, -state.leading)
            show(operands.first)
        case .showSpaced:
            guard operands.count == 3 else { return }
            state.wordSpacing = first ?? 0
            state.characterSpacing = operands[1].number ?? 0
            moveLine(0, -state.leading)
            show(operands[2])
        case .showArray:
            guard case .array(let pieces) = operands.first else { return }
            for piece in pieces {
                if let shift = piece.number {
                    advance(-shift / 1_000 * state.fontSize * state.scaling)
                } else {
                    show(piece)
                }
            }
        default: break
        }
    }

    private mutating func moveLine(_ x: Double, _ y: Double) {
        lineMatrix = AffineTransform(e: x, f: y).followed(by: lineMatrix)
        textMatrix = lineMatrix
    }

    private mutating func advance(_ distance: Double) {
        textMatrix = AffineTransform(e: distance).followed(by: textMatrix)
    }

    /// Marks a box from below the descenders to above the accents of a typical font.
    private mutating func show(_ operand: ContentOperand?) {
        guard case .string(let text) = operand, !text.isEmpty else { return }
        let size = state.fontSize
        let (thousandths, characters, spaces) = state.font.measure(text)
        let width =
            (thousandths / 1_000 * size + Double(characters) * state.characterSpacing
                + Double(spaces) * state.wordSpacing) * state.scaling
        // Invisible text (mode 3, the words behind a scan) and text that only clips leave no ink.
        if state.renderingMode != 3, state.renderingMode != 7, spaces < characters {
            let box = PDFRectangle(
                left: 0, bottom: state.rise - 0.25 * size, right: width, top: state.rise + 0.95 * size)
            mark(textMatrix.followed(by: state.matrix).bounds(of: box))
        }
        advance(width)
    }
}
