/// A version of a template whose record cannot be read: which documents it is for is unknown, so drafts wait.
package struct UnreadableTemplate: Hashable, Sendable, Codable {
    package var tenant: TenantID
    /// Nil where only the ledger tells of it, and no other version of it is known.
    package var name: TemplateName?
    /// Nil where not even the ledger tells it.
    package var version: Int?
    /// Where its record belongs.
    package var record: StoragePath
    package var problem: String

    package init(tenant: TenantID, name: TemplateName?, version: Int?, record: StoragePath, problem: String) {
        self.tenant = tenant
        self.name = name
        self.version = version
        self.record = record
        self.problem = problem
    }

    /// What cannot be read, and why, as a sentence.
    package var told: String {
        let name = name.map { "The template \($0)" } ?? "A template of \(tenant)"
        return name + (version.map { " (version \($0))" } ?? "") + " cannot be read: \(problem)"
    }
}
