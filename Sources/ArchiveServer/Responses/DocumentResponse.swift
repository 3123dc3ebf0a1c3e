import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import NIOPosix
import WorkerProtocol

/// Documents as answers: streamed in windows, with entity tag and ranges (RFC 9110 §13, §14).
enum DocumentResponse {
    private static let window = 256 << 10

    static func make(_ document: OpenedDocument, for request: Request) -> Response {
        let length = document.content.length
        var headers: HTTPFields = [
            .contentType: document.mediaType, .eTag: EntityTag.of(document.digest), .acceptRanges: "bytes",
            .cacheControl: "private, no-cache", .contentDisposition: disposition(document.name),
        ]
        if let trust = document.trust { headers[.trust] = trust.rawValue }
        if let copy = document.copy { tell(copy, in: &headers) }
        if let known = request.headers[.ifNoneMatch], EntityTag.list(known, names: document.digest) {
            headers[.contentLength] = String(length)
            return Response(status: .notModified, headers: headers)
        }
        switch ByteRange.asked(rangeHeader(of: request, document), length: length) {
        case .unsatisfiable:
            var response = ProblemResponse.make(
                Problem(.rangeNotSatisfiable, "The document has \(length) bytes; the range lies outside."))
            response.headers[.contentRange] = "bytes */\(length)"
            return response
        case .whole:
            return Response(
                status: .ok, headers: headers,
                body: body(document.content, ByteRange(first: 0, count: length)))
        case .part(let range):
            headers[.contentRange] = range.contentRange(of: length)
            return Response(status: .partialContent, headers: headers, body: body(document.content, range))
        }
    }

    /// Longer accounts are told by their counts alone: many clients and proxies take 8 KiB of headers and no more.
    private static let longestAccount = 4 << 10

    /// Which original it is a copy of, and what became of its terms.
    private static func tell(_ copy: MadeCopy, in headers: inout HTTPFields) {
        headers[.copyOf] = "\(copy.original.id); \(copy.original.digest)"
        guard let account = copy.account else { return }
        headers[.losses] =
            "lost=\(account.lost.count), outside=\(account.outside.count), added=\(account.added.count)"
        guard account.lost.count + account.outside.count + account.added.count <= longestAccount / 64,
            let json = try? WireJSON.encode(account)
        else { return }
        let encoded = PercentEncoding.encode(String(decoding: json, as: UTF8.self))
        if encoded.utf8.count <= longestAccount { headers[.lossReport] = encoded }
    }

    /// `If-Range` with another entity tag asks for the whole document.
    private static func rangeHeader(of request: Request, _ document: OpenedDocument) -> String? {
        if let condition = request.headers[.ifRange], condition != EntityTag.of(document.digest) { return nil }
        return request.headers[.range]
    }

    private static func body(_ content: any ByteSource, _ range: ByteRange) -> ResponseBody {
        ResponseBody(contentLength: Int(range.count)) { writer in
            var (offset, left) = (range.first, range.count)
            while left > 0 {
                let (place, count) = (offset, Int(min(left, UInt64(window))))
                let bytes = try await NIOThreadPool.singleton.runIfActive { try content.read(at: place, count: count) }
                guard !bytes.isEmpty else { throw ByteSourceError("the document ended at byte \(place)") }
                try await writer.write(ByteBuffer(bytes: bytes))
                offset += UInt64(bytes.count)
                left -= UInt64(bytes.count)
            }
            try await writer.finish(nil)
        }
    }

    /// The name in ASCII, and in UTF-8 where that differs (RFC 6266).
    private static func disposition(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar in
            scalar.isASCII && scalar.value >= 32 && scalar != "\"" && scalar != "\\" && scalar.value != 127
                ? String(scalar) : "_"
        }.joined()
        let simple = "attachment; filename=\"\(plain)\""
        return plain == name ? simple : simple + "; filename*=UTF-8''" + PercentEncoding.encode(name)
    }
}
