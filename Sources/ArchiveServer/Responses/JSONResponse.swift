import ArchiveAPI
import HTTPTypes
import Hummingbird

enum JSONResponse {
    /// Throws `WireFailure` when the value has no JSON form.
    static func make(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws(WireFailure) -> Response {
        var headers = headers
        headers[.contentType] = WireJSON.mediaType
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: try WireJSON.encode(value))))
    }
}
