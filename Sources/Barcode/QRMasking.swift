import Synchronization
import Zint

/// Chooses the mask of a QR symbol by the scores of ISO/IEC 18004 §7.8.3.
///
/// zint tries all eight module by module, which takes nearly all of its time. A mask and its format information are the same
/// modules for all symbols of a size, so what tells a mask from the first one is asked of zint once; then the eight symbols
/// are compared a row at a time.
enum QRMasking {
    /// A symbol's rows and columns; the first module of each is the lowest bit.
    struct Grid: Hashable, Sendable {
        var rows: [UInt64]
        var columns: [UInt64]

        init(_ modules: ZintModules) {
            rows = Array(repeating: 0, count: modules.rows)
            columns = Array(repeating: 0, count: modules.columns)
            for row in 0..<modules.rows {
                for column in 0..<modules.columns where modules.isDark[row * modules.columns + column] {
                    rows[row] |= 1 << UInt64(column)
                    columns[column] |= 1 << UInt64(row)
                }
            }
        }

        /// Dark where exactly one of both is.
        func differing(from other: Grid) -> Grid {
            var result = self
            for index in rows.indices { result.rows[index] ^= other.rows[index] }
            for index in columns.indices { result.columns[index] ^= other.columns[index] }
            return result
        }

        var modules: ZintModules {
            ZintModules(
                columns: columns.count, rows: rows.count,
                isDark: rows.flatMap { row in columns.indices.map { row >> UInt64($0) & 1 == 1 } })
        }
    }

    private struct Size: Hashable {
        var width: Int
        var correction: Symbology.ErrorCorrection
    }

    /// The symbol of text under the mask with the lowest score.
    static func encode(
        _ text: [UInt8], _ correction: Symbology.ErrorCorrection
    ) throws(ZintError) -> ZintModules {
        let first = try ZintEncoder.encode(text, as: .qr, errorCorrection: correction.rawValue, mask: 0)
        // Larger symbols have more modules in a row than a word has bits.
        guard first.columns <= UInt64.bitWidth else {
            return try ZintEncoder.encode(text, as: .qr, errorCorrection: correction.rawValue)
        }
        let base = Grid(first)
        var best = (score: Int.max, grid: base)
        for difference in try differences(of: base, text, correction) {
            let grid = base.differing(from: difference)
            let score = QRScore.score(grid.rows, grid.columns)
            if score < best.score { best = (score, grid) }
        }
        return best.grid.modules
    }

    private static let known = Mutex<[Size: [Grid]]>([:])

    /// In what the symbols of each mask differ from that of the first, by mask.
    private static func differences(
        of base: Grid, _ text: [UInt8], _ correction: Symbology.ErrorCorrection
    ) throws(ZintError) -> [Grid] {
        let size = Size(width: base.columns.count, correction: correction)
        if let found = known.withLock({ $0[size] }) { return found }
        var made: [Grid] = []
        for mask in Int32(0)..<8 {
            let other = try ZintEncoder.encode(text, as: .qr, errorCorrection: correction.rawValue, mask: mask)
            made.append(Grid(other).differing(from: base))
        }
        let result = made
        known.withLock { $0[size] = result }
        return result
    }
}

/// How unfortunate a symbol looks to a reader (ISO/IEC 18004 §7.8.3.1, table 11); less is better.
package enum QRScore {
    /// Of lines of at most 64 modules, the first of each in the lowest bit.
    package static func score(_ rows: [UInt64], _ columns: [UInt64]) -> Int {
        runs(rows, columns.count) + runs(columns, rows.count) + blocks(rows, columns.count)
            + finders(rows, columns.count) + finders(columns, rows.count) + balance(rows, columns.count)
    }

    /// Five or more modules of one colour in a line: 3, and 1 for each further one.
    private static func runs(_ lines: [UInt64], _ length: Int) -> Int {
        let pairs = ones(length - 1)
        return lines.reduce(0) { sum, line in
            let equal = ~(line ^ line >> 1) & pairs
            let twice = equal & equal >> 1
            let fours = twice & twice >> 2
            return sum + fours.nonzeroBitCount + 2 * (fours & ~(fours << 1)).nonzeroBitCount
        }
    }

    /// Squares of four modules of one colour: 3 each.
    private static func blocks(_ rows: [UInt64], _ length: Int) -> Int {
        let pairs = ones(length - 1)
        return zip(rows, rows.dropFirst()).reduce(0) { sum, pair in
            let (upper, lower) = pair
            let equal = ~(upper ^ upper >> 1) & ~(upper ^ lower) & ~(upper ^ lower >> 1) & pairs
            return sum + 3 * equal.nonzeroBitCount
        }
    }

    /// What looks like a finder pattern, dark and light 1:1:3:1:1, beside four light modules: 40 each.
    private static func finders(_ lines: [UInt64], _ length: Int) -> Int {
        guard length >= 11 else { return 0 }
        let starts = ones(length - 10)
        return lines.reduce(0) { sum, line in
            let light = ~line
            let finder =
                line & light >> 1 & line >> 2 & line >> 3 & line >> 4 & light >> 5 & line >> 6
            let before = light & light >> 1 & light >> 2 & light >> 3
            let found = (finder & before >> 7 & starts, before & finder >> 4 & starts)
            return sum + 40 * (found.0.nonzeroBitCount + found.1.nonzeroBitCount)
        }
    }

    /// 10 for each 5 % that the share of dark modules is away from a half.
    private static func balance(_ rows: [UInt64], _ length: Int) -> Int {
        let dark = rows.reduce(0) { $0 + $1.nonzeroBitCount }
        let all = rows.count * length
        return 10 * (abs(2 * dark - all) * 10 / all)
    }

    private static func ones(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }
}
