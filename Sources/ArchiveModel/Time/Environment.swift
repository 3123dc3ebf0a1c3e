/// Where the time comes from. Passed in everywhere; nothing asks the system by itself.
package protocol TimeSource: Sendable {
    /// The wall clock, UTC.
    func now() -> UTCTime
    /// Nanoseconds of a clock that never runs backwards; only differences mean something.
    func monotonicNanoseconds() -> UInt64
}

/// Where randomness comes from. Passed in everywhere.
package protocol RandomSource: Sendable {
    /// Exactly `count` bytes, fit for keys and identifiers.
    func bytes(_ count: Int) -> [UInt8]
}
