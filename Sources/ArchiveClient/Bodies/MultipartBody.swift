import ArchiveAPI
import ArchiveModel

/// Files as `multipart/form-data` (RFC 7578).
enum MultipartBody {
    /// The boundary must occur in none of the files: 128 random bits.
    static func make(_ files: [UploadFile], boundary: String) -> SegmentedBody {
        var segments: [any ByteSource] = []
        for file in files {
            let head = """
                --\(boundary)\r
                Content-Disposition: form-data; name="\(file.role.rawValue)"; filename="\(escaped(file.name))"\r
                Content-Type: application/octet-stream\r
                \r

                """
            segments.append(MemoryBytes(Array(head.utf8)))
            segments.append(file.content)
            segments.append(MemoryBytes(Array("\r\n".utf8)))
        }
        segments.append(MemoryBytes(Array("--\(boundary)--\r\n".utf8)))
        return SegmentedBody(segments: segments)
    }

    static func boundary() -> String {
        var generator = SystemRandomNumberGenerator()
        return "legajo-" + String(generator.next(), radix: 16) + String(generator.next(), radix: 16)
    }

    /// As browsers do (WHATWG HTML, multipart form data).
    private static func escaped(_ name: String) -> String {
        name.replacing("\\", with: "_").replacing("\"", with: "%22").replacing("\r", with: "%0D").replacing(
            "\n", with: "%0A")
    }
}
