import ArchiveModel

extension Archive {
    /// The tenant a principal acts for. A tenant comes into being in the configuration, never by a name mistyped in a
    /// request: it would get keys of its own and keep its invoices for years.
    func tenant(_ asked: TenantID?, for principal: Principal) throws(ArchiveFailure) -> TenantID {
        let tenant = asked ?? configuration.defaultTenant
        guard AccessPolicy.covers(principal, tenant) else {
            throw ArchiveFailure(.forbidden, "This access does not cover the tenant \(tenant).")
        }
        guard configuration.tenants.contains(tenant) else {
            let known = configuration.tenants.map(\.name).sorted().joined(separator: ", ")
            throw ArchiveFailure(
                .badRequest,
                "There is no tenant \(tenant) here, only: \(known). Name a new one under further-tenants in legajo.yaml."
            )
        }
        return tenant
    }
}
