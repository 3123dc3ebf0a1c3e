/// Undoes the predictors of FlateDecode and LZWDecode (ISO 32000-2 §7.4.4.4): TIFF 2 and PNG (RFC 2083 §6).
struct Predictor {
    let predictor: Int
    let colors: Int
    let bits: Int
    let columns: Int

    /// Nil when the parameters ask for no prediction.
    init?(_ parameters: PDFDictionary) throws(PDFError) {
        predictor = parameters["Predictor"]?.integerValue ?? 1
        colors = parameters["Colors"]?.integerValue ?? 1
        bits = parameters["BitsPerComponent"]?.integerValue ?? 8
        columns = parameters["Columns"]?.integerValue ?? 1
        if predictor == 1 { return nil }
        guard (1...64).contains(colors), [1, 2, 4, 8, 16].contains(bits), (1...1 << 24).contains(columns),
            predictor == 2 || (10...15).contains(predictor)
        else { throw PDFError(.damaged, "A stream's predictor parameters are out of range.") }
    }

    func undo(_ data: [UInt8]) throws(PDFError) -> [UInt8] {
        // No longer than the data: what a row could hold beyond that is not there.
        let row = min((colors * bits * columns + 7) / 8, data.count)
        return predictor == 2 ? undoTIFF(data, row: row) : try undoPNG(data, row: row, step: max(1, colors * bits / 8))
    }

    /// Each component is the difference to that of the pixel before, in its own number of bits.
    private func undoTIFF(_ data: [UInt8], row: Int) -> [UInt8] {
        var result = data
        for start in stride(from: 0, to: result.count, by: max(1, row)) {
            let end = min(start + row, result.count)
            switch bits {
            case 8:
                for index in stride(from: start + colors, to: end, by: 1) { result[index] &+= result[index - colors] }
            case 16:
                for index in stride(from: start + 2 * colors, to: end - 1, by: 2) {
                    let left = UInt16(result[index - 2 * colors]) << 8 | UInt16(result[index - 2 * colors + 1])
                    let value = (UInt16(result[index]) << 8 | UInt16(result[index + 1])) &+ left
                    result[index] = UInt8(value >> 8)
                    result[index + 1] = UInt8(truncatingIfNeeded: value)
                }
            default: undoPackedTIFF(&result, start..<end)
            }
        }
        return result
    }

    /// Components of 1, 2 or 4 bits, highest first.
    private func undoPackedTIFF(_ result: inout [UInt8], _ row: Range<Int>) {
        let mask = UInt8(1 << bits - 1)
        var last = [UInt8](repeating: 0, count: colors)
        var component = 0
        for index in row {
            var byte: UInt8 = 0
            for shift in stride(from: 8 - bits, through: 0, by: -bits) {
                last[component] = (last[component] &+ result[index] >> UInt8(shift)) & mask
                byte |= last[component] << UInt8(shift)
                component = component + 1 == colors ? 0 : component + 1
            }
            result[index] = byte
        }
    }

    private func undoPNG(_ data: [UInt8], row: Int, step: Int) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(data.count)
        var position = 0
        while position < data.count {
            let kind = data[position]
            guard kind <= 4 else { throw PDFError(.damaged, "A row of predicted data has no valid filter type.") }
            position += 1
            let count = min(row, data.count - position)
            // Every row but the last is whole.
            let start = result.count
            for index in 0..<count {
                let left = index >= step ? result[start + index - step] : 0
                let up = start > 0 ? result[start + index - row] : 0
                let predicted: UInt8
                switch kind {
                case 1: predicted = left
                case 2: predicted = up
                case 3: predicted = UInt8((Int(left) + Int(up)) / 2)
                case 4:
                    let corner = index >= step && start > 0 ? result[start + index - row - step] : 0
                    predicted = Self.paeth(left, up, corner)
                default: predicted = 0
                }
                result.append(data[position + index] &+ predicted)
            }
            position += count
        }
        return result
    }

    private static func paeth(_ left: UInt8, _ up: UInt8, _ corner: UInt8) -> UInt8 {
        let estimate = Int(left) + Int(up) - Int(corner)
        let (a, b, c) = (abs(estimate - Int(left)), abs(estimate - Int(up)), abs(estimate - Int(corner)))
        if a <= b, a <= c { return left }
        return b <= c ? up : corner
    }
}
