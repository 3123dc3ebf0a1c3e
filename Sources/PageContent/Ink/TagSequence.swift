import PDF

/// The marked content that ``PageTagMark`` names, directly in a page's content, and what is drawn in it. The last one of a
/// page is its tag.
struct TagSequence {
    /// In ``Ink/text``.
    private(set) var pieces: Range<Int>
    /// Where it begins in ``Ink/marks``.
    let marks: Int
    private let pictures: Int
    /// All that is drawn in it.
    var drawn: [UInt8] = []
    /// White rectangles that it begins with, as far as they are inside the clip.
    private(set) var grounds: [PDFRectangle] = []
    /// The one area behind the grounds: a symbol in the form its drawing has.
    private(set) var symbol: Symbol?
    /// The one line path of a test's mark.
    private var strokes: [Double]?
    private var paints = 0
    /// Whether anything else is drawn: what no tag has.
    var hasOthers = false
    /// Fonts that its text is set in.
    private(set) var fonts: [PageFont] = []
    /// Whether the page's content draws anything behind it.
    var isFollowed = false

    struct Symbol {
        /// In user space.
        var box: PDFRectangle
        /// Whether every part reaches from the lower edge to the upper one, or from the left to the right.
        var isUpright: Bool
        var isAcross: Bool
    }

    init(at ink: Ink) {
        pieces = ink.text.pieces.count..<ink.text.pieces.count
        marks = ink.marks.count
        pictures = ink.pictures.count
    }

    mutating func end(at ink: Ink) {
        pieces = pieces.lowerBound..<ink.text.pieces.count
        if ink.pictures.count > pictures { hasOthers = true }
    }

    mutating func noteText(in font: PageFont) {
        if !fonts.contains(where: { $0 === font }) { fonts.append(font) }
        // No tag has more than one.
        if fonts.count > 8 { fonts.removeLast() }
    }

    /// - Parameter seen: What of it is inside the clip.
    mutating func note(_ operation: InkPath.Operation, _ path: InkPath, _ look: Look, seen: PDFRectangle?) {
        paints += 1
        if operation == .stroke, look.stroke.isPale, paints == 1 { strokes = path.points }
        if operation == .fill, path.isRectangle, look.fill.isWhite, grounds.count < 2, paints == grounds.count + 1,
            let seen
        {
            grounds.append(seen)
        } else if operation == .evenOdd, !look.fill.isWhite, symbol == nil, !grounds.isEmpty, let box = path.bounds {
            symbol = Symbol(
                box: box,
                isUpright: path.subpaths.allSatisfy { abs($0.height - box.height) < 0.05 },
                isAcross: path.subpaths.allSatisfy { abs($0.width - box.width) < 0.05 })
        } else {
            hasOthers = true
        }
    }

    /// Whether it is `PRUEBA` in pale strokes, in whatever place and size, and nothing else.
    var isTestMark: Bool {
        guard let strokes, paints == 1, fonts.isEmpty, pieces.isEmpty else { return false }
        return TestMarkShape.matches(strokes)
    }
}

/// Whether a sequence is the tag of the page it is on, as the standard forms have it.
extension TagSequence {
    /// The white rectangle of the tag itself, with what is left of the page's crop box without the paper that was added for
    /// the tag; both in user space. Nil for what is no tag.
    func place(on geometry: PageGeometry) -> (block: PDFRectangle, rest: PDFRectangle, hasPaper: Bool)? {
        guard !hasOthers, let symbol, let first = grounds.first, let last = grounds.last,
            let upright = geometry.toUserSpace.inverse
        else { return nil }
        let page = PDFRectangle(left: 0, bottom: 0, right: geometry.width, top: geometry.height)
        guard
            Self.isBlock(upright.bounds(of: last), around: upright.bounds(of: symbol.box), of: symbol, turned: geometry)
        else { return nil }
        guard grounds.count == 2 else { return (last, geometry.toUserSpace.bounds(of: page), false) }
        // Paper: over the page's whole width, at its lower edge.
        let paper = upright.bounds(of: first)
        guard paper.left <= Self.tolerance, paper.bottom <= Self.tolerance,
            paper.right >= geometry.width - Self.tolerance, paper.top < geometry.height - 1,
            paper.holds(upright.bounds(of: last))
        else { return nil }
        let rest = PDFRectangle(left: 0, bottom: paper.top, right: geometry.width, top: geometry.height)
        return (last, geometry.toUserSpace.bounds(of: rest), true)
    }

    /// Whether a ground is no larger than a symbol needs it: squares over two lines, bars over one.
    private static func isBlock(
        _ block: PDFRectangle, around box: PDFRectangle, of symbol: Symbol, turned geometry: PageGeometry
    ) -> Bool {
        guard block.holds(box) else { return false }
        let side = max(box.width, box.height)
        if abs(box.width - box.height) < 0.03 * side {
            let quiet = 1.5 * side
            return side <= longestSquare && block.width <= max(textWidth, quiet) && block.height <= quiet + twoLines
        }
        let isSideways = geometry.toUserSpace.a == 0
        let isUpright = isSideways ? symbol.isAcross : symbol.isUpright
        let isAcross = isSideways ? symbol.isUpright : symbol.isAcross
        return isUpright && block.height <= broadestBars && block.width <= 1.5 * box.width
            || isAcross && block.width <= broadestBars && block.height <= 1.5 * box.height
    }

    private static let tolerance = 0.05
    /// In points: symbols of 60 mm, bars of 9 mm over a line, the identifier's line, two lines.
    private static let longestSquare = 171.0
    private static let broadestBars = 37.0
    private static let textWidth = 58.0
    private static let twoLines = 14.0
}

/// The outline of a test's mark.
package enum TestMarkShape {
    package static let word = "PRUEBA"
    /// A character's cell on the grid of ``StrokeAlphabet``.
    package static let cell = 6

    /// Corners on the grid, stroke by stroke.
    package static var strokes: [StrokeAlphabet.Stroke] {
        word.enumerated().flatMap { index, character in
            StrokeAlphabet.strokes(of: character).map { $0.map { ($0.x + index * cell, $0.y) } }
        }
    }

    /// Whether points are these, moved, turned and scaled.
    static func matches(_ points: [Double]) -> Bool {
        let corners = strokes.flatMap { $0 }
        // The first three are no line: two of the P's stem, then one beside them.
        guard points.count == 2 * corners.count, corners.count > 2 else { return false }
        let (first, second, third) = (corners[0], corners[1], corners[2])
        let (stem, beside) = (Double(second.y - first.y), Double(third.x - second.x))
        guard first.x == second.x, second.y == third.y, stem != 0, beside != 0 else { return false }
        let up = ((points[2] - points[0]) / stem, (points[3] - points[1]) / stem)
        let across = ((points[4] - points[2]) / beside, (points[5] - points[3]) / beside)
        let unit = (up.0 * up.0 + up.1 * up.1).squareRoot()
        // Upright letters, as high as broad ones are.
        guard unit > 0, abs(across.0 - up.1) < 0.02 * unit, abs(across.1 + up.0) < 0.02 * unit else { return false }
        return corners.enumerated().allSatisfy { index, corner in
            let (x, y) = (Double(corner.x - first.x), Double(corner.y - first.y))
            return abs(points[2 * index] - points[0] - x * across.0 - y * up.0) < 0.1 * unit
                && abs(points[2 * index + 1] - points[1] - x * across.1 - y * up.1) < 0.1 * unit
        }
    }
}
