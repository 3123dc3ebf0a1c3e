/// A corner of an outline, in modules from the top left.
package struct ModuleCorner: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}

extension ModuleMatrix {
    /// The borders of the dark areas as closed polygons, corners only, the last one joined to the first. Filled
    /// together they give the symbol without seams between modules, as squares drawn one by one would show.
    ///
    /// Borders run with the dark side to the right; where two areas touch at a corner they stay apart.
    package var outlines: [[ModuleCorner]] {
        var edges = OutlineEdges(self)
        var outlines: [[ModuleCorner]] = []
        while let outline = edges.trace() { outlines.append(outline) }
        return outlines
    }
}

/// The unit edges between dark and light that no outline has taken yet.
private struct OutlineEdges {
    /// Right, down, left, up, with y downwards: each turn to the right adds one.
    private static let steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]
    /// For each corner, bit d set when an edge leaves it in direction d.
    private var leaving: [UInt8]
    private let columns: Int
    private var next = 0

    init(_ matrix: ModuleMatrix) {
        columns = matrix.width + 1
        leaving = [UInt8](repeating: 0, count: columns * (matrix.height + 1))
        for row in 0..<matrix.height {
            for column in 0..<matrix.width where matrix.isDark(column, row) {
                if !matrix.isDark(column, row - 1) { add(column, row, 0) }
                if !matrix.isDark(column + 1, row) { add(column + 1, row, 1) }
                if !matrix.isDark(column, row + 1) { add(column + 1, row + 1, 2) }
                if !matrix.isDark(column - 1, row) { add(column, row + 1, 3) }
            }
        }
    }

    private mutating func add(_ x: Int, _ y: Int, _ direction: Int) { leaving[y * columns + x] |= 1 << direction }

    mutating func trace() -> [ModuleCorner]? {
        while next < leaving.count, leaving[next] == 0 { next += 1 }
        guard next < leaving.count else { return nil }
        var (x, y) = (next % columns, next / columns)
        var direction = leaving[next].trailingZeroBitCount
        var corners = [ModuleCorner(x: x, y: y)]
        let start = (x, y)
        repeat {
            leaving[y * columns + x] &= ~(1 << direction)
            x += Self.steps[direction].0
            y += Self.steps[direction].1
            guard (x, y) != start else { break }
            let exits = leaving[y * columns + x]
            // Right first: stay with the dark area this border belongs to.
            guard let turn = [1, 0, 3].first(where: { exits >> ((direction + $0) & 3) & 1 == 1 }) else { break }
            if turn != 0 { corners.append(ModuleCorner(x: x, y: y)) }
            direction = (direction + turn) & 3
        } while true
        return corners
    }
}
