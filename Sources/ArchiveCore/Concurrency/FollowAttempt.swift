/// An attempt of the index to follow the ledger that ended with entries nobody can read. The same again costs as much
/// and ends the same, unless something changed.
package struct FollowAttempt: Hashable, Sendable {
    /// What an attempt's outcome hangs on.
    package struct Ground: Hashable, Sendable {
        var ledgerSize: UInt64
        /// Name and state of every root.
        var roots: [String]
        /// Repairs of roots so far.
        var repairs: UInt64

        package init(ledgerSize: UInt64, roots: [String], repairs: UInt64) {
            self.ledgerSize = ledgerSize
            self.roots = roots
            self.repairs = repairs
        }
    }

    /// Attempts shorter than this, in nanoseconds, are repeated at every write.
    private static let short: UInt64 = 100_000_000
    /// At most a tenth of the time goes into attempts.
    private static let pausePerCost: UInt64 = 9
    private static let longestPause: UInt64 = 60_000_000_000

    var ground: Ground
    /// Monotonic nanoseconds.
    var began: UInt64
    var ended: UInt64

    package init(ground: Ground, began: UInt64, ended: UInt64) {
        self.ground = ground
        self.began = began
        self.ended = ended
    }

    /// Whether the next attempt may be made. A file put back by hand is found when the pause is over.
    package func isOver(on ground: Ground, at moment: UInt64) -> Bool {
        let cost = ended - min(began, ended)
        guard ground == self.ground, cost >= Self.short else { return true }
        let pause = min(cost, Self.longestPause / Self.pausePerCost) * Self.pausePerCost
        return moment >= ended + pause
    }
}

extension [Range<UInt64>] {
    /// The first number from here on that is in none of the ranges, which are in order.
    package func firstOutside(from number: UInt64) -> UInt64 {
        reduce(number) { $1.contains($0) ? $1.upperBound : $0 }
    }
}
