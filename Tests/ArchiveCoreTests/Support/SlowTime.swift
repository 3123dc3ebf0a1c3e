import ArchiveModel
import ArchiveTesting

/// A clock by which whatever is measured takes two seconds or more, until it is stopped.
final class SlowTime: TimeSource {
    private let time: SteppedTime
    private let looks = Shared<UInt64>(0)
    let isStopped = Shared(false)

    init(_ time: SteppedTime) { self.time = time }

    func now() -> UTCTime { time.now() }

    func monotonicNanoseconds() -> UInt64 {
        if !isStopped.value { looks.change { $0 += 1 } }
        return looks.value * 2_000_000_000
    }
}
