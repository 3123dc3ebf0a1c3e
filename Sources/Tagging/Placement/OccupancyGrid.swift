import PDF

/// Which parts of an upright page have ink: a grid with sums, so that any rectangle is answered at once.
struct OccupancyGrid {
    private let cell: Double
    private let columns: Int
    private let rows: Int
    /// For each corner, the occupied cells below and left of it.
    private var sums: [Int32] = []

    /// Boxes in the page's upright coordinates; parts outside do not count.
    init(width: Double, height: Double, boxes: [PDFRectangle]) {
        // Four points, coarser on posters and on pages of absurd proportions.
        cell = max(4, (width * height / 60_000).squareRoot(), max(width, height) / 2_000)
        columns = max(1, Int((width / cell).rounded(.up)))
        rows = max(1, Int((height / cell).rounded(.up)))
        var counts = [Int32](repeating: 0, count: (columns + 1) * (rows + 1))
        let stride = columns + 1
        for box in boxes {
            guard box.right > 0, box.top > 0, box.left < width, box.bottom < height else { continue }
            let (left, right) = (index(box.left, columns), index(box.right, columns) + 1)
            let (bottom, top) = (index(box.bottom, rows), index(box.top, rows) + 1)
            counts[bottom * stride + left] += 1
            counts[bottom * stride + right] -= 1
            counts[top * stride + left] -= 1
            counts[top * stride + right] += 1
        }
        // Differences to counts, counts to occupied or not, those to sums.
        for row in 0...rows {
            for column in 0...columns {
                var value = counts[row * stride + column]
                if column > 0 { value += counts[row * stride + column - 1] }
                if row > 0 { value += counts[(row - 1) * stride + column] }
                if row > 0, column > 0 { value -= counts[(row - 1) * stride + column - 1] }
                counts[row * stride + column] = value
            }
        }
        sums = [Int32](repeating: 0, count: counts.count)
        for row in 1...rows {
            for column in 1...columns {
                let occupied: Int32 = counts[(row - 1) * stride + column - 1] > 0 ? 1 : 0
                sums[row * stride + column] =
                    occupied + sums[row * stride + column - 1] + sums[(row - 1) * stride + column]
                    - sums[(row - 1) * stride + column - 1]
            }
        }
    }

    /// Whether no cell the rectangle touches has ink.
    func isFree(_ box: PDFRectangle) -> Bool {
        let (left, right) = (index(box.left, columns), index(box.right, columns) + 1)
        let (bottom, top) = (index(box.bottom, rows), index(box.top, rows) + 1)
        let stride = columns + 1
        return sums[top * stride + right] - sums[top * stride + left] - sums[bottom * stride + right]
            + sums[bottom * stride + left] == 0
    }

    private func index(_ position: Double, _ count: Int) -> Int {
        Int(min(max(position / cell, 0), Double(count - 1)))
    }
}
