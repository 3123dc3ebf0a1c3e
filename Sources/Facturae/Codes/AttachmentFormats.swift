/// Kinds of attached documents: Facturae has ten, EN 16931 media types (BT-125).
enum AttachmentFormats {
    static func mediaType(_ format: String) -> String? { types[format.lowercased()] }

    static func format(_ mediaType: String) -> String? {
        let type = mediaType.lowercased()
        return types.first { $0.value == type }?.key ?? (type == "application/xml" ? "xml" : nil)
    }

    private static let types = [
        "xml": "text/xml", "doc": "application/msword", "gif": "image/gif", "rtf": "application/rtf",
        "pdf": "application/pdf", "xls": "application/vnd.ms-excel", "jpg": "image/jpeg", "bmp": "image/bmp",
        "tiff": "image/tiff", "html": "text/html",
    ]
}
