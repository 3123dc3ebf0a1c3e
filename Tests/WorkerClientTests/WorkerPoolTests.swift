import ArchiveModel
import LinuxSystem
import Testing
import WorkerClient
import WorkerProtocol

@Suite struct `Documents in sandboxed workers` {
    @Test func `Two hundred documents are read, each child serving a hundred`() throws {
        let probe = try Probe()
        for index in 0..<200 {
            let bytes = [UInt8](repeating: UInt8(index), count: 1_000 + index)
            let report = try probe.ask("echo", bytes)
            #expect(report.text == "echo \(bytes.count) \(bytes.count * index);")
            #expect(report.value("served") == index % 100 + 1)
        }
        #expect(probe.pool.counts.forked == 2)
        #expect(probe.pool.counts.served == 200)
    }

    @Test func `Tenants never share a child`() throws {
        let probe = try Probe()
        let first = try probe.ask("echo", tenant: "acme").value("process")
        let second = try probe.ask("echo", tenant: "globex").value("process")
        let third = try probe.ask("echo", tenant: "acme").value("process")
        #expect(first == third)
        #expect(first != second)
    }

    @Test func `A judgement has a child of its own`() throws {
        let probe = try Probe()
        let judge = WorkerRequest.judge(
            JudgementRequest(subject: .document, anchors: [], time: UTCTime(milliseconds: 0)))
        let reader = try probe.ask("echo").value("process")
        for _ in 0..<3 {
            _ = try probe.pool.serve(judge, tenant: "acme", documents: [try Probe.document("echo")])
        }
        #expect(probe.pool.counts.forked == 4)
        #expect(try probe.ask("echo").value("process") == reader)
    }

    @Test func `Surplus idle children end`() throws {
        let probe = try Probe(idleChildren: 1)
        let first = try probe.ask("echo", tenant: "acme").value("process")
        _ = try probe.ask("echo", tenant: "globex")
        let third = try probe.ask("echo", tenant: "acme").value("process")
        #expect(first != third)
    }

    @Test func `Several files reach the worker in order`() throws {
        let probe = try Probe()
        let documents = [try Probe.document("a", [1]), try Probe.document("b", [2, 2]), try Probe.document("c", [])]
        let (answer, _) = try probe.pool.serve(Probe.request, tenant: "acme", documents: documents)
        guard case .examined(let report) = answer else {
            Issue.record("unexpected answer \(answer)")
            return
        }
        #expect(report.text == "a 1 1;b 2 4;c 0 0;")
    }

    @Test func `An increment comes back byte for byte`() throws {
        let probe = try Probe()
        let place = PreparationRequest.SignaturePlace(capacity: 3_000_000, time: UTCTime(milliseconds: 0))
        let (answer, increment) = try probe.pool.serve(
            .prepare(PreparationRequest(signature: place)), tenant: "acme", documents: [try Probe.document("x")])
        guard case .prepared(let prepared) = answer else {
            Issue.record("unexpected answer \(answer)")
            return
        }
        #expect(prepared.incrementLength == 3_000_000)
        #expect(increment == (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) })
    }

    @Test func `An increment over the limit is refused`() throws {
        let probe = try Probe { $0.increment = 1_000 }
        let place = PreparationRequest.SignaturePlace(capacity: 1_001, time: UTCTime(milliseconds: 0))
        #expect(throws: WorkerRefusal.self) {
            try probe.pool.serve(
                .prepare(PreparationRequest(signature: place)), tenant: "acme", documents: [try Probe.document("x")])
        }
    }

    @Test func `Too many files are refused before a worker is asked`() throws {
        let probe = try Probe { $0.inputs = 1 }
        let documents = [try Probe.document("a"), try Probe.document("b")]
        #expect(throws: WorkerRefusal.self) {
            try probe.pool.serve(Probe.request, tenant: "acme", documents: documents)
        }
        #expect(probe.pool.counts.forked == 0)
    }

    @Test func `A pool can be closed and used again`() throws {
        let probe = try Probe()
        _ = try probe.ask("echo")
        probe.pool.close()
        #expect(try probe.ask("echo").value("served") == 1)
    }

    @Test func `A program that is no worker is unavailable, not the document's fault`() throws {
        for program in ["/bin/true", "/nonexistent/legajo-worker"] {
            let pool = WorkerPool(WorkerConfiguration(program: program))
            let error = #expect(throws: WorkerRefusal.self) {
                try pool.serve(Probe.request, tenant: "acme", documents: [try Probe.document("echo")])
            }
            #expect(error?.code == "unavailable")
        }
    }
}
