import Poppler

/// Where the places of one page lie on a picture of it: shifted, scaled, a little turned. Fitted to words that stand
/// once on both.
struct PageMapping {
    /// x' = a·x + b·y + c, y' = d·x + e·y + f, in points.
    private var across: [Double]
    private var down: [Double]

    /// Words that must agree; fewer may agree by chance.
    private static let leastAnchors = 6

    /// Nil where too few words are the same on both.
    init?(from original: PageWords, to copy: PageWords) {
        let (known, seen) = (Self.unique(original), Self.unique(copy))
        var anchors: [(from: (Double, Double), to: (Double, Double))] = []
        for (text, word) in known {
            guard let other = seen[text] else { continue }
            anchors.append((Self.middle(word.box), Self.middle(other.box)))
        }
        // A few rounds, each without what the last fit put far off: the same word may stand elsewhere by chance.
        var fit: (across: [Double], down: [Double])?
        for round in 0..<4 {
            guard anchors.count >= Self.leastAnchors,
                let across = Self.fit(anchors.map { ($0.from, $0.to.0) }),
                let down = Self.fit(anchors.map { ($0.from, $0.to.1) })
            else { return nil }
            fit = (across, down)
            let errors = anchors.map { anchor in
                max(
                    abs(Self.apply(across, anchor.from) - anchor.to.0), abs(Self.apply(down, anchor.from) - anchor.to.1)
                )
            }
            let usual = errors.sorted()[errors.count / 2]
            if round == 3 { break }
            anchors = zip(anchors, errors).filter { $0.1 <= max(1.5, 3 * usual) }.map(\.0)
        }
        guard let fit, abs(fit.across[0] - 1) < 0.3, abs(fit.down[1] - 1) < 0.3 else { return nil }
        (across, down) = (fit.across, fit.down)
    }

    /// The place on the picture.
    func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (Self.apply(across, (x, y)), Self.apply(down, (x, y)))
    }

    func box(_ box: PageBox) -> PageBox {
        let (first, second) = (place(box.x0, box.y0), place(box.x1, box.y1))
        return PageBox(
            x0: min(first.x, second.x), y0: min(first.y, second.y), x1: max(first.x, second.x),
            y1: max(first.y, second.y))
    }

    private static func unique(_ page: PageWords) -> [[UInt8]: PageWord] {
        var found: [[UInt8]: PageWord?] = [:]
        for word in page.words {
            let letters = Folding.fold(word.text)
            guard letters.count >= 4 else { continue }
            found[letters] = found[letters] == nil ? .some(word) : .some(nil)
        }
        return found.compactMapValues { $0 }
    }

    private static func middle(_ box: PageBox) -> (Double, Double) { ((box.x0 + box.x1) / 2, box.middle) }

    private static func apply(_ row: [Double], _ point: (Double, Double)) -> Double {
        row[0] * point.0 + row[1] * point.1 + row[2]
    }

    /// Least squares for one coordinate, by the normal equations about the mean.
    private static func fit(_ pairs: [(from: (Double, Double), to: Double)]) -> [Double]? {
        let count = Double(pairs.count)
        let meanX = pairs.reduce(0) { $0 + $1.from.0 } / count
        let meanY = pairs.reduce(0) { $0 + $1.from.1 } / count
        let meanTo = pairs.reduce(0) { $0 + $1.to } / count
        var (xx, xy, yy, xt, yt) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for pair in pairs {
            let (x, y, to) = (pair.from.0 - meanX, pair.from.1 - meanY, pair.to - meanTo)
            xx += x * x
            xy += x * y
            yy += y * y
            xt += x * to
            yt += y * to
        }
        let determinant = xx * yy - xy * xy
        guard determinant > 1e-6 * xx * yy, determinant > 1 else { return nil }
        let a = (xt * yy - yt * xy) / determinant
        let b = (yt * xx - xt * xy) / determinant
        return [a, b, meanTo - a * meanX - b * meanY]
    }
}
