import ArchiveAPI
package import ArchiveModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A document as it arrives. Read `chunks` once, to the end.
package struct Download: Sendable {
    /// In bytes, where it was announced.
    package var length: UInt64?
    package var mediaType: String
    /// The entity tag's digest.
    package var digest: ContentDigest?
    package var trust: TrustClass?
    /// The original it is a copy of, `LG-…; sha256:…`; nil for bytes that are kept.
    package var copyOf: String?
    /// What became of the original's terms in a copy, as counts.
    package var losses: String?
    /// The whole account as JSON, where it is short enough for a header.
    package var lossReport: String?
    private let body: HTTPClientResponse.Body

    init(_ response: HTTPClientResponse) {
        length = response.headers.first(name: "Content-Length").flatMap { UInt64($0) }
        mediaType = response.headers.first(name: "Content-Type") ?? "application/octet-stream"
        digest = response.headers.first(name: "ETag").flatMap { ContentDigest($0.replacing("\"", with: "")) }
        trust = response.headers.first(name: APIHeader.trust).flatMap { TrustClass(rawValue: $0) }
        copyOf = response.headers.first(name: APIHeader.copyOf)
        losses = response.headers.first(name: APIHeader.losses)
        lossReport = response.headers.first(name: APIHeader.lossReport).flatMap { PercentEncoding.decode($0) }
        body = response.body
    }

    /// Calls `consume` with every piece in order. Throws `interrupted` when the connection breaks, and whatever
    /// `consume` throws.
    package func forEachChunk(_ consume: ([UInt8]) throws(ClientFailure) -> Void) async throws(ClientFailure) {
        var chunks = body.makeAsyncIterator()
        var received: UInt64 = 0
        while true {
            let chunk: ByteBuffer?
            do { chunk = try await chunks.next() } catch {
                throw ClientFailure(.interrupted, "The connection broke after \(received) bytes: \(error)")
            }
            guard let chunk else { break }
            received += UInt64(chunk.readableBytes)
            try consume(Array(chunk.readableBytesView))
        }
        if let length, received != length {
            throw ClientFailure(.interrupted, "The document ended after \(received) of \(length) bytes.")
        }
    }
}

extension ArchiveConnection {
    /// A page of a search.
    package func find(_ query: SearchQuery) async throws(ClientFailure) -> SearchPage {
        let path = APIPath.invoices.rawValue + SearchParameters.query(for: query).text
        return try await decode(SearchPage.self, try await send(.GET, path))
    }

    package func show(_ id: DocumentID) async throws(ClientFailure) -> InvoiceDetail {
        try await decode(InvoiceDetail.self, try await send(.GET, APIPath.invoice.of(id)))
    }

    /// An invoice's bytes in one of its forms.
    package func document(_ id: DocumentID, as form: Rendition) async throws(ClientFailure) -> Download {
        Download(try await send(.GET, APIPath.document.of(id, form: form)))
    }

    package func verify(_ id: DocumentID, at time: UTCTime?) async throws(ClientFailure) -> VerificationReport {
        var query = QueryParameters()
        query.set("at", time?.description)
        return try await decode(
            VerificationReport.self, try await send(.GET, APIPath.verification.of(id) + query.text))
    }

    /// A file's proof; nothing is kept. Anchors are DER certificates.
    package func verify(
        file: UploadFile, at time: UTCTime?, anchors: [UploadFile] = []
    ) async throws(ClientFailure) -> VerificationReport {
        var query = QueryParameters()
        query.set("at", time?.description)
        return try await decode(
            VerificationReport.self, try await post([file] + anchors, to: APIPath.verifications.rawValue + query.text))
    }

    /// The document with a signature of the issued vault; nothing is kept.
    package func sign(_ file: UploadFile, tenant: TenantID?) async throws(ClientFailure) -> Download {
        var query = QueryParameters()
        query.set("tenant", tenant?.name)
        return Download(try await post([file], to: APIPath.signatures.rawValue + query.text))
    }

    /// An RFC 3161 token, DER.
    package func timestamp(_ digest: ContentDigest) async throws(ClientFailure) -> [UInt8] {
        try await collect(try await post(TimestampBody(digest: digest), to: APIPath.timestamps.rawValue))
    }
}
