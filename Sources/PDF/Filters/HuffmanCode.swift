/// A canonical Huffman code of RFC 1951 §3.2.2: a table for codes up to ten bits, a walk for longer ones.
struct HuffmanCode {
    static let longest = 15
    private static let direct = 10

    /// By the next ten bits: symbol << 4 | length; 0 where the code is longer or does not exist.
    private var table: [UInt16]
    private var counts: [Int]
    private var symbols: [UInt16]

    /// Nil when the lengths describe more codes than there are, or none.
    init?(_ lengths: [UInt8]) {
        counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...Self.longest {
            left = left * 2 - counts[length]
            guard left >= 0 else { return nil }
        }
        var starts = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1...Self.longest { starts[length + 1] = starts[length] + counts[length] }
        symbols = [UInt16](repeating: 0, count: lengths.count)
        table = [UInt16](repeating: 0, count: 1 << Self.direct)
        var codes = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1...Self.longest { codes[length + 1] = (codes[length] + counts[length]) << 1 }
        for (symbol, byte) in lengths.enumerated() where byte != 0 {
            let length = Int(byte)
            symbols[starts[length]] = UInt16(symbol)
            starts[length] += 1
            if length <= Self.direct {
                var index = Self.reversed(codes[length], length)
                while index < 1 << Self.direct {
                    table[index] = UInt16(symbol << 4 | length)
                    index += 1 << length
                }
            }
            codes[length] += 1
        }
    }

    /// The symbol the bits begin with (first bit lowest) and its length; nil when there is none.
    func decode(_ bits: UInt64) -> (symbol: Int, length: Int)? {
        let entry = table[Int(bits & (1 << UInt64(Self.direct) - 1))]
        if entry != 0 { return (Int(entry >> 4), Int(entry & 15)) }
        var code = 0
        var first = 0
        var index = 0
        var rest = bits
        for length in 1...Self.longest {
            code |= Int(rest & 1)
            rest >>= 1
            let count = counts[length]
            if code - count < first { return (Int(symbols[index + code - first]), length) }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        return nil
    }

    private static func reversed(_ code: Int, _ length: Int) -> Int {
        var result = 0
        for bit in 0..<length where code >> bit & 1 == 1 { result |= 1 << (length - 1 - bit) }
        return result
    }

    private static func make(_ lengths: [UInt8]) -> HuffmanCode {
        guard let code = HuffmanCode(lengths) else { preconditionFailure("RFC 1951's fixed codes are complete") }
        return code
    }

    /// RFC 1951 §3.2.6.
    static let fixedLiterals = make(
        [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112) + [UInt8](repeating: 7, count: 24)
            + [UInt8](repeating: 8, count: 8))
    static let fixedDistances = make([UInt8](repeating: 5, count: 32))
}
