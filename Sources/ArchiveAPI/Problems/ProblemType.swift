/// Every kind of problem an answer can report (RFC 9457). `Documentation/Problems.md` has a section for each.
package enum ProblemType: String, Hashable, Sendable, Codable, CaseIterable {
    case badRequest = "bad-request"
    case unauthorized
    case forbidden
    case notFound = "not-found"
    case notAvailable = "not-available"
    case unreadable
    case encrypted
    case unsupported
    case rejected
    case tooLarge = "too-large"
    case badTemplate = "bad-template"
    case idempotencyConflict = "idempotency-conflict"
    case wrongState = "wrong-state"
    case conflict
    case disposed
    case noQuorum = "no-quorum"
    case busy
    case damaged
    case `internal`
    case noSuchResource = "no-such-resource"
    case methodNotAllowed = "method-not-allowed"
    case rangeNotSatisfiable = "range-not-satisfiable"
    case unsupportedMediaType = "unsupported-media-type"

    /// The `type` member: a name, not an address to fetch.
    package var uri: String { Self.prefix + rawValue }

    /// Nil for a type this version does not know.
    package init?(uri: String) {
        guard uri.hasPrefix(Self.prefix) else { return nil }
        self.init(rawValue: String(uri.dropFirst(Self.prefix.count)))
    }

    private static let prefix = "urn:legajo:problem:"

    /// HTTP status code.
    package var status: Int {
        switch self {
        case .badRequest: 400
        case .unauthorized: 401
        case .forbidden: 403
        case .notFound, .notAvailable, .noSuchResource: 404
        case .methodNotAllowed: 405
        case .wrongState, .conflict: 409
        case .disposed: 410
        case .tooLarge: 413
        case .unsupportedMediaType: 415
        case .rangeNotSatisfiable: 416
        case .unreadable, .encrypted, .unsupported, .rejected, .badTemplate, .idempotencyConflict: 422
        case .damaged, .internal: 500
        case .noQuorum, .busy: 503
        }
    }

    /// The same for every occurrence.
    package var title: String {
        switch self {
        case .badRequest: "The request cannot be understood"
        case .unauthorized: "A valid token is needed"
        case .forbidden: "This is not allowed"
        case .notFound: "Not found"
        case .notAvailable: "The invoice has no such form"
        case .unreadable: "The document cannot be read"
        case .encrypted: "The document needs a password"
        case .unsupported: "This kind of document is not supported"
        case .rejected: "The submission was rejected"
        case .tooLarge: "Too large"
        case .badTemplate: "The template cannot be used"
        case .idempotencyConflict: "The idempotency key belongs to something else"
        case .wrongState: "The invoice's state does not allow it"
        case .conflict: "Something of the kind runs already"
        case .disposed: "The invoice was disposed of"
        case .noQuorum: "Too few storage roots to write"
        case .busy: "Too much at once"
        case .damaged: "Stored bytes are damaged"
        case .internal: "Internal fault"
        case .noSuchResource: "No such resource"
        case .methodNotAllowed: "The resource has no such method"
        case .rangeNotSatisfiable: "The range lies outside the document"
        case .unsupportedMediaType: "The body's media type is not understood"
        }
    }
}
