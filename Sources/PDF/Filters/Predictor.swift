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
        let step = max(1, colors * bits / 8)
        return predictor == 2 ? try undoTIFF(data, row: row, step: step) : try undoPNG(data, row: row, step: step)
    }

    private func undoTIFF(_ data: [UInt8], row: Int, step: Int) throws(PDFError) -> [UInt8] {
        guard bits == 8 else { throw PDFError(.unsupported, "TIFF prediction with \(bits) bits is not supported.") }
        var result = data
        var start = 0
        while start < result.count {
            let end = min(start + row, result.count)
            for index in stride(from: start + step, to: end, by: 1) { result[index] &+= result[index - step] }
            start = end
        }
        return result
    }

    private func undoPNG(_ data: [UInt8], row: Int, step: Int) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(data.count)
        var position = 0
        var previous = [UInt8](repeating: 0, count: row)
        while position < data.count {
            let kind = data[position]
            guard kind <= 4 else { throw PDFError(.damaged, "A row of predicted data has no valid filter type.") }
            let count = min(row, data.count - position - 1)
            var current = Array(data[(position + 1)..<(position + 1 + count)])
            for index in 0..<count {
                let left = index >= step ? current[index - step] : 0
                let up = previous[index]
                switch kind {
                case 1: current[index] &+= left
                case 2: current[index] &+= up
                case 3: current[index] &+= UInt8((Int(left) + Int(up)) / 2)
                case 4:
                    current[index] &+= Self.paeth(left, up, index >= step ? previous[index - step] : 0)
                default: break
                }
            }
            result.append(contentsOf: current)
            position += 1 + count
            if count == row { previous = current }
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
