import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import WorkerProtocol

extension APIEndpoints {
    /// Verifying, signing, time-stamping.
    static func proofs(_ service: any ArchiveService) -> [Endpoint] {
        [
            Endpoint(.get, .verification) { request, parameters in
                let (principal, id) = (try await request.principal(service), try parameters.documentID())
                let query = try request.query()
                try query.allow(once: ["at"])
                return try JSONResponse.make(
                    try await service.verify(id, at: try query.parsed("at", UTCTime.init), as: principal))
            },
            Endpoint(.post, .verifications) { request, _ in
                let principal = try await request.principal(service)
                try service.require(.verify, of: principal)
                let query = try request.query()
                try query.allow(once: ["at", "name"])
                let files = try await Upload.files(of: request, name: query.value("name"), service: service)
                let report = try await service.verify(
                    file: try document(of: files), at: try query.parsed("at", UTCTime.init),
                    anchors: try anchors(of: files), as: principal)
                return try JSONResponse.make(report)
            },
            Endpoint(.post, .signatures) { request, _ in
                let principal = try await request.principal(service)
                try service.require(.seal, of: principal)
                let query = try request.query()
                try query.allow(once: ["tenant", "name"])
                let files = try await Upload.files(of: request, name: query.value("name"), service: service)
                let signed = try await service.sign(
                    file: try document(of: files), tenant: try query.parsed("tenant", TenantID.init), as: principal)
                return DocumentResponse.make(signed, for: request)
            },
            Endpoint(.post, .timestamps) { request, _ in
                let principal = try await request.principal(service)
                let body = try await request.json(TimestampBody.self)
                let token = try await service.timestamp(body.digest, as: principal)
                return Response(
                    status: .ok, headers: [.contentType: "application/vnd.etsi.timestamp-token"],
                    body: .init(byteBuffer: ByteBuffer(bytes: token)))
            },
        ]
    }

    private static func document(of files: [SubmittedFile]) throws(Problem) -> InputDocument {
        let documents = files.filter { $0.role == .document }
        guard documents.count == 1, let file = documents.first else {
            throw Problem(.badRequest, "Send exactly one document.")
        }
        return file.document
    }

    /// DER certificates sent beside the document as parts named `data`.
    private static func anchors(of files: [SubmittedFile]) throws -> [[UInt8]] {
        try files.filter { $0.role == .data }.map { file in
            guard file.document.bytes.length <= 64 << 10 else {
                throw Problem(.badRequest, "\(file.document.name) is too large for a certificate.")
            }
            return try file.document.bytes.read(at: 0, count: Int(file.document.bytes.length))
        }
    }
}
