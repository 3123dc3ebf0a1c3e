package import ArchiveModel
package import WorkerProtocol

/// How the core reaches its sandboxed workers.
package struct WorkerPort: Sendable {
    package typealias Serve =
        @Sendable (WorkerRequest, _ owner: String, [InputDocument]) async throws(WorkerRefusal) -> (
            WorkerAnswer, [UInt8]
        )

    private let serve: Serve

    package init(serve: @escaping Serve) { self.serve = serve }

    package func examine(
        _ request: ExaminationRequest, tenant: TenantID, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> ExaminationReport {
        guard case .examined(let report) = try await answer(.examine(request), tenant.name, documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    /// A file that is only looked at, by a child that serves this principal's files alone.
    package func examine(
        _ request: ExaminationRequest, of visitor: PrincipalID, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> ExaminationReport {
        guard case .examined(let report) = try await answer(.examine(request), Self.owner(visitor), documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    package func prepare(
        _ request: PreparationRequest, tenant: TenantID, _ document: InputDocument
    ) async throws(WorkerRefusal) -> (PreparedIncrement, [UInt8]) {
        let (answer, bytes) = try await answer(.prepare(request), tenant.name, [document])
        guard case .prepared(let increment) = answer else { throw Self.unexpected }
        return (increment, bytes)
    }

    package func judge(
        _ request: JudgementRequest, tenant: TenantID, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> VerificationReport {
        guard case .judged(let report) = try await answer(.judge(request), tenant.name, documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    /// A file that is only looked at, by a child that serves this principal's files alone.
    package func judge(
        _ request: JudgementRequest, of visitor: PrincipalID, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> VerificationReport {
        guard case .judged(let report) = try await answer(.judge(request), Self.owner(visitor), documents).0 else {
            throw Self.unexpected
        }
        return report
    }

    /// No tenant's name has a slash.
    private static func owner(_ visitor: PrincipalID) -> String { "visitor/\(visitor.text)" }

    private func answer(
        _ request: WorkerRequest, _ owner: String, _ documents: [InputDocument]
    ) async throws(WorkerRefusal) -> (WorkerAnswer, [UInt8]) {
        let (answer, bytes) = try await serve(request, owner, documents)
        if case .refused(let refusal) = answer { throw refusal }
        return (answer, bytes)
    }

    private static let unexpected = WorkerRefusal(
        code: "unsupported", message: "The worker answered another question. Its program may be of another version.")
}
