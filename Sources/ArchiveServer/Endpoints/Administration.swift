import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird

extension APIEndpoints {
    /// Who may ask.
    static func administration(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.get, .tokens) { request, _ in
                let principal = try await request.principal(service)
                return try JSONResponse.make(TokenList(items: try await service.tokens(as: principal)))
            },
            Endpoint(.post, .tokens) { request, _ in
                let principal = try await request.principal(service)
                let body = try await request.json(TokenRequest.self)
                guard !body.roles.isEmpty, (1...100).contains(body.name.count) else {
                    throw Problem(.badRequest, "A token needs a name of 1 to 100 characters and at least one role.")
                }
                let issued = try await service.createToken(body, as: principal)
                return try JSONResponse.make(
                    issued, status: .created,
                    headers: [.location: APIPath.token.of(issued.summary.principal.id)])
            },
            Endpoint(.delete, .token) { request, parameters in
                let principal = try await request.principal(service)
                let text = parameters.get("principal") ?? ""
                guard let holder = PrincipalID(text) else {
                    throw Problem(.badRequest, "\"\(text)\" is no principal: P- and eight symbols.")
                }
                try await service.revokeToken(of: holder, as: principal)
                return Response(status: .noContent)
            },
        ]
    }
}
