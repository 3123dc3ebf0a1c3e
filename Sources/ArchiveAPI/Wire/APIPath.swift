package import ArchiveModel

/// The API's resources. The server registers the templates, the client fills them in.
package enum APIPath: String, Hashable, Sendable, CaseIterable {
    case health = "/v1/health"
    case openAPI = "/v1/openapi.json"
    case status = "/v1/status"
    case submissions = "/v1/submissions"
    case pending = "/v1/pending"
    case invoices = "/v1/invoices"
    case invoice = "/v1/invoices/{id}"
    case document = "/v1/invoices/{id}/documents/{form}"
    case verification = "/v1/invoices/{id}/verification"
    case approval = "/v1/invoices/{id}/approval"
    case rejection = "/v1/invoices/{id}/rejection"
    case corrections = "/v1/invoices/{id}/corrections"
    case verifications = "/v1/verifications"
    case signatures = "/v1/signatures"
    case timestamps = "/v1/timestamps"
    case checks = "/v1/checks"
    case rebuilds = "/v1/index-rebuilds"
    case events = "/v1/events"
    case templates = "/v1/templates"
    case template = "/v1/templates/{name}"
    case templatePreviews = "/v1/templates/{name}/previews"
    case layouts = "/v1/layouts"
    case layout = "/v1/layouts/{name}"
    case tokens = "/v1/tokens"
    case token = "/v1/tokens/{principal}"

    /// The path of a resource that concerns one invoice.
    package func of(_ id: DocumentID, form: Rendition? = nil) -> String {
        var path = rawValue.replacing("{id}", with: id.description)
        if let form { path = path.replacing("{form}", with: form.rawValue) }
        return path
    }

    /// The path of a template.
    package func of(_ name: TemplateName) -> String { rawValue.replacing("{name}", with: name.text) }

    /// The path of a layout.
    package func of(_ name: LayoutName) -> String { rawValue.replacing("{name}", with: name.text) }

    /// The path of one principal's token.
    package func of(_ principal: PrincipalID) -> String { rawValue.replacing("{principal}", with: principal.text) }
}

/// Names of the headers beyond HTTP's own.
package enum APIHeader {
    package static let idempotencyKey = "Idempotency-Key"
    /// RFC 7240.
    package static let prefer = "Prefer"
    /// Trust class of a freshly made signature.
    package static let trust = "Legajo-Trust"
    /// Of a copy that was made when it was asked for: the original's id and digest, `LG-…; sha256:…`.
    package static let copyOf = "Legajo-Copy-Of"
    /// Of such a copy: how many of the original's terms it lacks, holds outside EN 16931, and states beyond it:
    /// `lost=1, outside=0, added=2`.
    package static let losses = "Legajo-Losses"
    /// The whole account, JSON as `loss-report-v1.json` has it, percent-encoded; left out where it is too long for a header.
    package static let lossReport = "Legajo-Loss-Report"
}
