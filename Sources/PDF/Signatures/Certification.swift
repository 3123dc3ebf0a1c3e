/// What the author of a certified document allows others to change (DocMDP, ISO 32000-2 §12.8.2.2, table 257).
/// None of the three allows content on a page.
package enum Certification: Hashable, Sendable {
    case nothing
    /// Filling in forms and signing.
    case forms
    /// The same, and annotations.
    case annotations

    /// The value of /P; 2 where it is absent or none of the three.
    package init(level: Int?) {
        switch level {
        case 1: self = .nothing
        case 3: self = .annotations
        default: self = .forms
        }
    }

    /// In words, for messages.
    package var allowed: String {
        switch self {
        case .nothing: "no change at all"
        case .forms: "filling in forms and signing only"
        case .annotations: "forms, signatures and annotations only"
        }
    }
}
