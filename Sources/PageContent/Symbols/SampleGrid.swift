/// The samples of an unpacked image as dark and light, and whether they show a bar code.
struct SampleGrid {
    /// Pictures of symbols are small; a scan of a page is none.
    private static let mostSamples = 1_500_000

    private let width: Int
    private let height: Int
    private let isDark: [Bool]

    /// Nil for samples of other forms than scanners and generators of symbols write, or too few of them.
    init?(_ head: PictureHead, _ data: [UInt8], palette: (colors: [UInt8], components: Int)?) {
        guard head.width >= 21, head.height >= 8, head.width * head.height <= Self.mostSamples,
            data.count >= head.samples, head.bits == 1 || head.bits == 8
        else {
            return nil
        }
        (width, height) = (head.width, head.height)
        var isDark: [Bool] = []
        isDark.reserveCapacity(width * height)
        var lights = [Int](repeating: 255, count: 256)
        for value in 0..<256 {
            lights[value] = head.bits == 1 ? (value & 1) * 255 : value
            if let palette {
                let start = value * palette.components
                guard start + palette.components <= palette.colors.count else { continue }
                let sum = palette.colors[start..<start + palette.components].reduce(0) { $0 + Int($1) }
                lights[value] = sum / palette.components
            }
        }
        let components = head.components
        var extremes = 0
        for row in 0..<height {
            let line = row * head.stride
            for column in 0..<width {
                var light = 0
                if head.bits == 1 {
                    light = lights[Int(data[line + column >> 3] >> UInt8(7 - column & 7)) & 1]
                } else {
                    for component in 0..<components {
                        light += lights[Int(data[line + column * components + component])]
                    }
                    light /= components
                    if components == 4 { light = 255 - light }
                }
                if light < 64 || light > 192 { extremes += 1 }
                isDark.append(light < 128)
            }
        }
        // A photograph or a logo has many tones; a symbol has two, and blurred edges.
        guard extremes * 10 >= width * height * 7 else { return nil }
        self.isDark = isDark
    }

    var symbol: PrintedSymbol.Kind? { hasFinders ? .matrix : hasFrame ? .matrix : hasBars ? .linear : nil }

    /// The squares in three corners of a QR symbol: along a line, dark and light in the proportion 1:1:3:1:1.
    private var hasFinders: Bool {
        var centres: [(x: Int, y: Int, size: Int)] = []
        for row in Swift.stride(from: 0, to: height, by: max(1, height / 160)) {
            for (centre, size) in finders(count: width, at: { isDark[row * width + $0] }) {
                let column = { isDark[$0 * width + centre] }
                guard finders(count: height, at: column).contains(where: { abs($0.centre - row) <= size / 2 }) else {
                    continue
                }
                guard !centres.contains(where: { abs($0.x - centre) < size && abs($0.y - row) < size }) else {
                    continue
                }
                centres.append((centre, row, size))
            }
            if centres.count > 3 { break }
        }
        return centres.count >= 3
    }

    private func finders(count: Int, at isDark: (Int) -> Bool) -> [(centre: Int, size: Int)] {
        var found: [(centre: Int, size: Int)] = []
        var runs: [Int] = []
        var start = 0
        for place in 1...count where place == count || isDark(place) != isDark(place - 1) {
            runs.append(place - start)
            if runs.count > 5 { runs.removeFirst() }
            // The last run is dark.
            if runs.count == 5, isDark(place - 1) {
                let size = runs.reduce(0, +)
                let module = Double(size) / 7
                let fits = zip(runs, [1.0, 1, 3, 1, 1]).allSatisfy { abs(Double($0) - $1 * module) <= 0.6 * module }
                if fits, size >= 7 { found.append((place - size / 2, size)) }
            }
            start = place
        }
        return found
    }

    /// A Data Matrix symbol's frame: two dark sides that meet, the others dotted.
    private var hasFrame: Bool {
        var (left, right, top, bottom) = (width, -1, height, -1)
        for row in 0..<height {
            for column in 0..<width where isDark[row * width + column] {
                (left, right) = (min(left, column), max(right, column))
                (top, bottom) = (min(top, row), max(bottom, row))
            }
        }
        guard right - left >= 9, bottom - top >= 9, abs((right - left) - (bottom - top)) * 4 <= right - left else {
            return false
        }
        let sides = [
            (left...right).map { isDark[top * width + $0] }, (top...bottom).map { isDark[$0 * width + right] },
            (left...right).map { isDark[bottom * width + $0] }, (top...bottom).map { isDark[$0 * width + left] },
        ]
        let isSolid = sides.map { $0.allSatisfy(\.self) }
        let changes = sides.map { side in zip(side, side.dropFirst()).count { $0 != $1 } }
        return (0..<4).contains { index in
            let (one, next) = (index, (index + 1) & 3)
            let (third, fourth) = ((index + 2) & 3, (index + 3) & 3)
            return isSolid[one] && isSolid[next] && changes[third] >= 8 && changes[fourth] >= 8
        }
    }

    /// Bars: many changes along a line, the same ones on the lines around it.
    private var hasBars: Bool {
        guard width >= 60 else { return false }
        let rows = [height * 3 / 10, height * 4 / 10, height / 2].map { row in
            (0..<width).map { isDark[row * width + $0] }
        }
        let changes = zip(rows[0], rows[0].dropFirst()).count { $0 != $1 }
        guard changes >= 40 else { return false }
        return rows.dropFirst().allSatisfy { row in zip(row, rows[0]).count { $0 != $1 } * 50 <= width }
    }
}
