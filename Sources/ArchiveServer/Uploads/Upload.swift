import ArchiveAPI
import ArchiveCore
import ArchiveModel
import HTTPTypes
import Hummingbird
import WorkerProtocol

/// Reads the files of a request's body into spool files: one file as the body itself, or several as
/// `multipart/form-data` with parts named `document`, `data` and `attachment`. Never holds a file in memory.
enum Upload {
    /// Parts beside the document.
    private static let mostFiles = 100

    static func files(
        of request: Request, name: String?, service: any ArchiveService
    ) async throws -> [SubmittedFile] {
        try refuseTooLarge(request, service)
        guard let contentType = request.headers[.contentType] else {
            throw Problem(.unsupportedMediaType, "Name the body's media type in Content-Type.")
        }
        switch request.mediaType() {
        case "multipart/form-data":
            guard let boundary = MultipartScanner.boundary(of: contentType),
                let scanner = MultipartScanner(boundary: boundary)
            else { throw Problem(.badRequest, "The Content-Type has no usable boundary.") }
            return try await parts(of: request, scanner, service)
        case "application/pdf", "application/xml", "text/xml", "application/octet-stream", "image/png", "image/jpeg",
            "image/tiff", "image/x-portable-anymap":
            return [try await single(request, name: name, service)]
        default:
            throw Problem(
                .unsupportedMediaType,
                "Send a document as application/pdf, application/xml or application/octet-stream, or several files as "
                    + "multipart/form-data.")
        }
    }

    private static func single(
        _ request: Request, name: String?, _ service: any ArchiveService
    ) async throws -> SubmittedFile {
        var (writer, count) = (SpoolWriter(service), UInt64(0))
        for try await chunk in request.body {
            count += UInt64(chunk.readableBytes)
            try refuse(count, over: service.uploadLimit)
            try await writer.append(chunk.readableBytesView)
        }
        return try await writer.finish(.document, name: FileName.shown(name, fallback: "document"))
    }

    private static func parts(
        of request: Request, _ scanner: MultipartScanner, _ service: any ArchiveService
    ) async throws -> [SubmittedFile] {
        var (scanner, count, files) = (scanner, UInt64(0), [SubmittedFile]())
        var open: (role: FileRole, name: String, writer: SpoolWriter)?
        for try await chunk in request.body {
            count += UInt64(chunk.readableBytes)
            try refuse(count, over: service.uploadLimit)
            for event in try events(&scanner, Array(chunk.readableBytesView)) {
                switch event {
                case .partBegan(let headers):
                    guard files.count < mostFiles else {
                        throw Problem(.badRequest, "A submission has at most \(mostFiles) files.")
                    }
                    let (role, name) = try describe(headers)
                    open = (role, name, SpoolWriter(service))
                case .content(let bytes): try await open?.writer.append(bytes)
                case .partEnded:
                    guard var part = open else { continue }
                    files.append(try await part.writer.finish(part.role, name: part.name))
                    open = nil
                }
            }
        }
        do { try scanner.finish() } catch { throw Problem(.badRequest, "The request cannot be understood: \(error).") }
        return files
    }

    private static func events(
        _ scanner: inout MultipartScanner, _ bytes: [UInt8]
    ) throws(Problem) -> [MultipartScanner.Event] {
        do { return try scanner.consume(bytes) } catch {
            throw Problem(.badRequest, "The request cannot be understood: \(error).")
        }
    }

    private static func describe(_ headers: [String: String]) throws(Problem) -> (FileRole, String) {
        let disposition = HeaderValue(headers["content-disposition"] ?? "")
        let part = disposition.parameters["name"] ?? ""
        guard disposition.value.lowercased() == "form-data", let role = FileRole(rawValue: part) else {
            throw Problem(.badRequest, "Parts are named document, data or attachment, not \"\(part)\".")
        }
        return (role, FileName.shown(disposition.parameters["filename"], fallback: role.rawValue))
    }

    /// Before a byte is read, where the length is announced.
    private static func refuseTooLarge(_ request: Request, _ service: any ArchiveService) throws(Problem) {
        if let announced = request.headers[.contentLength].flatMap({ UInt64($0) }) {
            try refuse(announced, over: service.uploadLimit)
        }
    }

    private static func refuse(_ count: UInt64, over limit: UInt64) throws(Problem) {
        // Boundaries and part headers are small against any sensible limit.
        guard count <= limit else {
            throw Problem(.tooLarge, "A submission has at most \(limit) bytes here (limits.upload in legajo.yaml).")
        }
    }
}
