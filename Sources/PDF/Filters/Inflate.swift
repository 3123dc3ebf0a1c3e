/// Decompresses zlib data (RFC 1950, RFC 1951): the PDF filter FlateDecode, in memory-safe code because
/// strangers write these streams, with a limit because a kilobyte can unfold to gigabytes.
struct Inflate {
    private let input: [UInt8]
    private var next: Int
    private var bits: UInt64 = 0
    private var available = 0
    private var output: [UInt8] = []
    private let limit: Int

    /// The decompressed bytes. Throws `damaged` for malformed data, `tooLarge` past `limit`.
    ///
    /// - Parameter spent: Grows by the bytes unpacked, also where an error follows them.
    static func decompress(_ input: [UInt8], limit: Int, spent: inout Int) throws(PDFError) -> [UInt8] {
        var inflate = Inflate(input, limit: limit)
        defer { spent += inflate.output.count }
        try inflate.readHeader()
        try inflate.readBlocks()
        return inflate.output
    }

    static func decompress(_ input: [UInt8], limit: Int) throws(PDFError) -> [UInt8] {
        var spent = 0
        return try decompress(input, limit: limit, spent: &spent)
    }

    private init(_ input: [UInt8], limit: Int) {
        self.input = input
        self.limit = limit
        next = 0
        output.reserveCapacity(min(limit, input.count * 4))
    }

    private static let damaged = PDFError(.damaged, "Compressed data (FlateDecode) is malformed.")
    private static let truncated = PDFError(.damaged, "Compressed data (FlateDecode) ends too early.")

    private mutating func readHeader() throws(PDFError) {
        guard input.count >= 2 else { throw Self.truncated }
        let header = Int(input[0]) << 8 | Int(input[1])
        // Method deflate, check bits, no preset dictionary.
        guard input[0] & 15 == 8, header % 31 == 0, input[1] & 32 == 0 else { throw Self.damaged }
        next = 2
    }

    private mutating func readBlocks() throws(PDFError) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try readStored()
            case 1: try readCodes(literals: .fixedLiterals, distances: .fixedDistances)
            case 2:
                let (literals, distances) = try readTables()
                try readCodes(literals: literals, distances: distances)
            default: throw Self.damaged
            }
        }
    }

    private mutating func fill() {
        while available <= 56, next < input.count {
            bits |= UInt64(input[next]) << UInt64(available)
            next += 1
            available += 8
        }
    }

    private mutating func take(_ count: Int) throws(PDFError) -> Int {
        if available < count {
            fill()
            guard available >= count else { throw Self.truncated }
        }
        let value = Int(bits & (1 << UInt64(count) - 1))
        bits >>= UInt64(count)
        available -= count
        return value
    }

    private mutating func readStored() throws(PDFError) {
        _ = try take(available & 7)
        let count = try take(16)
        guard try take(16) == ~count & 0xFFFF else { throw Self.damaged }
        guard output.count + count <= limit else { throw tooLarge }
        // Whole bytes that were taken ahead are given back.
        next -= available / 8
        (bits, available) = (0, 0)
        guard input.count - next >= count else { throw Self.truncated }
        output += input[next..<next + count]
        next += count
    }

    private mutating func symbol(_ code: HuffmanCode) throws(PDFError) -> Int {
        if available < HuffmanCode.longest { fill() }
        guard let (symbol, length) = code.decode(bits), length <= available else {
            throw available < HuffmanCode.longest ? Self.truncated : Self.damaged
        }
        bits >>= UInt64(length)
        available -= length
        return symbol
    }

    private var tooLarge: PDFError { PDFError(.tooLarge, "A stream decodes to more than \(limit) bytes.") }

    private mutating func readCodes(literals: HuffmanCode, distances: HuffmanCode) throws(PDFError) {
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                guard output.count < limit else { throw tooLarge }
                output.append(UInt8(truncatingIfNeeded: symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol < 286 else { throw Self.damaged }
            let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
            let code = try self.symbol(distances)
            guard code < 30 else { throw Self.damaged }
            let distance = Self.distances[code] + (try take(Self.distanceBits[code]))
            guard distance <= output.count else { throw Self.damaged }
            guard output.count + length <= limit else { throw tooLarge }
            var from = output.count - distance
            for _ in 0..<length {
                output.append(output[from])
                from += 1
            }
        }
    }

    private mutating func readTables() throws(PDFError) -> (HuffmanCode, HuffmanCode) {
        let literals = try take(5) + 257
        let distances = try take(5) + 1
        let codes = try take(4) + 4
        guard literals <= 286, distances <= 30 else { throw Self.damaged }
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<codes { lengths[Self.codeOrder[index]] = UInt8(try take(3)) }
        guard let codeLengths = HuffmanCode(lengths) else { throw Self.damaged }
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try symbol(codeLengths)
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else { throw Self.damaged }
                lengths.append(contentsOf: repeatElement(last, count: try take(2) + 3))
            case 17: lengths.append(contentsOf: repeatElement(0, count: try take(3) + 3))
            default: lengths.append(contentsOf: repeatElement(0, count: try take(7) + 11))
            }
        }
        guard lengths.count == literals + distances, lengths[256] != 0,
            let first = HuffmanCode(Array(lengths[..<literals])), let second = HuffmanCode(Array(lengths[literals...]))
        else { throw Self.damaged }
        return (first, second)
    }

    private static let codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengths = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distances = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
}
