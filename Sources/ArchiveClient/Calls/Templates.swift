import ArchiveAPI
package import ArchiveModel
import NIOHTTP1

extension ArchiveConnection {
    /// Records a version of a template; its PDFs go beside it under their names.
    package func recordTemplate(
        _ request: TemplateRequest, files: [UploadFile]
    ) async throws(ClientFailure) -> RecordedTemplate {
        let description: [UInt8]
        do { description = try WireJSON.encode(request) } catch {
            throw ClientFailure(.protocolViolation, error.description)
        }
        let data = UploadFile(role: .data, name: "template.json", content: MemoryBytes(description))
        return try await decode(
            RecordedTemplate.self, try await post([data] + files, to: APIPath.templates.rawValue))
    }

    /// The newest version of each, and what cannot be read.
    package func templates(of tenant: TenantID?) async throws(ClientFailure) -> TemplateList {
        try await decode(
            TemplateList.self, try await send(.GET, APIPath.templates.rawValue + Self.query(tenant).text))
    }

    /// All versions of one, oldest first.
    package func versions(
        ofTemplate name: TemplateName, tenant: TenantID?
    ) async throws(ClientFailure) -> [Template] {
        try await decode(
            TemplateList.self, try await send(.GET, APIPath.template.of(name) + Self.query(tenant).text)
        ).items
    }

    package func retireTemplate(_ name: TemplateName, tenant: TenantID?) async throws(ClientFailure) -> Template {
        try await decode(
            Template.self, try await send(.DELETE, APIPath.template.of(name) + Self.query(tenant).text))
    }

    /// A page with the template on it, as PNG; nil for empty pages.
    package func previewTemplate(
        _ preview: TemplatePreview, on document: UploadFile?
    ) async throws(ClientFailure) -> Download {
        var query = Self.query(preview.tenant)
        query.set("version", preview.version.map { String($0) })
        query.set("page", String(preview.page))
        query.set("inserts", preview.hasInserts ? "true" : nil)
        let path = APIPath.templatePreviews.of(preview.name) + query.text
        guard let document else { return Download(try await send(.POST, path)) }
        return Download(try await post([document], to: path))
    }

    private static func query(_ tenant: TenantID?) -> QueryParameters {
        var query = QueryParameters()
        query.set("tenant", tenant?.name)
        return query
    }
}
