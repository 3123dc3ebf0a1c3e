import ArchiveModel

/// A rule as its findings present it, the same in both syntaxes.
struct Rule: Sendable {
    enum Origin: Sendable {
        /// KoSIT's own.
        case xrechnung
        /// Taken over from Peppol BIS Billing 3.
        case peppol
        /// Of no rule set: what a careful reader notices besides.
        case advice
    }

    let id: String
    typealias Flag = Finding.Flag

    let flag: Flag
    let terms: [String]
    /// What is wrong and what to do.
    let message: String
    let origin: Origin

    init(_ id: String, _ flag: Flag, _ terms: [String], _ message: String, origin: Origin = .xrechnung) {
        self.id = id
        self.flag = flag
        self.terms = terms
        self.message = message
        self.origin = origin
    }
}
