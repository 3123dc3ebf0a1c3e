import Glibc
package import WorkerProtocol

/// From how a child failed to what can be said about the document it had.
package struct Diagnosis {
    /// The clock ran out, not the processor time: no verdict on the document.
    static let machineIsSlow = "slow"

    package let refusal: WorkerRefusal

    /// Says something about the machine, nothing about the document.
    static func isMachine(_ refusal: WorkerRefusal) -> Bool {
        refusal.code == machineIsSlow || refusal.code == "unavailable"
    }

    package init(_ failure: ConversationFailure, _ end: ReapedChild?, _ limits: WorkerLimits, _ request: WorkerRequest)
    {
        switch failure {
        case .refused(let refusal): self.refusal = refusal
        case .timedOut:
            // A child that computes too long ends by SIGXCPU; one that waits was not given the processor, or waits for ever.
            refusal =
                end?.signal == SIGXCPU
                ? Self.timedOut("\(limits.processorSeconds(for: request)) s of processor time")
                : WorkerRefusal(
                    code: Self.machineIsSlow,
                    message:
                        "The worker had not answered after \(limits.wallMilliseconds(for: request)) ms. The machine is "
                        + "too busy; nothing is known about the document.")
        case .nonsense(let text):
            refusal = WorkerRefusal(
                code: "crashed", message: "Reading the document went wrong: the worker's answer makes no sense. \(text)"
            )
        case .disconnected: refusal = Self.refusal(for: end, limits, request)
        }
    }

    private static func refusal(
        for end: ReapedChild?, _ limits: WorkerLimits, _ request: WorkerRequest
    ) -> WorkerRefusal {
        guard let end else {
            return WorkerRefusal(
                code: "unavailable",
                message: "The worker program ended. Nothing is known about the document; try again.")
        }
        if end.signal == SIGXCPU { return timedOut("\(limits.processorSeconds(for: request)) s of processor time") }
        // A child whose memory came near its limit and that ended on a failed allocation.
        if UInt64(max(0, end.peakKibibytes)) * 1_024 >= limits.addressSpace / 2 {
            return WorkerRefusal(
                code: "out-of-memory",
                message: "Reading the document needs more than the \(limits.addressSpace >> 20) MiB a worker has. "
                    + "Send it in smaller parts or in a simpler form.")
        }
        // No document sends it: somebody did, or the kernel that was short of memory.
        if end.signal == SIGKILL {
            return WorkerRefusal(
                code: "unavailable",
                message: "The worker was killed from outside. Nothing is known about the document; try again.")
        }
        let cause = end.signal.map { "signal \($0)" } ?? "exit code \(end.exitCode ?? -1)"
        return WorkerRefusal(
            code: "crashed",
            message: "Reading the document ended the worker (\(cause)). The document is damaged or hostile; have it "
                + "made again by its sender.")
    }

    private static func timedOut(_ limit: String) -> WorkerRefusal {
        WorkerRefusal(
            code: "timed-out",
            message: "Reading the document took longer than \(limit). It is damaged, hostile or too complex; have it "
                + "made again by its sender.")
    }
}
