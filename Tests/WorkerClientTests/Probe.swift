import ArchiveModel
import LinuxSystem
import WorkerClient
import WorkerProtocol

/// Calls to the probe program, built beside the tests.
struct Probe {
    let pool: WorkerPool

    init(_ adjust: (inout WorkerLimits) -> Void = { _ in }, idleChildren: Int = 8) throws {
        pool = WorkerPool(try Self.configuration(adjust, idleChildren: idleChildren))
    }

    static func configuration(
        _ adjust: (inout WorkerLimits) -> Void = { _ in }, idleChildren: Int = 8
    ) throws -> WorkerConfiguration {
        var limits = WorkerLimits()
        adjust(&limits)
        return WorkerConfiguration(
            program: try Program.sibling("legajo-worker-probe"), limits: limits, idleChildren: idleChildren)
    }

    static let request = WorkerRequest.examine(
        ExaminationRequest(names: [], today: CalendarDate(daysSince1970: 20_000)))

    static func document(_ name: String, _ bytes: [UInt8] = [1, 2, 3]) throws -> InputDocument {
        let source = try FileBytes(try MemoryFile(named: "input", sealing: bytes).file)
        return InputDocument(name: name, descriptor: source.descriptor, bytes: source)
    }

    /// Asks for a deed and gives the report.
    func ask(_ deed: String, tenant: String = "acme", _ bytes: [UInt8] = [1, 2, 3]) throws -> ExaminationReport {
        let (answer, _) = try pool.serve(Self.request, tenant: tenant, documents: [try Self.document(deed, bytes)])
        guard case .examined(let report) = answer else { throw WorkerRefusal(code: "test", message: "\(answer)") }
        return report
    }

    /// The code of the refusal, `served` when there was none.
    func refusal(_ deed: String, tenant: String = "acme") throws -> String {
        do {
            _ = try ask(deed, tenant: tenant)
            return "served"
        } catch let error as WorkerRefusal {
            return error.code
        }
    }
}

extension ExaminationReport {
    /// The number a finding of the probe carries.
    func value(_ id: String) -> Int? { findings.first { $0.id == id }.flatMap { Int($0.message) } }
}
