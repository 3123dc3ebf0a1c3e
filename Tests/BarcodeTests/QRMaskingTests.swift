import Barcode
import SeededTesting
import Testing
import Zint

@Suite struct `QR masks` {
    @Test(arguments: [Symbology.ErrorCorrection.low, .medium, .quartile, .high])
    func `the symbol is zint's under the mask that scores best`(correction: Symbology.ErrorCorrection) throws {
        var random = SplitMix64(seed: UInt64(correction.rawValue))
        var chosen: Set<Int> = []
        for length in [5, 23, 39, 39, 39, 39, 60, 200] {
            let text = String(
                (0..<length).map { _ in "0123456789ABCDEFGHJKMNPQRSTVWXYZ -/".randomElement(using: &random) ?? " " })
            let matrix = try ModuleMatrix(encoding: text, as: .qr(correction))
            let masked = try (Int32(0)..<8).map {
                try ZintEncoder.encode(Array(text.utf8), as: .qr, errorCorrection: correction.rawValue, mask: $0)
            }
            let scores = masked.map(Self.plainScore)
            let best = try #require(scores.indices.min { (scores[$0], $0) < (scores[$1], $1) })
            chosen.insert(best)
            for row in 0..<matrix.height {
                for column in 0..<matrix.width {
                    #expect(matrix.isDark(column, row) == masked[best].isDark[row * matrix.width + column])
                }
            }
        }
        #expect(chosen.count > 1)
    }

    @Test func `a symbol wider than a word is made as well`() throws {
        let matrix = try ModuleMatrix(encoding: String(repeating: "0123456789", count: 120), as: .qr(.high))
        #expect(matrix.width > 64 && matrix.isDark(0, 0) && !matrix.isDark(7, 7))
    }

    @Test func `scores are those of the standard, counted module by module`() throws {
        var random = SplitMix64(seed: 18_004)
        for width in [21, 25, 29, 57, 64] {
            let isDark = (0..<(width * width)).map { _ in Int.random(in: 0..<4, using: &random) > 1 }
            let modules = ZintModules(columns: width, rows: width, isDark: isDark)
            func line(_ module: (Int) -> Bool) -> UInt64 {
                (0..<width).reduce(0) { $0 | (module($1) ? 1 << UInt64($1) : 0) }
            }
            let rows = (0..<width).map { row in line { isDark[row * width + $0] } }
            let columns = (0..<width).map { column in line { isDark[$0 * width + column] } }
            #expect(QRScore.score(rows, columns) == Self.plainScore(modules))
        }
    }

    /// ISO/IEC 18004 §7.8.3.1 as it is written.
    private static func plainScore(_ symbol: ZintModules) -> Int {
        let width = symbol.columns
        func isDark(_ x: Int, _ y: Int) -> Bool { symbol.isDark[y * width + x] }
        let rows = (0..<width).map { y in (0..<width).map { isDark($0, y) } }
        let columns = (0..<width).map { x in (0..<width).map { isDark(x, $0) } }
        var score = 0
        for line in rows + columns {
            var start = 0
            for end in 1...width where end == width || line[end] != line[start] {
                if end - start >= 5 { score += 3 + end - start - 5 }
                start = end
            }
            let finder = [true, false, true, true, true, false, true]
            let light = [Bool](repeating: false, count: 4)
            for start in 0...(width - 11) {
                let window = Array(line[start..<(start + 11)])
                if window == finder + light { score += 40 }
                if window == light + finder { score += 40 }
            }
        }
        for y in 0..<(width - 1) {
            for x in 0..<(width - 1)
            where Set([isDark(x, y), isDark(x + 1, y), isDark(x, y + 1), isDark(x + 1, y + 1)]).count == 1 {
                score += 3
            }
        }
        let dark = symbol.isDark.count { $0 }
        let percent = Double(dark) * 100 / Double(width * width)
        return score + 10 * Int(abs(percent - 50) / 5)
    }
}
