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
