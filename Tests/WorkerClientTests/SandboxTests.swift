import ArchiveModel
import Glibc
import Testing
import WorkerClient
import WorkerProtocol

@Suite struct `What a taken-over worker cannot do` {
    @Test func `Nothing outside the descriptors at hand is reached`() throws {
        let probe = try Probe()
        let report = try probe.ask("break-out")
        #expect(report.findings.count == 22)
        for finding in report.findings {
            #expect(finding.message != "0", "a worker can \(finding.id)")
        }
        #expect(report.value("open") == Int(EACCES))
        #expect(report.value("internet-socket") == Int(EPERM))
        #expect(report.value("fork") == Int(EPERM))
    }

    @Test func `The worker says how strong its sandbox is`() throws {
        let probe = try Probe()
        #expect(probe.pool.sandbox == nil)
        _ = try probe.ask("echo")
        let hello = try #require(probe.pool.sandbox)
        #expect(hello.isFiltered)
        #expect(hello.mode == .reader)
    }
}
