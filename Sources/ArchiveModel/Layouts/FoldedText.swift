/// Text as layouts compare it: letters and digits alone, in lower case.
package struct FoldedText: Hashable, Sendable {
    package private(set) var bytes: [UInt8] = []

    package init(_ text: String) {
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case 0x41...0x5A: bytes.append(UInt8(truncatingIfNeeded: scalar.value + 32))
            case 0..<0xAA: break
            default:
                guard scalar.properties.isAlphabetic else { continue }
                bytes += scalar.properties.lowercaseMapping.utf8
            }
        }
    }
}

/// The text of a document's pages, in which marks are looked for: many at once for the price of few.
package struct FoldedPages: Sendable {
    private let bytes: [UInt8]
    /// Every run of so many bytes, as one number.
    private let runs: Set<UInt64>
    static let run = 5

    package init(_ text: String) {
        bytes = FoldedText(text).bytes
        var runs: Set<UInt64> = []
        var window: UInt64 = 0
        for (index, byte) in bytes.enumerated() {
            window = (window << 8 | UInt64(byte)) & 0xFF_FFFF_FFFF
            if index + 1 >= Self.run { runs.insert(window) }
        }
        self.runs = runs
    }

    /// Whether words stand on the pages. Of fewer than five letters and digits nothing is found.
    package func holds(_ words: String) -> Bool {
        let wanted = FoldedText(words).bytes
        guard wanted.count >= Self.run, let first = wanted.first else { return false }
        guard runs.contains(wanted.prefix(Self.run).reduce(0) { $0 << 8 | UInt64($1) }) else { return false }
        for start in 0...max(0, bytes.count - wanted.count) where bytes[start] == first {
            if bytes[start...].starts(with: wanted) { return true }
        }
        return false
    }
}
