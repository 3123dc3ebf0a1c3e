package import ArchiveModel
import ArchivePackage
import StorageRoot

extension Archive {
    package func authenticate(bearer: String) async throws(ArchiveFailure) -> Principal {
        guard bearer.hasPrefix("lgt_"), bearer.utf8.count <= 128,
            let principal = credentials.principal(for: try TokenSecret(presented: bearer).digest(), at: time.now())
        else {
            throw ArchiveFailure(
                .unauthorized, "The token is unknown, revoked or over. Ask an administrator for a new one.")
        }
        return principal
    }

    package func createToken(
        _ request: TokenRequest, as principal: Principal
    ) async throws(ArchiveFailure) -> IssuedToken {
        try AccessPolicy.require(.tokens, of: principal, at: time.now())
        guard !request.roles.isEmpty, request.name.contains(where: { !$0.isWhitespace }), request.name.utf8.count <= 200
        else {
            throw ArchiveFailure(.badRequest, "A token needs a name and at least one role.")
        }
        if let end = request.expires, end <= time.now() {
            throw ArchiveFailure(.badRequest, "The token would be over already: \(end).")
        }
        let (credential, secret) = try newCredential(try scoped(request))
        try await keep(credential, version: 1, by: principal.id)
        return IssuedToken(summary: credential.summary, secret: secret.exposed)
    }

    package func tokens(as principal: Principal) async throws(ArchiveFailure) -> [TokenSummary] {
        try AccessPolicy.require(.tokens, of: principal, at: time.now())
        return credentials.all.map(\.summary)
    }

    package func revokeToken(of holder: PrincipalID, as principal: Principal) async throws(ArchiveFailure) {
        try AccessPolicy.require(.tokens, of: principal, at: time.now())
        guard var credential = credentials.credential(of: holder) else {
            throw ArchiveFailure(.notFound, "No token of \(holder) is in force.")
        }
        credential.revoked = time.now()
        try await keep(credential, version: 2, by: principal.id)
    }

    /// The request with the scope its roles need: machines and auditors act for named tenants, auditors until a day.
    private func scoped(_ request: TokenRequest) throws(ArchiveFailure) -> TokenRequest {
        guard !request.roles.contains(.portal) else {
            throw ArchiveFailure(
                .badRequest,
                "The portal acts for one customer per call, and this version knows no customers yet: it would see "
                    + "every invoice of its tenants. Use the role auditor for a person who may read.")
        }
        if request.roles.contains(.auditor), request.expires == nil {
            throw ArchiveFailure(.badRequest, "An auditor's access has an end. Name it (--expires).")
        }
        var request = request
        let everywhere: Set<Role> = [.operator, .approver, .admin]
        if request.tenants.isEmpty, request.roles.isDisjoint(with: everywhere) {
            request.tenants = [configuration.defaultTenant]
        }
        return request
    }

    /// A credential of a new principal; nothing is written yet.
    func newCredential(_ request: TokenRequest) throws(ArchiveFailure) -> (Credential, TokenSecret) {
        let secret = TokenSecret(from: random)
        let holder = Principal(
            id: PrincipalID.random(from: random), name: request.name, roles: request.roles, tenants: request.tenants,
            expires: request.expires)
        return (Credential(principal: holder, secret: try secret.digest(), created: time.now()), secret)
    }

    /// Records a credential on the roots, then in the index and in memory.
    func keep(_ credential: Credential, version: Int, by actor: PrincipalID?) async throws(ArchiveFailure) {
        let assembled = try assemble(
            ArchiveRecord(
                tenant: configuration.defaultTenant, kind: .token, key: credential.principal.id.text, version: version,
                time: time.now(), by: actor, content: .token(credential)))
        let event = LedgerEvent(
            event: .record, time: time.now(), actor: actor, path: assembled.path, digests: assembled.package.digests,
            revokes: credential.revoked == nil ? nil : credential.principal.id, note: "token")
        let bytes = try CanonicalJSON.encode(event)
        await levelIndex()
        try await whileLevel { () async throws(ArchiveFailure) -> Void in
            let first = try await commit(files: [assembled.stored], entries: [bytes], removals: [])
            credentials.keep(credential)
            let entry = LedgerEntry(bytes: bytes, event: event, details: [])
            await indexRecord(assembled, entry: entry, at: first)
        }
    }

    /// The first people of an instance, before it serves: names and roles in, secrets out.
    package func found(_ people: [TokenRequest]) async throws(ArchiveFailure) -> [IssuedToken] {
        var issued: [IssuedToken] = []
        for person in people {
            let (credential, secret) = try newCredential(person)
            try await keep(credential, version: 1, by: nil)
            issued.append(IssuedToken(summary: credential.summary, secret: secret.exposed))
        }
        return issued
    }
}
