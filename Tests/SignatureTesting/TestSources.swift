package import ArchiveModel
import Synchronization

/// A clock that stands still until it is set.
package final class SetClock: TimeSource {
    private let current: Mutex<Int64>

    package init(_ time: UTCTime) { current = Mutex(time.milliseconds) }

    package func now() -> UTCTime { UTCTime(milliseconds: current.withLock { $0 }) }

    package func monotonicNanoseconds() -> UInt64 { UInt64(current.withLock { $0 }) * 1_000_000 }

    package func set(_ time: UTCTime) { current.withLock { $0 = time.milliseconds } }
}

/// Numbers that look random and are the same in every run (SplitMix64).
package final class SeededRandom: RandomSource {
    private let state: Mutex<UInt64>

    package init(_ seed: UInt64) { state = Mutex(seed) }

    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    package func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// Below `bound`.
    package func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
