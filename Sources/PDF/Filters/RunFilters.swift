/// RunLengthDecode and LZWDecode (ISO 32000-2 §7.4.5, §7.4.4.2).
enum RunFilters {
    static func decodeRunLength(_ data: [UInt8], limit: Int) throws(PDFError) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        while position < data.count, data[position] != 128 {
            let code = Int(data[position])
            position += 1
            if code < 128 {
                guard position + code < data.count else {
                    throw PDFError(.damaged, "RunLengthDecode data ends too early.")
                }
                result.append(contentsOf: data[position...(position + code)])
                position += code + 1
            } else {
                guard position < data.count else { throw PDFError(.damaged, "RunLengthDecode data ends too early.") }
                result.append(contentsOf: repeatElement(data[position], count: 257 - code))
                position += 1
            }
            guard result.count <= limit else {
                throw PDFError(.tooLarge, "A stream decodes to more than \(limit) bytes.")
            }
        }
        return result
    }

    /// Codes of 9 to 12 bits, highest bit first; `earlyChange` widens them one code sooner.
    static func decodeLZW(_ data: [UInt8], earlyChange: Bool, limit: Int) throws(PDFError) -> [UInt8] {
        // Each entry: previous entry's code, last byte, length.
        var prefixes = [Int](repeating: -1, count: 4_096)
        var lasts = [UInt8](repeating: 0, count: 4_096)
        var lengths = [Int](repeating: 1, count: 4_096)
        for code in 0..<256 { lasts[code] = UInt8(code) }
        var result: [UInt8] = []
        var (next, width, previous) = (258, 9, -1)
        var (bits, available) = (0, 0)
        for byte in data {
            bits = (bits << 8 | Int(byte)) & 0xFFFFFF
            available += 8
            guard available >= width else { continue }
            let code = bits >> (available - width) & (1 << width - 1)
            available -= width
            if code == 257 { return result }
            if code == 256 {
                (next, width, previous) = (258, 9, -1)
                continue
            }
            guard code < next || (code == next && previous >= 0), code < 4_096 else {
                throw PDFError(.damaged, "LZWDecode data holds an undefined code.")
            }
            if previous >= 0, next < 4_096 {
                var first = code == next ? previous : code
                while prefixes[first] >= 0 { first = prefixes[first] }
                prefixes[next] = previous
                lasts[next] = lasts[first]
                lengths[next] = lengths[previous] + 1
                next += 1
            } else if code >= next {
                throw PDFError(.damaged, "LZWDecode data holds an undefined code.")
            }
            guard result.count + lengths[code] <= limit else {
                throw PDFError(.tooLarge, "A stream decodes to more than \(limit) bytes.")
            }
            let start = result.count
            result.append(contentsOf: repeatElement(0, count: lengths[code]))
            var (index, entry) = (start + lengths[code] - 1, code)
            while entry >= 0 {
                result[index] = lasts[entry]
                index -= 1
                entry = prefixes[entry]
            }
            previous = code
            let threshold = next + (earlyChange ? 1 : 0)
            width = threshold >= 2_048 ? 12 : threshold >= 1_024 ? 11 : threshold >= 512 ? 10 : 9
        }
        return result
    }
}
