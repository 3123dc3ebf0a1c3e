import Poppler

/// Where a page's picture is dark enough for a symbol: bar codes are half black, printed text is not. Only there it is
/// worth to search, and to draw the page once more in finer dots.
struct DarkAreas {
    /// A part of the picture in pixels.
    struct Area: Hashable {
        var columns: Range<Int>
        var rows: Range<Int>

        /// The smallest area around both.
        func union(_ other: Area) -> Area {
            Area(
                columns: min(
                    columns.lowerBound, other.columns.lowerBound)..<max(columns.upperBound, other.columns.upperBound),
                rows: min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound))
        }

        func overlaps(_ other: Area) -> Bool { columns.overlaps(other.columns) && rows.overlaps(other.rows) }

        /// Counted from the corner of an area that holds it.
        func within(_ whole: Area) -> Area {
            Area(
                columns: (columns.lowerBound - whole.columns.lowerBound)..<(columns.upperBound
                    - whole.columns.lowerBound),
                rows: (rows.lowerBound - whole.rows.lowerBound)..<(rows.upperBound - whole.rows.lowerBound))
        }

        /// The same part of a picture in other dots.
        func scaled(_ scale: Double, in picture: GrayImage) -> Area {
            func place(_ pixel: Int, _ limit: Int) -> Int { min(limit, Int((Double(pixel) * scale).rounded())) }
            return Area(
                columns: place(columns.lowerBound, picture.width)..<place(columns.upperBound, picture.width),
                rows: place(rows.lowerBound, picture.height)..<place(rows.upperBound, picture.height))
        }
    }

    /// Side of a tile: 2 mm at 150 dots per inch.
    private static let side = 12
    /// Tiles whose darkness is taken together: a symbol of 8 mm holds such a square wherever it stands.
    private static let reach = 3
    /// Share of black; a symbol printed in half the contrast has a quarter.
    private static let darkness = 0.22

    /// Around each dark place, with room for a symbol's edge and quiet zone.
    let areas: [Area]

    /// - Parameter picture: A page at 150 dots per inch.
    init(_ picture: GrayImage) {
        let grid = Grid(picture)
        var areas: [Area] = []
        for component in grid.components() {
            let (columns, rows) = (component.columns, component.rows)
            var area = Area(
                columns: max(
                    0, (columns.lowerBound - Self.reach) * Self.side)..<min(
                        picture.width, (columns.upperBound + Self.reach) * Self.side),
                rows: max(
                    0, (rows.lowerBound - Self.reach) * Self.side)..<min(
                        picture.height, (rows.upperBound + Self.reach) * Self.side))
            // What overlaps is searched once.
            while let other = areas.firstIndex(where: { $0.overlaps(area) }) {
                area = area.union(areas.remove(at: other))
            }
            areas.append(area)
        }
        self.areas = areas
    }

    /// Tiles of a picture, and which of them belong to a dark square.
    private struct Grid {
        let width: Int
        let height: Int
        private var isDark: [Bool]

        init(_ picture: GrayImage) {
            width = (picture.width + side - 1) / side
            height = (picture.height + side - 1) / side
            let ink = Self.ink(picture, width, height)
            isDark = [Bool](repeating: false, count: width * height)
            let enough = Int(darkness * 255 * Double(reach * reach * side * side))
            guard width >= reach, height >= reach else {
                // Smaller than any symbol with its quiet zone, yet the whole picture.
                isDark = [Bool](repeating: true, count: width * height)
                return
            }
            for top in 0...(height - reach) {
                for left in 0...(width - reach) {
                    var sum = 0
                    for row in top..<(top + reach) {
                        for column in left..<(left + reach) { sum += ink[row * width + column] }
                    }
                    guard sum >= enough else { continue }
                    for row in top..<(top + reach) {
                        for column in left..<(left + reach) { isDark[row * width + column] = true }
                    }
                }
            }
        }

        /// The black of each tile, 255 a pixel.
        private static func ink(_ picture: GrayImage, _ width: Int, _ height: Int) -> [Int] {
            var ink = [Int](repeating: 0, count: width * height)
            for row in 0..<picture.height {
                let line = row * picture.width
                for tile in 0..<width {
                    var light = 0
                    let end = min(picture.width, (tile + 1) * side)
                    for pixel in picture.pixels[(line + tile * side)..<(line + end)] { light += Int(pixel) }
                    ink[row / side * width + tile] += 255 * (end - tile * side) - light
                }
            }
            return ink
        }

        /// Rectangles around tiles that touch each other.
        func components() -> [(columns: Range<Int>, rows: Range<Int>)] {
            var open = isDark
            var found: [(columns: Range<Int>, rows: Range<Int>)] = []
            for start in open.indices where open[start] {
                var (left, right, top, bottom) = (width, 0, height, 0)
                var waiting = [start]
                open[start] = false
                while let tile = waiting.popLast() {
                    let (row, column) = tile.quotientAndRemainder(dividingBy: width)
                    (left, right) = (min(left, column), max(right, column))
                    (top, bottom) = (min(top, row), max(bottom, row))
                    for nextRow in max(0, row - 1)...min(height - 1, row + 1) {
                        for nextColumn in max(0, column - 1)...min(width - 1, column + 1)
                        where open[nextRow * width + nextColumn] {
                            open[nextRow * width + nextColumn] = false
                            waiting.append(nextRow * width + nextColumn)
                        }
                    }
                }
                found.append((left..<(right + 1), top..<(bottom + 1)))
            }
            return found
        }
    }
}

extension GrayImage {
    /// A part of the picture.
    func cropped(to area: DarkAreas.Area) -> GrayImage {
        guard area.columns.count < width || area.rows.count < height else { return self }
        var part: [UInt8] = []
        part.reserveCapacity(area.columns.count * area.rows.count)
        for row in area.rows {
            part += pixels[(row * width + area.columns.lowerBound)..<(row * width + area.columns.upperBound)]
        }
        return GrayImage(width: area.columns.count, height: area.rows.count, pixels: part)
    }
}
