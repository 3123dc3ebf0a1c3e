import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird

extension APIEndpoints {
    /// Where issuers' documents say what.
    static func layouts(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.get, .layouts) { request, _ in
                let principal = try await request.principal(service)
                let tenant = try tenant(of: request)
                return try JSONResponse.make(LayoutList(items: try await service.layouts(of: tenant, as: principal)))
            },
            Endpoint(.post, .layouts) { request, _ in
                let principal = try await request.principal(service)
                try service.require(.layouts, of: principal)
                try request.query().allow(once: [])
                let recorded = try await service.recordLayout(
                    try await request.json(LayoutRequest.self), as: principal)
                return try JSONResponse.make(
                    recorded, status: .created, headers: [.location: APIPath.layout.of(recorded.name)])
            },
            Endpoint(.get, .layout) { request, parameters in
                let (principal, name) = (try await request.principal(service), try parameters.layoutName())
                let tenant = try tenant(of: request)
                return try JSONResponse.make(
                    LayoutList(items: try await service.versions(ofLayout: name, tenant: tenant, as: principal)))
            },
            Endpoint(.delete, .layout) { request, parameters in
                let (principal, name) = (try await request.principal(service), try parameters.layoutName())
                let tenant = try tenant(of: request)
                return try JSONResponse.make(try await service.retireLayout(name, tenant: tenant, as: principal))
            },
        ]
    }
}

extension Parameters {
    /// The `{name}` of the path.
    fileprivate func layoutName() throws(Problem) -> LayoutName {
        let text = get("name") ?? ""
        guard let name = LayoutName(text) else {
            throw Problem(
                .badRequest, "\"\(text)\" is no layout's name: lower-case letters, digits and hyphens, at most 48.")
        }
        return name
    }
}
