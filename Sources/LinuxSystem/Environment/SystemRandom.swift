import ArchiveModel
import CLinuxShims

/// The kernel's generator (getrandom(2)), which blocks until it is seeded and does not fail after that.
package struct SystemRandom: RandomSource {
    package init() {}

    package func bytes(_ count: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let outcome = unsafe system_random(buffer.baseAddress, count)
            // Going on with predictable identifiers or keys would be worse than the end.
            precondition(outcome == 0, "the kernel gives no random bytes")
            filled = count
        }
    }
}
