import ArchiveAPI
package import ArchiveModel
import AsyncHTTPClient
import NIOHTTP1

extension ArchiveConnection {
    /// Sends files in. `wait` is how many seconds the archive may take before it answers `submitted`.
    package func submit(
        _ files: [UploadFile], options: SubmissionOptions, wait: Int? = nil
    ) async throws(ClientFailure) -> SubmissionAnswer {
        var headers: HTTPHeaders = [:]
        if let key = options.idempotencyKey { headers.add(name: APIHeader.idempotencyKey, value: key) }
        if let wait { headers.add(name: APIHeader.prefer, value: "wait=\(wait)") }
        let path = APIPath.submissions.rawValue + SubmissionParameters.query(for: options).text
        return try await decode(SubmissionAnswer.self, try await post(files, to: path, headers: headers))
    }

    /// A page of what waits for a person.
    package func pending(_ query: PendingQuery) async throws(ClientFailure) -> PendingPage {
        let path = APIPath.pending.rawValue + SearchParameters.query(for: query).text
        return try await decode(PendingPage.self, try await send(.GET, path))
    }

    package func approve(_ id: DocumentID, reason: String) async throws(ClientFailure) -> SubmissionAnswer {
        try await post(DecisionBody(reason: reason), to: APIPath.approval.of(id), SubmissionAnswer.self)
    }

    package func reject(_ id: DocumentID, reason: String) async throws(ClientFailure) -> SubmissionAnswer {
        try await post(DecisionBody(reason: reason), to: APIPath.rejection.of(id), SubmissionAnswer.self)
    }

    /// Business term → new value.
    package func correct(
        _ id: DocumentID, set values: [String: String], reason: String?
    ) async throws(ClientFailure) -> SubmissionAnswer {
        try await post(
            CorrectionBody(values: values, reason: reason), to: APIPath.corrections.of(id), SubmissionAnswer.self)
    }

    /// A JSON body and a JSON answer.
    func post<Value: Decodable>(
        _ body: some Encodable, to path: String, _ type: Value.Type
    ) async throws(ClientFailure) -> Value {
        try await decode(type, try await post(body, to: path))
    }

    func post(_ body: some Encodable, to path: String) async throws(ClientFailure) -> HTTPClientResponse {
        let bytes: [UInt8]
        do { bytes = try WireJSON.encode(body) } catch { throw ClientFailure(.protocolViolation, error.description) }
        return try await send(.POST, path, headers: ["Content-Type": WireJSON.mediaType], body: .bytes(bytes))
    }

    /// Files as multipart.
    func post(
        _ files: [UploadFile], to path: String, headers: HTTPHeaders = [:]
    ) async throws(ClientFailure) -> HTTPClientResponse {
        let boundary = MultipartBody.boundary()
        let body = MultipartBody.make(files, boundary: boundary)
        var headers = headers
        headers.add(name: "Content-Type", value: "multipart/form-data; boundary=\(boundary)")
        return try await send(
            .POST, path, headers: headers, body: .stream(body, length: .known(Int64(body.length))))
    }
}
