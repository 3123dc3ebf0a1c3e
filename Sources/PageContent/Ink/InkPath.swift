import PDF

/// The path being built, in the coordinates of the content stream's start.
struct InkPath {
    /// Around each subpath.
    var subpaths: [PDFRectangle] = []
    /// Around each line or curve, for strokes: a frame marks its sides, not what it encloses.
    var segments: [PDFRectangle] = []
    var start = (x: 0.0, y: 0.0)
    var current = (x: 0.0, y: 0.0)
    /// Set by `W`: the next painting operator also clips.
    var clips = false

    /// Paths with more pieces than this count as one box.
    private static let mostSegments = 200_000

    mutating func move(to point: (x: Double, y: Double)) {
        start = point
        current = point
        guard subpaths.count < Self.mostSegments else {
            subpaths[subpaths.count - 1] = Self.union(subpaths[subpaths.count - 1], point)
            return
        }
        subpaths.append(PDFRectangle(left: point.x, bottom: point.y, right: point.x, top: point.y))
    }

    /// A line or curve with its control points, which for a line are its end.
    mutating func add(
        _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), _ end: (x: Double, y: Double)
    ) {
        if subpaths.isEmpty { move(to: current) }
        let box = PDFRectangle(
            left: min(min(current.x, first.x), min(second.x, end.x)),
            bottom: min(min(current.y, first.y), min(second.y, end.y)),
            right: max(max(current.x, first.x), max(second.x, end.x)),
            top: max(max(current.y, first.y), max(second.y, end.y)))
        if segments.count < Self.mostSegments { segments.append(box) }
        let last = subpaths.count - 1
        let whole = subpaths[last]
        subpaths[last] = PDFRectangle(
            left: min(whole.left, box.left), bottom: min(whole.bottom, box.bottom), right: max(whole.right, box.right),
            top: max(whole.top, box.top))
        current = end
    }

    private static func union(_ box: PDFRectangle, _ point: (x: Double, y: Double)) -> PDFRectangle {
        PDFRectangle(
            left: min(box.left, point.x), bottom: min(box.bottom, point.y), right: max(box.right, point.x),
            top: max(box.top, point.y))
    }

    /// Around everything; nil for an empty path.
    var bounds: PDFRectangle? {
        guard var box = subpaths.first else { return nil }
        for other in subpaths.dropFirst() {
            box = Self.union(box, (other.left, other.bottom))
            box = Self.union(box, (other.right, other.top))
        }
        return box
    }
}

extension InkPass {
    mutating func extendPath(_ name: ContentOperator, _ operands: [ContentOperand]) {
        /// The point that two operands from `index` on name.
        func point(_ index: Int) -> (x: Double, y: Double)? {
            guard index + 1 < operands.count, let x = operands[index].number, let y = operands[index + 1].number else {
                return nil
            }
            return state.matrix.apply(x: x, y: y)
        }
        switch name {
        case .move: if operands.count == 2, let end = point(0) { path.move(to: end) }
        case .line: if operands.count == 2, let end = point(0) { path.add(end, end, end) }
        case .curve:
            if operands.count == 6, let first = point(0), let second = point(2), let end = point(4) {
                path.add(first, second, end)
            }
        case .curveFirst, .curveLast:
            if operands.count == 4, let first = point(0), let end = point(2) { path.add(first, first, end) }
        case .close: path.add(path.start, path.start, path.start)
        case .rectangle:
            guard operands.count == 4, let x = operands[0].number, let y = operands[1].number,
                let width = operands[2].number, let height = operands[3].number
            else { return }
            path.move(to: state.matrix.apply(x: x, y: y))
            for corner in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
                let end = state.matrix.apply(x: corner.0, y: corner.1)
                path.add(end, end, end)
            }
        default: break
        }
    }

    mutating func paint(_ name: ContentOperator) {
        switch name {
        case .closeStroke, .closeFillStroke, .closeFillStrokeEvenOdd: path.add(path.start, path.start, path.start)
        default: break
        }
        switch name {
        case .fill, .fillOld, .fillEvenOdd: markFill()
        case .stroke, .closeStroke: markStroke()
        case .endPath: break
        default:
            markFill()
            markStroke()
        }
        if reader.notesDrawing, name != .endPath, isSeen, tags == 0 {
            for box in path.segments
            where state.clip.contains(((box.left + box.right) / 2, (box.bottom + box.top) / 2)) {
                ink.drawing.append(box)
            }
        }
        if path.clips {
            let none = PDFRectangle(left: 0, bottom: 0, right: 0, top: 0)
            state.clip = path.bounds.flatMap { state.clip.intersection($0) } ?? none
        }
        path = InkPath()
    }

    /// White hides, but leaves no ink.
    private mutating func markFill() {
        guard !state.fillIsWhite else {
            // A tag has two; each is held against all text.
            if tags > 0 {
                ink.covers += path.subpaths.prefix(max(0, Ink.mostCovers - ink.covers.count))
            } else {
                ink.whites += path.subpaths.compactMap { $0.intersection(state.clip) }
            }
            return
        }
        for box in path.subpaths {
            mark(box, isPlain: true)
            note(speck: box)
        }
    }

    private mutating func markStroke() {
        let scale = max(abs(state.matrix.a) + abs(state.matrix.b), abs(state.matrix.c) + abs(state.matrix.d))
        let half = min(abs(state.lineWidth) * scale / 2, 1_000)
        for box in path.segments {
            let inked = PDFRectangle(
                left: box.left - half, bottom: box.bottom - half, right: box.right + half, top: box.top + half)
            mark(inked)
            // Bars may be drawn with a broad pen, along which the line does not grow.
            if box.width < 0.01 {
                note(speck: PDFRectangle(left: inked.left, bottom: box.bottom, right: inked.right, top: box.top))
            } else if box.height < 0.01 {
                note(speck: PDFRectangle(left: box.left, bottom: inked.bottom, right: box.right, top: inked.top))
            }
        }
    }

    /// Areas in the size of a symbol's modules and bars.
    private mutating func note(speck box: PDFRectangle) {
        let (short, long) = (min(box.width, box.height), max(box.width, box.height))
        guard short > 0.1, short <= 36, long <= 36 || short <= 6 && long <= 110,
            box.intersection(state.clip) != nil
        else { return }
        ink.specks.append(box)
    }
}
