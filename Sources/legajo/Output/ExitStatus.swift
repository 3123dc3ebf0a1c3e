import ArchiveAPI
import ArchiveClient
import ArchiveModel
import WorkerProtocol

/// What the program ends with; the contract scripts rely on.
enum ExitStatus: Int32, Comparable {
    /// Done and good.
    case good = 0
    /// Done, and something is bad: invalid, mismatch, pending, not found.
    case bad = 1
    /// Could not be read or decided.
    case undecided = 2
    case usage = 64
    /// Archive not reachable or already running.
    case unavailable = 69
    case `internal` = 70
    case tryAgain = 75

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }

    init(_ verdict: Verdict) {
        switch verdict {
        case .valid: self = .good
        case .invalid: self = .bad
        case .indeterminate: self = .undecided
        }
    }

    init(_ kind: ProblemType?) {
        switch kind {
        case .unauthorized, .forbidden, .notFound, .notAvailable, .rejected, .badTemplate, .idempotencyConflict,
            .wrongState, .disposed:
            self = .bad
        case .unreadable, .encrypted, .unsupported, .tooLarge, .damaged, .rangeNotSatisfiable: self = .undecided
        case .badRequest: self = .usage
        case .noQuorum, .busy, .conflict: self = .tryAgain
        case .internal, .noSuchResource, .methodNotAllowed, .unsupportedMediaType, nil: self = .internal
        }
    }
}

/// Why a command ends early; the message goes to standard error.
struct CommandFailure: Error, CustomStringConvertible {
    var status: ExitStatus
    var description: String
    /// What the archive said, where it was the archive.
    var problem: Problem?
    /// The word for programs: the archive's or the worker's, else `unreadable` for what could not be read.
    var code: String { refusal ?? (status == .undecided ? "unreadable" : "internal") }
    /// What the worker called it.
    private var refusal: String?

    init(_ status: ExitStatus, _ description: String, problem: Problem? = nil) {
        self.status = status
        self.description = description
        self.problem = problem
    }

    init(_ failure: ClientFailure) {
        problem = failure.problem
        description =
            failure.code == .unreachable
            ? "The archive does not answer. Start it with: legajo up. (\(failure.message))" : failure.message
        switch failure.code {
        case .unreachable: status = .unavailable
        case .refused: status = ExitStatus(failure.problem?.kind)
        case .interrupted: status = .tryAgain
        case .protocolViolation: status = .internal
        case .file: status = .undecided
        }
    }

    init(_ refusal: WorkerRefusal) {
        switch refusal.code {
        case "unavailable": status = .internal
        case "not-convertible", "differs": status = .bad
        default: status = .undecided
        }
        self.refusal = refusal.code
        description = refusal.message
    }
}
