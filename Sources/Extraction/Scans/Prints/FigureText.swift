/// A printed figure as it is compared with what was recognised of it.
package enum FigureText {
    /// What an alteration would change: everything with a digit in it, and the names of months.
    package static func isFigure(_ text: String) -> Bool {
        text.hasDigit || DateText.monthNumber(text.trimming(",.;:()")) != nil
    }

    /// The signs that count, those that recognisers take for one another made one. Punctuation is lost in a scan.
    package static func signs(_ text: String) -> [UInt8] {
        text.unicodeScalars.compactMap { scalar in
            switch scalar {
            case "O", "o", "Q": UInt8(ascii: "0")
            case "I", "l", "i", "|", "!", "]", "[": UInt8(ascii: "1")
            case "S", "s": UInt8(ascii: "5")
            case "B": UInt8(ascii: "8")
            case "Z", "z": UInt8(ascii: "2")
            case "G": UInt8(ascii: "6")
            default:
                scalar.isASCII && scalar.isPlain
                    ? UInt8(truncatingIfNeeded: scalar.value) & 0xDF | (scalar.isLetter ? 0 : 0x20) : nil
            }
        }
    }

    /// The places in `expected` where `found` reads otherwise: by the least number of changes, and only where a digit is
    /// concerned. An insertion stands at the sign it precedes.
    package static func changes(from expected: [UInt8], to found: [UInt8]) -> [Int] {
        guard expected != found, expected.count <= 64, found.count <= 96 else { return [] }
        let (rows, columns) = (expected.count + 1, found.count + 1)
        var costs = [Int](repeating: 0, count: rows * columns)
        for row in 0..<rows { costs[row * columns] = row }
        for column in 0..<columns { costs[column] = column }
        for row in 1..<max(1, rows) where rows > 1 {
            for column in 1..<max(1, columns) where columns > 1 {
                let replaced =
                    costs[(row - 1) * columns + column - 1] + (expected[row - 1] == found[column - 1] ? 0 : 1)
                costs[row * columns + column] = min(
                    replaced, costs[(row - 1) * columns + column] + 1, costs[row * columns + column - 1] + 1)
            }
        }
        var places: [Int] = []
        var (row, column) = (rows - 1, columns - 1)
        while row > 0 || column > 0 {
            let cost = costs[row * columns + column]
            if row > 0, column > 0,
                cost == costs[(row - 1) * columns + column - 1] + (expected[row - 1] == found[column - 1] ? 0 : 1)
            {
                if expected[row - 1] != found[column - 1], expected[row - 1].isDigit || found[column - 1].isDigit {
                    places.append(row - 1)
                }
                (row, column) = (row - 1, column - 1)
            } else if row > 0, cost == costs[(row - 1) * columns + column] + 1 {
                if expected[row - 1].isDigit { places.append(row - 1) }
                row -= 1
            } else {
                if found[column - 1].isDigit { places.append(row) }
                column -= 1
            }
        }
        return places.reversed()
    }
}
