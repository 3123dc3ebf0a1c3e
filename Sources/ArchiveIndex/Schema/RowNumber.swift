import ArchiveModel

/// The rowid of an invoice: milliseconds of its submission in the upper 43 bits, a hash of its identifier in the
/// lower 20. The same after every rebuild (but for a collision), so that a cursor outlives one.
enum RowNumber {
    private static let hashBits: Int64 = 20

    static func of(_ summary: InvoiceSummary) -> Int64 {
        let time = min(max(0, summary.submitted.milliseconds), (1 << 43) - 1)
        // FNV-1a
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in summary.id.symbols.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return time << hashBits | Int64((hash ^ hash >> 32) & (1 << hashBits - 1))
    }
}
