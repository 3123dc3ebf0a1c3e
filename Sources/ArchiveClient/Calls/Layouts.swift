import ArchiveAPI
package import ArchiveModel
import NIOHTTP1

extension ArchiveConnection {
    /// Records a version of a layout.
    package func recordLayout(_ request: LayoutRequest) async throws(ClientFailure) -> IssuerLayout {
        try await post(request, to: APIPath.layouts.rawValue, IssuerLayout.self)
    }

    /// The newest version of each.
    package func layouts(of tenant: TenantID?) async throws(ClientFailure) -> [IssuerLayout] {
        try await decode(
            LayoutList.self, try await send(.GET, APIPath.layouts.rawValue + Self.layoutQuery(tenant))
        ).items
    }

    /// All versions of one, oldest first.
    package func versions(
        ofLayout name: LayoutName, tenant: TenantID?
    ) async throws(ClientFailure) -> [IssuerLayout] {
        try await decode(
            LayoutList.self, try await send(.GET, APIPath.layout.of(name) + Self.layoutQuery(tenant))
        ).items
    }

    package func retireLayout(_ name: LayoutName, tenant: TenantID?) async throws(ClientFailure) -> IssuerLayout {
        try await decode(
            IssuerLayout.self, try await send(.DELETE, APIPath.layout.of(name) + Self.layoutQuery(tenant)))
    }

    private static func layoutQuery(_ tenant: TenantID?) -> String {
        var query = QueryParameters()
        query.set("tenant", tenant?.name)
        return query.text
    }
}
