import PDF

/// Which parts of an upright page are covered, in cells of about a point: as many boxes and questions as there are take
/// time in proportion to them, however they overlap.
struct CoverGrid {
    private let columns: Int
    private let rows: Int
    private let width: Double
    private let height: Double
    /// Covered cells to the left of and below a corner.
    private var sums: [Int32]

    private static let mostCells = 1_024

    /// Boxes are in points from the page's lower left corner; a cell counts as covered where one touches it.
    init(_ boxes: [PDFRectangle], width: Double, height: Double) {
        (self.width, self.height) = (width, height)
        columns = Self.cells(width)
        rows = Self.cells(height)
        let stride = columns + 1
        // How many boxes begin and end at each corner, then how many lie over each cell.
        var counts = [Int32](repeating: 0, count: stride * (rows + 1))
        sums = counts
        for box in boxes {
            let (left, right) = range(box.left, box.right, width, columns)
            let (bottom, top) = range(box.bottom, box.top, height, rows)
            guard left < right, bottom < top else { continue }
            counts[bottom * stride + left] += 1
            counts[bottom * stride + right] -= 1
            counts[top * stride + left] -= 1
            counts[top * stride + right] += 1
        }
        for row in 0..<rows {
            for column in 0..<columns {
                let place = row * stride + column
                if column > 0 { counts[place] += counts[place - 1] }
                if row > 0 { counts[place] += counts[place - stride] }
                if column > 0, row > 0 { counts[place] -= counts[place - stride - 1] }
                sums[place + stride + 1] =
                    sums[place + stride] + sums[place + 1] - sums[place] + (counts[place] > 0 ? 1 : 0)
            }
        }
    }

    /// The part of the page that is covered, 0…1.
    var share: Double { Double(sums.last ?? 0) / Double(columns * rows) }

    /// Whether something covered lies inside the box.
    func meets(_ box: PDFRectangle) -> Bool {
        let (left, right) = range(box.left, box.right, width, columns)
        let (bottom, top) = range(box.bottom, box.top, height, rows)
        guard left < right, bottom < top else { return false }
        let stride = columns + 1
        return sums[top * stride + right] - sums[top * stride + left] - sums[bottom * stride + right]
            + sums[bottom * stride + left] > 0
    }

    private static func cells(_ side: Double) -> Int {
        side.isFinite ? Int(max(1, min(side.rounded(.up), Double(mostCells)))) : 1
    }

    /// The cells that an interval touches.
    private func range(_ low: Double, _ high: Double, _ side: Double, _ count: Int) -> (Int, Int) {
        func place(_ value: Double) -> Double {
            let place = value / side * Double(count)
            return place.isNaN ? 0 : max(0, min(place, Double(count)))
        }
        return (Int(place(low).rounded(.down)), Int(place(high).rounded(.up)))
    }
}
