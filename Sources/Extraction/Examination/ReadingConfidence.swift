import ArchiveModel

/// What a person has to look at in what was read from a page.
struct ReadingConfidence {
    /// Without these an invoice can neither be found again nor told from another (EN 16931 requires all four).
    static let required = ["BT-1", "BT-2", "BT-44", "BT-112"]
    /// Readings below this are shown to a person.
    static let threshold = 0.5
    /// The same for what was recognised in a picture and nothing beside it proves.
    static let recognitionThreshold = 0.9

    let findings: [Finding]

    init(_ fields: Fields) {
        findings = Self.required.compactMap { term in
            guard let claim = fields[term] else {
                return .extraction(
                    "field-missing", .warning,
                    "\(term) could not be read from the page. State it, or correct it while the submission waits.",
                    terms: [term])
            }
            guard claim.confidence < (claim.how == .ocr ? Self.recognitionThreshold : Self.threshold) else {
                return nil
            }
            return .extraction(
                "field-uncertain", .warning,
                "\(term) was read as \(claim.value), but not surely. Confirm it, or correct it while the "
                    + "submission waits.",
                terms: [term], suggestion: claim.value)
        }
    }
}
