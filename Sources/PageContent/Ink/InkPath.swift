import PDF

/// The path being built, in the coordinates of the content stream's start.
struct InkPath {
    /// Around each subpath.
    var subpaths: [PDFRectangle] = []
    /// Around each line or curve, for strokes: a frame marks its sides, not what it encloses.
    var segments: [PDFRectangle] = []
    var start = (x: 0.0, y: 0.0)
    var current = (x: 0.0, y: 0.0)
    /// Its lines and curves as a line of the record has them: `m`, `l`, `c` or `h` and coordinates.
    private(set) var text: [UInt8] = []
    /// Points of lines, while there are no curves and not too many.
    private(set) var points: [Double] = []
    private(set) var count = 0
    /// Set by `re`.
    var rectangles = 0
    /// Set by `W` or `W*`: the next painting operator also clips.
    var clip: ContentOperator?

    enum Operation: String {
        case fill, evenOdd = "fill-even-odd", stroke, both, bothEvenOdd = "both-even-odd"
    }

    /// Paths with more pieces than this count as one box.
    private static let mostSegments = 200_000
    private static let mostPoints = 256

    mutating func move(to point: (x: Double, y: Double)) {
        start = point
        current = point
        append("m", point)
        guard subpaths.count < Self.mostSegments else {
            subpaths[subpaths.count - 1] = Self.union(subpaths[subpaths.count - 1], point)
            return
        }
        subpaths.append(PDFRectangle(left: point.x, bottom: point.y, right: point.x, top: point.y))
    }

    /// A line or curve with its control points, which for a line are its end.
    mutating func add(
        _ first: (x: Double, y: Double), _ second: (x: Double, y: Double), _ end: (x: Double, y: Double),
        isCurve: Bool = false
    ) {
        if subpaths.isEmpty { move(to: current) }
        if isCurve {
            append("c", first)
            append("", second)
            append("", end)
        } else {
            append("l", end)
        }
        let box = PDFRectangle(
            left: min(min(current.x, first.x), min(second.x, end.x)),
            bottom: min(min(current.y, first.y), min(second.y, end.y)),
            right: max(max(current.x, first.x), max(second.x, end.x)),
            top: max(max(current.y, first.y), max(second.y, end.y)))
        count += 1
        if segments.count < Self.mostSegments { segments.append(box) }
        let last = subpaths.count - 1
        let whole = subpaths[last]
        subpaths[last] = PDFRectangle(
            left: min(whole.left, box.left), bottom: min(whole.bottom, box.bottom), right: max(whole.right, box.right),
            top: max(whole.top, box.top))
        current = end
    }

    /// Back to where the subpath began.
    mutating func close() {
        add(start, start, start)
        text.append(contentsOf: " h".utf8)
    }

    private mutating func append(_ word: String, _ point: (x: Double, y: Double)) {
        if !word.isEmpty {
            text.append(32)
            text.append(contentsOf: word.utf8)
        }
        RecordText.append(point.x, to: &text)
        RecordText.append(point.y, to: &text)
        if points.count < Self.mostPoints { points += [point.x, point.y] }
    }

    private static func union(_ box: PDFRectangle, _ point: (x: Double, y: Double)) -> PDFRectangle {
        PDFRectangle(
            left: min(box.left, point.x), bottom: min(box.bottom, point.y), right: max(box.right, point.x),
            top: max(box.top, point.y))
    }

    /// One rectangle that stayed upright.
    var isRectangle: Bool {
        rectangles == 1 && count == 4 && segments.allSatisfy { $0.width < 0.001 || $0.height < 0.001 }
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
                path.add(first, second, end, isCurve: true)
            }
        case .curveFirst, .curveLast:
            if operands.count == 4, let first = point(0), let end = point(2) {
                path.add(
                    name == .curveFirst ? path.current : first, name == .curveFirst ? first : end, end, isCurve: true)
            }
        case .close: path.close()
        case .rectangle:
            guard operands.count == 4, let x = operands[0].number, let y = operands[1].number,
                let width = operands[2].number, let height = operands[3].number
            else { return }
            path.rectangles += 1
            path.move(to: state.matrix.apply(x: x, y: y))
            for corner in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
                let end = state.matrix.apply(x: corner.0, y: corner.1)
                path.add(end, end, end)
            }
        default: break
        }
    }

    mutating func paint(_ name: ContentOperator) throws(PDFError) {
        switch name {
        case .closeStroke, .closeFillStroke, .closeFillStrokeEvenOdd: path.close()
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
        if name != .endPath {
            noteDrawing()
            try note(Self.operation(name))
        }
        if let rule = path.clip { clip(by: rule) }
        path = InkPath()
    }

    private mutating func clip(by rule: ContentOperator) {
        let none = PDFRectangle(left: 0, bottom: 0, right: 0, top: 0)
        state.clip = path.bounds.flatMap { state.clip.intersection($0) } ?? none
        if let bounds = path.bounds, path.isRectangle {
            let cut = state.look.cut
            state.look.cut = cut.map { $0.intersection(bounds) ?? none } ?? bounds
        } else {
            // Another outline may have the form of letters.
            let text = Array("\(rule.rawValue)".utf8) + path.text
            state.look.outline = PictureSource.digest(state.look.outline + text)
        }
    }

    private static func operation(_ name: ContentOperator) -> InkPath.Operation {
        switch name {
        case .fill, .fillOld: .fill
        case .fillEvenOdd: .evenOdd
        case .stroke, .closeStroke: .stroke
        case .fillStrokeEvenOdd, .closeFillStrokeEvenOdd: .bothEvenOdd
        default: .both
        }
    }

    /// Half of the pen's width, in the coordinates the content is read in.
    private var halfWidth: Double {
        let scale = max(abs(state.matrix.a) + abs(state.matrix.b), abs(state.matrix.c) + abs(state.matrix.d))
        return min(abs(state.look.lineWidth) * scale / 2, 1_000)
    }

    /// Notes the path for what the page says.
    private mutating func note(_ operation: InkPath.Operation) throws(PDFError) {
        guard let bounds = path.bounds else { return }
        var line = Array(operation.rawValue.utf8)
        // The pen's form is that of the coordinates it is used in.
        if operation == .stroke || operation == .both || operation == .bothEvenOdd {
            for number in [state.matrix.a, state.matrix.b, state.matrix.c, state.matrix.d] {
                RecordText.append(number, to: &line)
            }
            let half = halfWidth
            extend(
                PDFRectangle(
                    left: bounds.left - half, bottom: bounds.bottom - half, right: bounds.right + half,
                    top: bounds.top + half))
        } else {
            extend(bounds)
        }
        line += path.text
        line.append(10)
        try record(line)
        if tags > 0 { ink.tag?.note(operation, path, state.look, seen: bounds.intersection(state.clip)) }
    }

    mutating func extend(_ box: PDFRectangle) {
        guard let extent = ink.extent else {
            ink.extent = box
            return
        }
        ink.extent = PDFRectangle(
            left: min(extent.left, box.left), bottom: min(extent.bottom, box.bottom),
            right: max(extent.right, box.right), top: max(extent.top, box.top))
    }

    /// White hides, but leaves no ink.
    private mutating func markFill() {
        guard !state.look.fill.isWhite else {
            if tags == 0 { ink.whites += path.subpaths.compactMap { $0.intersection(state.clip) } }
            return
        }
        for box in path.subpaths {
            mark(box, isPlain: true)
            note(speck: box)
        }
    }

    private mutating func markStroke() {
        let half = halfWidth
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
