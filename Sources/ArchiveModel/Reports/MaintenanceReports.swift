/// How far a long check has come.
package struct CheckProgress: Hashable, Sendable, Codable {
    /// What is being done, e.g. `root a` or `ledger`.
    package var activity: String
    package var done: UInt64
    /// Nil while it is not known.
    package var total: UInt64?

    package init(activity: String, done: UInt64, total: UInt64? = nil) {
        self.activity = activity
        self.done = done
        self.total = total
    }
}

/// What rebuilding the index from one root gave.
package struct RebuildReport: Hashable, Sendable, Codable {
    package var root: String
    package var packages: Int
    package var entries: UInt64
    /// What the root lacks; empty when the index is complete.
    package var findings: [Finding]
    /// Whether the index now is the one built; false where the root lacks something and that was not accepted.
    package var replaced: Bool

    package init(root: String, packages: Int, entries: UInt64, findings: [Finding], replaced: Bool) {
        self.replaced = replaced
        self.root = root
        self.packages = packages
        self.entries = entries
        self.findings = findings
    }
}
