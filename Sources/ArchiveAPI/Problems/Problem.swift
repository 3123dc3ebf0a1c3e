package import ArchiveModel

/// The body of every answer that is no success (RFC 9457, `application/problem+json`).
package struct Problem: Error, Hashable, Sendable, Codable {
    /// A `ProblemType`'s URI.
    package var type: String
    package var title: String
    package var status: Int
    /// What is wrong in this case, and what to do.
    package var detail: String
    /// The invoice concerned.
    package var id: DocumentID?
    /// What was found in the document.
    package var findings: [Finding]?
    /// Seconds after which asking again makes sense; also in `Retry-After`.
    package var retryAfter: Int?

    package init(
        _ type: ProblemType, _ detail: String, id: DocumentID? = nil, findings: [Finding] = [], retryAfter: Int? = nil
    ) {
        self.type = type.uri
        title = type.title
        status = type.status
        self.detail = detail
        self.id = id
        self.findings = findings.isEmpty ? nil : findings
        self.retryAfter = retryAfter
    }

    /// Nil for a type this version does not know.
    package var kind: ProblemType? { ProblemType(uri: type) }

    package static let mediaType = "application/problem+json"
}
