import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import Logging

/// Failures as RFC 9457 problems.
enum ProblemResponse {
    static func make(_ problem: Problem) -> Response {
        var headers: HTTPFields = [.contentType: Problem.mediaType]
        if problem.status == 503 { headers[.retryAfter] = String(problem.retryAfter ?? 5) }
        if problem.status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        // A problem has only texts and whole numbers: it always has a JSON form.
        let body = (try? WireJSON.encode(problem)) ?? []
        return Response(
            status: .init(code: problem.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    static func make(for error: any Error, operation: String, logger: Logger) -> Response {
        make(problem(for: error, operation: operation, logger: logger))
    }

    /// The problem an error is told as. Faults of ours are logged; no more of their cause is told than the message.
    static func problem(for error: any Error, operation: String, logger: Logger) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case let wire as WireFailure: return Problem(.badRequest, "The request cannot be understood: \(wire).")
        case let failure as ArchiveFailure:
            if failure.code == .internal || failure.code == .damaged {
                logger.error("\(operation) failed.", metadata: ["failure": "\(failure)"])
            }
            return Problem(
                type(of: failure.code), failure.message, id: failure.id, findings: failure.findings,
                retryAfter: failure.retryAfter)
        case let fault as ByteSourceError:
            logger.error("\(operation) failed.", metadata: ["error": "\(fault)"])
            return Problem(.internal, "Bytes taken in could not be read again. Nothing was kept; try again.")
        case is CancellationError: return Problem(.busy, "The archive is stopping. Try again in a moment.")
        default:
            logger.warning("\(operation) broke off.", metadata: ["error": "\(error)"])
            return Problem(.badRequest, "The request broke off before it was complete.")
        }
    }

    static func type(of code: ArchiveFailure.Code) -> ProblemType {
        switch code {
        case .badRequest: .badRequest
        case .unauthorized: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .notAvailable: .notAvailable
        case .unreadable: .unreadable
        case .encrypted: .encrypted
        case .unsupported: .unsupported
        case .tooLarge: .tooLarge
        case .badTemplate: .badTemplate
        case .idempotencyConflict: .idempotencyConflict
        case .wrongState: .wrongState
        case .conflict: .conflict
        case .disposed: .disposed
        case .noQuorum: .noQuorum
        case .busy: .busy
        case .damaged: .damaged
        case .internal: .internal
        }
    }
}
