/// Names of the ledger's files below its directory (C2SP tlog-tiles).
enum TilePath {
    /// Hashes of a level: `tile/<level>/<index>`, of a last tile with fewer than 256 `….p/<width>`.
    static func hashes(level: Int, index: UInt64, width: Int = LedgerTree.tileWidth) -> String {
        "tile/\(level)/" + numbered(index, width)
    }

    /// Entries: `tile/entries/<index>`.
    static func entries(index: UInt64, width: Int = LedgerTree.tileWidth) -> String {
        "tile/entries/" + numbered(index, width)
    }

    /// The index in groups of three digits, all but the last with an x: 1234067 is `x001/x234/067`.
    static func number(_ index: UInt64) -> String {
        var groups = [threeDigits(index % 1_000)]
        var rest = index / 1_000
        while rest > 0 {
            groups.insert("x" + threeDigits(rest % 1_000), at: 0)
            rest /= 1_000
        }
        return groups.joined(separator: "/")
    }

    private static func numbered(_ index: UInt64, _ width: Int) -> String {
        number(index) + (width == LedgerTree.tileWidth ? "" : ".p/\(width)")
    }

    private static func threeDigits(_ value: UInt64) -> String {
        let digits = String(value)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}

/// Entries as the ledger keeps them: each after its length in two bytes, big-endian (C2SP tlog-tiles
/// entry bundle).
enum EntryBundle {
    static let largestEntry = 65_535

    static func encode(_ entries: some Sequence<[UInt8]>) -> [UInt8] {
        var out: [UInt8] = []
        for entry in entries {
            out.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            out.append(UInt8(truncatingIfNeeded: entry.count))
            out += entry
        }
        return out
    }

    /// Nil when the lengths do not add up.
    static func decode(_ bytes: [UInt8]) -> [[UInt8]]? {
        var entries: [[UInt8]] = []
        var offset = 0
        while offset < bytes.count {
            guard offset + 2 <= bytes.count else { return nil }
            let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
            offset += 2
            guard offset + length <= bytes.count else { return nil }
            entries.append(Array(bytes[offset..<(offset + length)]))
            offset += length
        }
        return entries
    }
}
