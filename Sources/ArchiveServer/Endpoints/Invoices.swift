import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird

extension APIEndpoints {
    /// Finding, showing, handing out.
    static func invoices(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.get, .invoices) { request, _ in
                let principal = try await request.principal(service)
                return try JSONResponse.make(
                    try await service.find(try SearchParameters.search(from: try request.query()), as: principal))
            },
            Endpoint(.get, .invoice) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                try request.query().allow(once: [])
                return try JSONResponse.make(try await service.show(id, as: principal))
            },
            Endpoint(.get, .document) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                try request.query().allow(once: [])
                let form = parameters.get("form") ?? ""
                guard let rendition = Rendition(rawValue: form) else {
                    let known = Rendition.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Problem(.badRequest, "\"\(form)\" is no form of an invoice; known are \(known).")
                }
                return DocumentResponse.make(
                    try await service.open(id, as: rendition, for: principal), for: request)
            },
        ]
    }
}
