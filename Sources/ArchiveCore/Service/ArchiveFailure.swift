package import ArchiveModel

/// Why the archive did not do what it was asked. Each code is one problem type of `Documentation/Problems.md`.
package struct ArchiveFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The request cannot be understood: a malformed value, a missing part, a foreign cursor.
        case badRequest = "bad-request"
        /// No token, or one that is unknown, revoked or over.
        case unauthorized
        /// The principal's roles or tenants do not allow it.
        case forbidden
        /// No such invoice, token or root, or not in the principal's scope.
        case notFound = "not-found"
        /// The invoice has no such form.
        case notAvailable = "not-available"
        /// The document cannot be read: empty, truncated, broken.
        case unreadable
        /// The document needs a password.
        case encrypted
        /// Readable, but not a kind of document this can be done with.
        case unsupported
        /// More bytes than the configured limit.
        case tooLarge = "too-large"
        /// A template that cannot be used, or not with that document.
        case badTemplate = "bad-template"
        /// The idempotency key was used for something else.
        case idempotencyConflict = "idempotency-conflict"
        /// The invoice's state does not allow it.
        case wrongState = "wrong-state"
        /// Something of the kind runs already.
        case conflict
        /// It was here and is gone as its retention demanded.
        case disposed
        /// Too few storage roots to write; nothing was taken.
        case noQuorum = "no-quorum"
        /// Too much at once; nothing was taken.
        case busy
        /// Stored bytes are damaged on every root that could be reached.
        case damaged
        /// A fault of the program or the machine.
        case `internal`
    }

    package var code: Code
    /// What is wrong and what to do; shown to the caller as it is.
    package var message: String
    /// The invoice concerned.
    package var id: DocumentID?
    /// What was found in the document.
    package var findings: [Finding]
    /// Seconds after which asking again makes sense (`noQuorum`, `busy`).
    package var retryAfter: Int?

    package init(
        _ code: Code, _ message: String, id: DocumentID? = nil, findings: [Finding] = [], retryAfter: Int? = nil
    ) {
        self.code = code
        self.message = message
        self.id = id
        self.findings = findings
        self.retryAfter = retryAfter
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
