import AdES

/// Whether what follows a signature in the file leaves untouched what it covers.
struct Coverage {
    /// As in reports: `whole-file`, `earlier-revision` or `partial`.
    let name: String
    let problem: (SubIndication, String)?
    /// The problem is a later revision that changed the document.
    let isChangedLater: Bool

    init(_ extent: SignatureExtent, in history: RevisionHistory) {
        switch history.continuation(after: extent.end) {
        case .none: (name, problem, isChangedLater) = ("whole-file", nil, false)
        case .foreign(let reason): (name, problem, isChangedLater) = ("partial", (.formatFailure, reason), false)
        case .unknown(let reason):
            name = "partial"
            problem = (.signatureConstraintsFailure, "What follows this signature cannot be compared: \(reason)")
            isChangedLater = false
        case .revisions(let change):
            name = "earlier-revision"
            problem = change.map { (.formatFailure, "The document was changed after this signature: \($0).") }
            isChangedLater = change != nil
        }
    }
}
