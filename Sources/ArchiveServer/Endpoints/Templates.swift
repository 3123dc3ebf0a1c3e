import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import WorkerProtocol

extension APIEndpoints {
    /// What documents are dressed with.
    static func templates(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.get, .templates) { request, _ in
                let principal = try await request.principal(service)
                let tenant = try tenant(of: request)
                return try JSONResponse.make(try await service.templates(of: tenant, as: principal))
            },
            Endpoint(.post, .templates) { request, _ in
                let principal = try await request.principal(service)
                try service.require(.templates, of: principal)
                try request.query().allow(once: [])
                let files = try await Upload.files(of: request, name: nil, service: service)
                let recorded = try await service.recordTemplate(
                    try order(in: files), files: files.filter { $0.role == .attachment }, as: principal)
                return try JSONResponse.make(
                    recorded, status: .created, headers: [.location: APIPath.template.of(recorded.template.name)])
            },
            Endpoint(.get, .template) { request, parameters in
                let (principal, name) = (try await request.principal(service), try parameters.templateName())
                let tenant = try tenant(of: request)
                return try JSONResponse.make(
                    TemplateList(items: try await service.versions(ofTemplate: name, tenant: tenant, as: principal)))
            },
            Endpoint(.delete, .template) { request, parameters in
                let (principal, name) = (try await request.principal(service), try parameters.templateName())
                let tenant = try tenant(of: request)
                return try JSONResponse.make(try await service.retireTemplate(name, tenant: tenant, as: principal))
            },
            Endpoint(.post, .templatePreviews) { request, parameters in
                let (principal, name) = (try await request.principal(service), try parameters.templateName())
                try service.require(.templates, of: principal)
                let query = try request.query()
                try query.allow(once: ["tenant", "version", "page", "inserts"])
                let preview = TemplatePreview(
                    name: name, tenant: try query.parsed("tenant", TenantID.init),
                    version: try query.integer("version", in: 1...1_000_000),
                    page: try query.integer("page", in: 1...100_000) ?? 1, hasInserts: try query.flag("inserts"))
                var document: InputDocument?
                // Without a body the template is shown on empty pages.
                if request.headers[.contentType] != nil {
                    let files = try await Upload.files(of: request, name: nil, service: service)
                    document = files.first { $0.role == .document }?.document
                }
                return DocumentResponse.make(
                    try await service.previewTemplate(preview, on: document, as: principal), for: request)
            },
        ]
    }

    /// The `tenant` of the query, which has nothing else.
    static func tenant(of request: Request) throws -> TenantID? {
        let query = try request.query()
        try query.allow(once: ["tenant"])
        return try query.parsed("tenant", TenantID.init)
    }

    /// The one part named `data`: the template as JSON.
    private static func order(in files: [SubmittedFile]) throws -> TemplateRequest {
        let parts = files.filter { $0.role == .data }
        guard parts.count == 1, files.allSatisfy({ $0.role != .document }), let part = parts.first else {
            throw Problem(
                .badRequest,
                "A template is one part named \"data\", its description as JSON, and its PDFs as parts named "
                    + "\"attachment\".")
        }
        guard part.document.bytes.length <= 1 << 20 else {
            throw Problem(.tooLarge, "A template's description has at most 1 MiB.")
        }
        return try WireJSON.decode(
            TemplateRequest.self, from: try part.document.bytes.read(at: 0, count: Int(part.document.bytes.length)))
    }
}

extension Parameters {
    /// The `{name}` of the path.
    fileprivate func templateName() throws(Problem) -> TemplateName {
        let text = get("name") ?? ""
        guard let name = TemplateName(text) else {
            throw Problem(
                .badRequest, "\"\(text)\" is no template's name: lower-case letters, digits and hyphens, at most 48.")
        }
        return name
    }
}
