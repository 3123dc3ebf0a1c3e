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

    /// A line or curve whose control points are `points`.
    mutating func add(_ points: [(x: Double, y: Double)]) {
        if subpaths.isEmpty { move(to: current) }
        var box = PDFRectangle(left: current.x, bottom: current.y, right: current.x, top: current.y)
        for point in points { box = Self.union(box, point) }
        if segments.count < Self.mostSegments { segments.append(box) }
        let last = subpaths.count - 1
        for point in points { subpaths[last] = Self.union(subpaths[last], point) }
        if let end = points.last { current = end }
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
        let numbers = operands.compactMap(\.number)
        let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
            state.matrix.apply(x: numbers[$0], y: numbers[$0 + 1])
        }
        switch name {
        case .move: if points.count == 1 { path.move(to: points[0]) }
        case .line: if points.count == 1 { path.add(points) }
        case .curve: if points.count == 3 { path.add(points) }
        case .curveFirst, .curveLast: if points.count == 2 { path.add(points) }
        case .close: path.add([path.start])
        case .rectangle:
            guard numbers.count == 4 else { return }
            let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
            path.move(to: state.matrix.apply(x: x, y: y))
            for corner in [(x + width, y), (x + width, y + height), (x, y + height), (x, y)] {
                path.add([state.matrix.apply(x: corner.0, y: corner.1)])
            }
        default: break
        }
    }

    mutating func paint(_ name: ContentOperator) {
        switch name {
        case .closeStroke, .closeFillStroke, .closeFillStrokeEvenOdd: path.add([path.start])
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
        if path.clips {
            let none = PDFRectangle(left: 0, bottom: 0, right: 0, top: 0)
            state.clip = path.bounds.flatMap { state.clip.intersection($0) } ?? none
        }
        path = InkPath()
    }

    /// White hides, but leaves no ink.
    private mutating func markFill() {
        guard !state.fillIsWhite else { return }
        for box in path.subpaths { mark(box, isPlain: true) }
    }

    private mutating func markStroke() {
        let scale = max(abs(state.matrix.a) + abs(state.matrix.b), abs(state.matrix.c) + abs(state.matrix.d))
        let half = min(abs(state.lineWidth) * scale / 2, 1_000)
        for box in path.segments {
            mark(
                PDFRectangle(
                    left: box.left - half, bottom: box.bottom - half, right: box.right + half, top: box.top + half))
        }
    }
}
