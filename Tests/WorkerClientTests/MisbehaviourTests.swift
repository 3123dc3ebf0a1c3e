import ArchiveModel
import Glibc
import Testing
import WorkerClient
import WorkerProtocol

@Suite struct `Documents that take a worker down` {
    @Test func `A crash is that document's finding, and the next document is served`() throws {
        let probe = try Probe()
        #expect(try probe.refusal("crash") == "crashed")
        #expect(try probe.refusal("echo") == "served")
        #expect(try probe.refusal("exit") == "crashed")
        #expect(try probe.refusal("recurse") == "crashed")
        #expect(try probe.refusal("echo") == "served")
    }

    @Test func `A crash that an earlier document may have caused is tried once more, alone`() throws {
        let probe = try Probe()
        _ = try probe.ask("echo")
        #expect(try probe.ask("crash-unless-first").value("served") == 1)
        #expect(probe.pool.counts.retried == 1)
        #expect(try probe.refusal("crash") == "crashed")
        #expect(probe.pool.counts.retried == 1)
    }

    @Test func `An endless loop ends with the processor time`() throws {
        let probe = try Probe { $0.processorSeconds = 1 }
        #expect(try probe.refusal("spin") == "timed-out")
        #expect(try probe.refusal("echo") == "served")
    }

    @Test func `A worker that waits for ever is ended by the clock`() throws {
        let probe = try Probe { $0.wallMilliseconds = 300 }
        // It used no processor time: the machine may be to blame, so it was tried once more.
        #expect(try probe.refusal("sleep") == "slow")
        #expect(probe.pool.counts.retried == 1)
        #expect(try probe.refusal("echo") == "served")
    }

    @Test func `A document that unfolds without end runs out of memory`() throws {
        let probe = try Probe()
        #expect(try probe.refusal("allocate") == "out-of-memory")
        #expect(try probe.refusal("echo") == "served")
    }

    @Test func `When the program itself is killed, the next document starts it again`() throws {
        let probe = try Probe()
        let parent = try #require(try probe.ask("echo").value("parent"))
        #expect(kill(pid_t(parent), SIGKILL) == 0)
        // The kernel ends the child soon after its parent; until then it may still answer.
        var report = try probe.ask("echo")
        for _ in 0..<100_000 where report.value("parent") == parent { report = try probe.ask("echo") }
        #expect(report.value("parent") != parent)
        #expect(report.value("served") == 1)
    }

    @Test func `After a refusal the child is replaced`() throws {
        let probe = try Probe()
        #expect(try probe.refusal("refuse") == "encrypted")
        #expect(try probe.ask("echo").value("served") == 1)
    }

    @Test func `A writer is memory safe and stays after a refusal`() throws {
        let probe = try Probe()
        let document = try Probe.document("x")
        let place = PreparationRequest.SignaturePlace(capacity: 5, time: UTCTime(milliseconds: 0))
        let first = try probe.pool.serve(.prepare(.init(signature: place)), tenant: "acme", documents: [document])
        let error = #expect(throws: WorkerRefusal.self) {
            try probe.pool.serve(.prepare(.init()), tenant: "acme", documents: [document])
        }
        #expect(error?.code == "signed")
        let third = try probe.pool.serve(.prepare(.init(signature: place)), tenant: "acme", documents: [document])
        // The probe writes its process's number where the pages' goes.
        #expect(first.0 == third.0)
        #expect(probe.pool.counts.forked == 1)
    }

    @Test func `A report that cannot be written is refused`() throws {
        #expect(try Probe().refusal("not-a-number") == "unreadable")
    }

    @Test func `Operations stay separate: what a reader was not asked for it does not answer`() throws {
        let probe = try Probe()
        let error = #expect(throws: WorkerRefusal.self) {
            try probe.pool.serve(.readTags, tenant: "acme", documents: [try Probe.document("scan")])
        }
        #expect(error == WorkerRefusal(code: "unreadable", message: "scan has no pages"))
    }
}
