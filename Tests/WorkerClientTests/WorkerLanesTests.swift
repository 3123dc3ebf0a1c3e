import Testing
import WorkerClient
import WorkerProtocol

@Suite struct `Documents from many tasks at once` {
    @Test func `Sixty tasks of three tenants are all answered`() async throws {
        let lanes = WorkerLanes(try Probe.configuration(), lanes: 3)
        defer { lanes.stop() }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<60 {
                group.addTask {
                    let bytes = [UInt8](repeating: 1, count: index)
                    let (answer, _) = try await lanes.serve(
                        Probe.request, tenant: "tenant-\(index % 3)", documents: [try Probe.document("echo", bytes)])
                    guard case .examined(let report) = answer else { return false }
                    return report.text == "echo \(index) \(index);"
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        #expect(lanes.pool.counts.served == 60)
    }

    @Test func `A full queue says busy and does nothing`() async throws {
        let lanes = WorkerLanes(try Probe.configuration { $0.wallMilliseconds = 500 }, lanes: 1, waiting: 1)
        defer { lanes.stop() }
        let codes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        _ = try await lanes.serve(
                            Probe.request, tenant: "acme", documents: [try Probe.document("sleep")])
                        return "served"
                    } catch let error as WorkerRefusal {
                        return error.code
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.contains("busy"))
        #expect(codes.contains("slow"))
        #expect(Set(codes) == ["busy", "slow"])
    }

    @Test func `After the stop nothing is taken`() async throws {
        let lanes = WorkerLanes(try Probe.configuration(), lanes: 1)
        lanes.stop()
        let document = try Probe.document("echo")
        let error = await #expect(throws: WorkerRefusal.self) {
            try await lanes.serve(Probe.request, tenant: "acme", documents: [document])
        }
        #expect(error?.code == "busy")
    }
}
