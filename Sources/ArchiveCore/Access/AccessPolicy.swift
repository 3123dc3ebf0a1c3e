package import ArchiveModel

/// What can be asked of the archive; each needs a role.
package enum Permission: String, Hashable, Sendable, CaseIterable {
    case submit
    /// Search, fields, events.
    case read
    /// Bytes of originals, sources and renditions.
    case fetch
    /// Approve, reject, correct what waits.
    case decide
    case verify
    /// Signatures and time-stamps for files that are not kept.
    case seal
    case check
    case rebuild
    case status
    case tokens
    case events
    /// Record, retire, list and try templates.
    case templates
    /// Record, retire and list layouts. What a correction teaches needs no more than to correct.
    case layouts
}

/// The one place where access is decided. Denied unless a line here allows it.
package enum AccessPolicy {
    private static let allowed: [Role: Set<Permission>] = [
        .operator: [.submit, .read, .fetch, .decide, .verify, .seal, .check, .status, .events, .templates, .layouts],
        .approver: [.read, .fetch, .decide, .verify, .status],
        .erp: [.submit, .read, .fetch, .verify, .events, .status],
        .intake: [.submit, .read, .status],
        .delivery: [.read, .fetch, .events, .status],
        .payment: [.read, .events, .status],
        .portal: [.read, .fetch, .verify, .status],
        .auditor: [.read, .fetch, .verify, .status, .events],
        .admin: [.check, .rebuild, .status, .tokens, .templates, .layouts],
    ]

    /// Throws `forbidden`, naming what is missing, unless the principal may do it now.
    package static func require(
        _ permission: Permission, of principal: Principal, at time: UTCTime
    ) throws(ArchiveFailure) {
        if let end = principal.expires, end <= time {
            throw ArchiveFailure(.forbidden, "This access ended at \(end). Ask an administrator for a new one.")
        }
        guard principal.roles.contains(where: { allowed[$0]?.contains(permission) ?? false }) else {
            let fitting = Role.allCases.filter { allowed[$0]?.contains(permission) ?? false }.map(\.rawValue)
            throw ArchiveFailure(
                .forbidden,
                "This needs the role \(fitting.joined(separator: " or ")). Use another person's token (--as).")
        }
    }

    /// Whether the principal may act for the tenant.
    package static func covers(_ principal: Principal, _ tenant: TenantID) -> Bool {
        principal.tenants.isEmpty || principal.tenants.contains(tenant)
    }

    /// The tenants a search may see: those asked for within those allowed; empty means all.
    package static func scope(
        _ principal: Principal, asked: Set<TenantID>
    ) throws(ArchiveFailure) -> Set<TenantID> {
        if principal.tenants.isEmpty { return asked }
        if asked.isEmpty { return principal.tenants }
        let both = asked.intersection(principal.tenants)
        guard !both.isEmpty else {
            throw ArchiveFailure(.forbidden, "None of the tenants asked for is in this access's scope.")
        }
        return both
    }
}
