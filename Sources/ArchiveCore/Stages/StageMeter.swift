package import ArchiveModel
import ArchivePackage
import Synchronization

/// How long each stage takes: counts, sums and a histogram of powers of √2 microseconds.
package final class StageMeter: Sendable {
    private struct Histogram {
        var count = 0
        var sum: UInt64 = 0
        var buckets = [Int](repeating: 0, count: 64)
    }

    private let histograms = Mutex<[String: Histogram]>([:])
    private let time: any TimeSource

    package init(time: any TimeSource) { self.time = time }

    /// Runs the body and notes how long it took under the stage's name.
    package func measure<Result, Failure: Error>(
        _ stage: Stage, _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let start = time.monotonicNanoseconds()
        defer { note(stage, time.monotonicNanoseconds() &- start) }
        return try await body()
    }

    /// The same without suspension.
    package func measured<Result, Failure: Error>(
        _ stage: Stage, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = time.monotonicNanoseconds()
        defer { note(stage, time.monotonicNanoseconds() &- start) }
        return try body()
    }

    private func note(_ stage: Stage, _ nanoseconds: UInt64) {
        let microseconds = max(1, nanoseconds / 1_000)
        let whole = 63 - microseconds.leadingZeroBitCount
        let half = whole > 0 && microseconds >> UInt64(whole - 1) & 1 == 1 ? 1 : 0
        let bucket = min(63, whole * 2 + half)
        histograms.withLock { histograms in
            var histogram = histograms[stage.rawValue] ?? Histogram()
            histogram.count += 1
            histogram.sum += microseconds
            histogram.buckets[bucket] += 1
            histograms[stage.rawValue] = histogram
        }
    }

    /// Per stage: how often, mean, and the upper ends of the buckets that hold the median and the 99th percentile.
    package func timings() -> [String: ArchiveStatus.StageTiming] {
        histograms.withLock { histograms in
            histograms.mapValues { histogram in
                ArchiveStatus.StageTiming(
                    count: histogram.count, meanMicroseconds: histogram.sum / UInt64(max(1, histogram.count)),
                    p50Microseconds: Self.upper(histogram, 0.50), p99Microseconds: Self.upper(histogram, 0.99))
            }
        }
    }

    private static func upper(_ histogram: Histogram, _ share: Double) -> UInt64 {
        var left = Int((Double(histogram.count) * share).rounded(.up))
        for (index, count) in histogram.buckets.enumerated() {
            left -= count
            if left <= 0 {
                let base = UInt64(1) << UInt64(index / 2)
                return index.isMultiple(of: 2) ? base + base / 2 : base * 2
            }
        }
        return UInt64.max
    }
}
