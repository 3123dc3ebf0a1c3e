/// Asks the zygote for a child; its end of the socket comes beside it.
package struct ForkOrder: Hashable, Sendable, Codable {
    package var mode: WorkerMode
    package var limits: WorkerLimits

    package init(mode: WorkerMode, limits: WorkerLimits) {
        self.mode = mode
        self.limits = limits
    }
}

/// The zygote's answer; a pidfd comes beside it.
package struct ForkedChild: Hashable, Sendable, Codable {
    package var process: Int32

    package init(process: Int32) { self.process = process }
}

/// Asks the zygote how a child ended. Sent only for a child that is gone or was just killed.
package struct ReapOrder: Hashable, Sendable, Codable {
    package var process: Int32

    package init(process: Int32) { self.process = process }
}

/// How a child ended.
package struct ReapedChild: Hashable, Sendable, Codable {
    package var exitCode: Int32?
    package var signal: Int32?
    /// Largest resident set, in KiB.
    package var peakKibibytes: Int64

    package init(exitCode: Int32?, signal: Int32?, peakKibibytes: Int64) {
        self.exitCode = exitCode
        self.signal = signal
        self.peakKibibytes = peakKibibytes
    }
}
