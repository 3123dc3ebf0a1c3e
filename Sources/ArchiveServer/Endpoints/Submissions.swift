import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird

extension APIEndpoints {
    /// Taking in, and deciding on what waits.
    static func submissions(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.post, .submissions) { request, _ in
                let principal = try await request.principal(service)
                try service.require(.submit, of: principal)
                let query = try request.query()
                let options = try SubmissionParameters.options(
                    from: query, idempotencyKey: request.headers[.idempotencyKey])
                let files = try await Upload.files(of: request, name: query.value("name"), service: service)
                guard files.count(where: { $0.role == .document }) == 1 else {
                    throw Problem(.badRequest, "A submission has exactly one part named \"document\".")
                }
                let answer = try await service.submit(
                    files: files, options: options, as: principal, wait: request.preferredWait())
                return try SubmissionResponse.make(answer)
            },
            Endpoint(.get, .pending) { request, _ in
                let principal = try await request.principal(service)
                return try JSONResponse.make(
                    try await service.pending(try SearchParameters.pending(from: try request.query()), as: principal))
            },
            Endpoint(.post, .approval) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                let reason = try reason(of: try await request.json(DecisionBody.self))
                return try SubmissionResponse.make(try await service.approve(id, reason: reason, as: principal))
            },
            Endpoint(.post, .rejection) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                let reason = try reason(of: try await request.json(DecisionBody.self))
                return try JSONResponse.make(try await service.reject(id, reason: reason, as: principal))
            },
            Endpoint(.post, .corrections) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                let body = try await request.json(CorrectionBody.self)
                let values = try StatedValues.parse(body.values.map { "\($0.key)=\($0.value)" })
                guard !values.isEmpty else {
                    throw Problem(.badRequest, "A correction sets at least one business term.")
                }
                return try SubmissionResponse.make(
                    try await service.correct(id, set: values, reason: body.reason, as: principal))
            },
        ]
    }

    private static func reason(of body: DecisionBody) throws(Problem) -> String {
        guard body.reason.contains(where: { !$0.isWhitespace }), body.reason.utf8.count <= 4_000 else {
            throw Problem(
                .badRequest, "A decision needs a reason, of at most 4,000 bytes; it is kept with the invoice.")
        }
        return body.reason
    }
}

/// What became of a submission, with the status code that says so.
enum SubmissionResponse {
    static func make(_ answer: SubmissionAnswer) throws -> Response {
        var headers: HTTPFields = [:]
        if let id = answer.id { headers[.location] = APIPath.invoice.of(id) }
        guard answer.outcome == .created else { return try JSONResponse.make(answer, headers: headers) }
        switch answer.state {
        case .archived, .disposing, .disposed: return try JSONResponse.make(answer, status: .created, headers: headers)
        case .rejected:
            throw Problem(
                .rejected, "The submission was rejected; nothing was archived.", id: answer.id,
                findings: answer.findings)
        case .submitted, .pendingValidation, .approved, .pendingSignature, .superseded:
            return try JSONResponse.make(answer, status: .accepted, headers: headers)
        }
    }
}
