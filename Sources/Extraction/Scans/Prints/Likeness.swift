import Leptonica
import Poppler

/// How alike a place on a page and the same place on a picture of it look, letter by letter: a second witness beside
/// the recogniser, which is sure of what it misreads.
struct Likeness {
    /// The page as it was made.
    private let original: GrayImage
    /// The picture, laid straight.
    private let copy: Raster
    private let originalDots: Double
    private let copyDots: Double
    private let mapping: PageMapping

    /// Pixels by which a letter may lie beside its place.
    private static let reach = 4

    init(
        original: GrayImage, originalDots: Double, copy: Raster, copyDots: Double, mapping: PageMapping
    ) {
        self.original = original
        self.originalDots = originalDots
        self.copy = copy
        self.copyDots = copyDots
        self.mapping = mapping
    }

    /// -1…1, the best correlation near the place; 1 where both are blank, 0 where one is.
    ///
    /// - Parameter box: On the original's page, in points.
    func of(_ box: PageBox) -> Double {
        let scale = originalDots / 72
        let (left, top) = (Int((box.x0 * scale).rounded()), Int((box.y0 * scale).rounded()))
        let (width, height) = (
            max(3, Int((box.width * scale).rounded())), max(3, Int((box.height * scale).rounded()))
        )
        guard left >= 0, top >= 0, left + width <= original.width, top + height <= original.height,
            width * height <= 40_000
        else { return 1 }
        var expected: [Int] = []
        expected.reserveCapacity(width * height)
        for row in top..<(top + height) {
            for column in left..<(left + width) { expected.append(Int(original.pixels[row * original.width + column])) }
        }
        let middle = mapping.place((box.x0 + box.x1) / 2, box.middle)
        let (copyLeft, copyTop) = (
            Int((middle.x * copyDots / 72).rounded()) - width / 2,
            Int((middle.y * copyDots / 72).rounded()) - height / 2
        )
        let isBlank = Self.spread(expected) < Self.ink
        var best = -1.0
        for down in -Self.reach...Self.reach {
            for across in -Self.reach...Self.reach {
                let (x, y) = (copyLeft + across, copyTop + down)
                guard x >= 0, y >= 0, x + width <= copy.width, y + height <= copy.height else { continue }
                if isBlank {
                    // Only the place itself: next to it may stand ink.
                    guard across == 0, down == 0 else { continue }
                    return Self.spread(pixels(x, y, width, height)) < 2.5 * Self.ink ? 1 : 0
                }
                best = max(best, correlation(expected, x, y, width, height))
            }
        }
        return best
    }

    /// Whether nothing is printed at the place of the picture.
    func isErased(_ box: PageBox) -> Bool {
        let middle = mapping.place((box.x0 + box.x1) / 2, box.middle)
        let scale = copyDots / 72
        let (width, height) = (Int(box.width * scale), Int(box.height * scale))
        let (left, top) = (Int(middle.x * scale) - width / 2, Int(middle.y * scale) - height / 2)
        guard width > 2, height > 2, left >= 0, top >= 0, left + width <= copy.width, top + height <= copy.height else {
            return false
        }
        return Self.spread(pixels(left, top, width, height)) < 2 * Self.ink
    }

    /// Standard deviation of what is still paper.
    private static let ink = 14.0

    private func pixels(_ left: Int, _ top: Int, _ width: Int, _ height: Int) -> [Int] {
        var values: [Int] = []
        values.reserveCapacity(width * height)
        for row in top..<(top + height) {
            for column in left..<(left + width) { values.append(Int(copy.pixels[row * copy.width + column])) }
        }
        return values
    }

    private static func spread(_ values: [Int]) -> Double {
        guard !values.isEmpty else { return 0 }
        let (sum, squares) = values.reduce(into: (0, 0)) {
            $0.0 += $1
            $0.1 += $1 * $1
        }
        let mean = Double(sum) / Double(values.count)
        return max(0, Double(squares) / Double(values.count) - mean * mean).squareRoot()
    }

    private func correlation(_ expected: [Int], _ left: Int, _ top: Int, _ width: Int, _ height: Int) -> Double {
        var (sumA, sumB, squaresA, squaresB, products) = (0, 0, 0, 0, 0)
        var place = 0
        for row in top..<(top + height) {
            let line = row * copy.width + left
            for column in line..<(line + width) {
                let (a, b) = (expected[place], Int(copy.pixels[column]))
                sumA += a
                sumB += b
                squaresA += a * a
                squaresB += b * b
                products += a * b
                place += 1
            }
        }
        let count = Double(place)
        let covariance = Double(products) / count - Double(sumA) / count * (Double(sumB) / count)
        let varianceA = Double(squaresA) / count - Double(sumA) / count * (Double(sumA) / count)
        let varianceB = Double(squaresB) / count - Double(sumB) / count * (Double(sumB) / count)
        guard varianceA > 1, varianceB > 1 else { return 0 }
        return covariance / (varianceA * varianceB).squareRoot()
    }
}
