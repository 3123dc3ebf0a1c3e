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
