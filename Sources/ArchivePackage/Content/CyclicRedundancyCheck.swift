/// CRC-32 as ZIP uses it (APPNOTE 4.4.7: polynomial 0xEDB88320, reflected), eight bytes at a time.
struct CyclicRedundancyCheck: Sendable {
    private var register: UInt32 = 0xFFFF_FFFF

    /// The checksum of everything so far.
    var value: UInt32 { ~register }

    mutating func update(_ bytes: [UInt8]) {
        register = unsafe bytes.withUnsafeBytes { unsafe Self.advance(register, over: $0) }
    }

    /// Slicing by eight: table `k` holds the effect of a byte that is followed by `k` zero bytes.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var register = UInt32(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
            tables[byte] = register
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()

    private static func advance(_ start: UInt32, over bytes: UnsafeRawBufferPointer) -> UInt32 {
        unsafe tables.withUnsafeBufferPointer { table in
            var register = start
            var index = 0
            while index + 8 <= bytes.count {
                let word =
                    unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    ^ UInt64(register)
                register = unsafe table[7 << 8 | Int(word & 0xFF)] ^ table[6 << 8 | Int(word >> 8 & 0xFF)]
                register =
                    unsafe register ^ table[5 << 8 | Int(word >> 16 & 0xFF)] ^ table[4 << 8 | Int(word >> 24 & 0xFF)]
                register =
                    unsafe register ^ table[3 << 8 | Int(word >> 32 & 0xFF)] ^ table[2 << 8 | Int(word >> 40 & 0xFF)]
                register = unsafe register ^ table[1 << 8 | Int(word >> 48 & 0xFF)] ^ table[Int(word >> 56)]
                index += 8
            }
            while index < bytes.count {
                register = unsafe register >> 8 ^ table[Int((register ^ UInt32(bytes[index])) & 0xFF)]
                index += 1
            }
            return register
        }
    }
}
