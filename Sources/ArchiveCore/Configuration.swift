package import ArchiveModel
package import WorkerProtocol

/// What the archive was configured with; read from `legajo.yaml` by the program.
package struct ArchiveConfiguration: Sendable {
    package var version: String
    package var isTest: Bool
    package var node: String
    package var defaultTenant: TenantID
    /// All there are, the default one among them.
    package var tenants: Set<TenantID>
    /// Of documents whose sender states none (BCP 47); decides between templates.
    package var language: String?
    /// Largest submission in bytes.
    package var uploadLimit: UInt64
    /// Processing that takes longer answers `submitted` and goes on.
    package var waitSeconds: Int
    /// Where uploads and other unlinked scratch files go.
    package var spool: String
    package var workers: Int
    /// What an operator should know, found at start.
    package var warnings: [String]
    /// How page tags look.
    package var tagStyle: TagStyle
    /// The same for single tenants.
    package var tenantStyles: [TenantID: TagStyle]

    package init(
        version: String, isTest: Bool, node: String, defaultTenant: TenantID, furtherTenants: [TenantID] = [],
        language: String? = nil, uploadLimit: UInt64, waitSeconds: Int,
        spool: String, workers: Int, warnings: [String], tagStyle: TagStyle = TagStyle(),
        tenantStyles: [TenantID: TagStyle] = [:]
    ) {
        self.version = version
        self.isTest = isTest
        self.node = node
        self.defaultTenant = defaultTenant
        tenants = Set(furtherTenants + [defaultTenant])
        self.language = language
        self.uploadLimit = uploadLimit
        self.waitSeconds = waitSeconds
        self.spool = spool
        self.workers = workers
        self.warnings = warnings
        self.tagStyle = tagStyle
        self.tenantStyles = tenantStyles
    }
}
