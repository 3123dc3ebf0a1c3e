package import ArchiveModel
import Synchronization

/// A clock that tests move: every look advances it by a millisecond.
package final class SteppedTime: TimeSource {
    private let current: Mutex<Int64>

    /// Begins on 23 November 2026, 20:44 UTC unless told otherwise.
    package init(milliseconds: Int64 = 1_795_466_640_000) { current = Mutex(milliseconds) }

    package func now() -> UTCTime {
        UTCTime(
            milliseconds: current.withLock { time in
                time += 1
                return time
            })
    }

    package func monotonicNanoseconds() -> UInt64 { UInt64(now().milliseconds) * 1_000_000 }

    /// Lets time pass.
    package func advance(milliseconds: Int64) { current.withLock { $0 += milliseconds } }
}

/// Reproducible bytes from a seed (SplitMix64). Never for keys outside tests.
package final class SeededRandom: RandomSource {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) { state = Mutex(seed) }

    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return value ^ value >> 31
        }
    }

    /// A number from 0 up to but without `bound`.
    package func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    package func bytes(_ count: Int) -> [UInt8] {
        var out: [UInt8] = []
        while out.count < count {
            var value = next()
            for _ in 0..<8 where out.count < count {
                out.append(UInt8(truncatingIfNeeded: value))
                value >>= 8
            }
        }
        return out
    }
}
