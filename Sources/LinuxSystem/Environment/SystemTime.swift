package import ArchiveModel
import CLinuxShims

/// The kernel's clocks.
package struct SystemTime: TimeSource {
    package init() {}

    package func now() -> UTCTime { UTCTime(milliseconds: system_wall_milliseconds()) }

    package func monotonicNanoseconds() -> UInt64 { system_monotonic_nanoseconds() }
}
