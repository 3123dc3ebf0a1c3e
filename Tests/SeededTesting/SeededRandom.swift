import ArchiveModel
import Synchronization

/// Reproducible bytes from a seed. Never for keys outside tests.
package final class SeededRandom: RandomSource {
    private let generator: Mutex<SplitMix64>

    package init(seed: UInt64) { generator = Mutex(SplitMix64(seed: seed)) }

    package func next() -> UInt64 { generator.withLock { $0.next() } }

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
