import ArchiveAPI
package import ArchiveCore
import HTTPTypes
import Hummingbird
import Logging

/// Every operation of the API.
package enum APIEndpoints {
    static func all(service: any ArchiveService, openAPI: [UInt8], logger: Logger) -> [Endpoint] {
        descriptions(openAPI) + submissions(service) + invoices(service) + proofs(service)
            + templates(service) + layouts(service) + maintenance(service, logger) + administration(service)
    }

    /// What there is, to be compared with the published description.
    package static func names(service: any ArchiveService) -> [OperationName] {
        all(service: service, openAPI: [], logger: Logger(label: "legajo.api")).map {
            OperationName(method: $0.method.rawValue, path: $0.path)
        }
    }

    /// The two operations that need no token: they tell nothing about the archive's content.
    private static func descriptions(_ openAPI: [UInt8]) -> [Endpoint] {
        [
            Endpoint(.get, .health) { _, _ in try JSONResponse.make(["status": "ok"]) },
            Endpoint(.get, .openAPI) { _, _ in
                Response(
                    status: .ok, headers: [.contentType: WireJSON.mediaType],
                    body: .init(byteBuffer: ByteBuffer(bytes: openAPI)))
            },
        ]
    }
}
