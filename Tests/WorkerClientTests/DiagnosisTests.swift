import ArchiveModel
import Glibc
import Testing
import WorkerClient
import WorkerProtocol

/// What a child's end says of the document it had, and what it says of the machine.
@Suite struct DiagnosisTests {
    private static let limits = WorkerLimits(processorSeconds: 10, addressSpace: 768 << 20)

    private static func code(_ signal: Int32?, exitCode: Int32? = nil, peakMegabytes: Int64 = 40) -> String {
        let end = ReapedChild(exitCode: exitCode, signal: signal, peakKibibytes: peakMegabytes << 10)
        return Diagnosis(.disconnected, end, limits, .readTags).refusal.code
    }

    @Test func `a fault of its own, its time and its memory are the document's`() {
        for signal in [SIGSEGV, SIGABRT, SIGILL, SIGSYS, SIGBUS] { #expect(Self.code(signal) == "crashed") }
        #expect(Self.code(nil, exitCode: 1) == "crashed")
        #expect(Self.code(SIGXCPU) == "timed-out")
        #expect(Self.code(SIGABRT, peakMegabytes: 500) == "out-of-memory")
        #expect(Self.code(SIGKILL, peakMegabytes: 500) == "out-of-memory")
    }

    /// Nobody's invoice is refused or made to wait because somebody killed a process.
    @Test func `who is killed from outside says nothing about the document`() {
        #expect(Self.code(SIGKILL) == "unavailable")
        #expect(Diagnosis(.disconnected, nil, Self.limits, .readTags).refusal.code == "unavailable")
    }
}
