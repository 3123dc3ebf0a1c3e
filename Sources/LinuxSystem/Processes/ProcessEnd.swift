import CLinuxShims
import Glibc

/// How a process ended.
package struct ProcessEnd: Hashable, Sendable, Codable {
    /// Nil when a signal ended it.
    package var exitCode: Int32?
    package var signal: Int32?
    /// Largest resident set, in KiB.
    package var peakKibibytes: Int64

    package init(exitCode: Int32?, signal: Int32?, peakKibibytes: Int64) {
        self.exitCode = exitCode
        self.signal = signal
        self.peakKibibytes = peakKibibytes
    }

    init(_ end: process_end) {
        self.init(
            exitCode: end.code >= 0 ? end.code : nil, signal: end.signal > 0 ? end.signal : nil,
            peakKibibytes: end.peak_kib)
    }

    /// The processor time limit ended it.
    package var isProcessorLimit: Bool { signal == SIGXCPU }

    /// `exit code 1`, `signal 11`.
    package var summary: String {
        if let signal { return "signal \(signal)" }
        return "exit code \(exitCode ?? -1)"
    }
}
