import ArchiveModel
import EDIFACT
import Leptonica
import WorkerProtocol

/// What a file's first and last bytes say it is. Names and media types that the sender claims decide nothing.
struct DocumentRecognition {
    /// The shapes told apart without opening a document.
    enum Shape: Hashable {
        case empty
        case pdf
        case xml
        case picture(PictureFormat)
        /// Anything else, with the media type its signature announces.
        case other(mediaType: String)
    }

    let shape: Shape
    /// Bytes before `%PDF-`.
    let leadingBytes: Int
    /// A PDF that ends without `%%EOF`.
    let isCutOff: Bool
    /// What in the bytes contradicts the shape, or the name.
    let findings: [Finding]

    /// Bytes read at the beginning and at the end.
    private static let window = 64 << 10

    init(_ document: InputDocument) throws(ByteSourceError) {
        let length = document.bytes.length
        let head = try document.bytes.read(at: 0, count: Self.window)
        let tail =
            length > UInt64(Self.window)
            ? try document.bytes.read(at: length - UInt64(Self.window), count: Self.window) : head
        var findings: [Finding] = []
        // ISO 32000-1, annex H.3.4.1: readers find the header within the first 1,024 bytes.
        let header = Self.position(of: "%PDF-", in: head.prefix(1_029))
        leadingBytes = header ?? 0
        if length == 0 {
            shape = .empty
        } else if let header {
            shape = .pdf
            if header > 0, let other = Self.foreignShape(Array(head[..<header])) {
                findings.append(
                    .extraction(
                        "two-formats", .fatal,
                        "\(document.name) is a PDF and \(other) at once; what a person sees depends on the "
                            + "program. Ask the sender for one format."
                    ))
            } else if header > 0 {
                findings.append(
                    .extraction(
                        "leading-bytes", .warning,
                        "\(header) bytes stand before the PDF header of \(document.name); it can be archived only "
                            + "as it is."
                    ))
            }
            if let archive = Self.zipEnd(in: tail) {
                findings.append(
                    .extraction(
                        "two-formats", .fatal,
                        "\(document.name) is a PDF and a ZIP archive (\(archive) entries) at once. Ask the sender "
                            + "for one format."
                    ))
            }
        } else if Self.isXML(head) {
            shape = .xml
        } else if let format = PictureFormat(head) {
            shape = .picture(format)
        } else {
            shape = .other(mediaType: Self.mediaType(head))
        }
        isCutOff = shape == .pdf && Self.position(of: "%%EOF", in: tail.suffix(2_048)) == nil
        if let finding = Self.nameFinding(document.name, shape) { findings.append(finding) }
        self.findings = findings
    }

    /// A name that promises another format.
    private static func nameFinding(_ name: String, _ shape: Shape) -> Finding? {
        let suffix = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
        let promised: Shape? =
            switch suffix {
            case "pdf": .pdf
            case "xml": .xml
            case "png": .picture(.png)
            case "jpg", "jpeg": .picture(.jpeg)
            case "tif", "tiff": .picture(.tiff)
            case "pnm", "pbm", "pgm", "ppm": .picture(.pnm)
            default: nil
            }
        guard let promised, promised != shape, shape != .empty else { return nil }
        return .extraction("name-disagrees", .warning, "\(name) is called .\(suffix) but its bytes are \(shape.words).")
    }

    /// Markup or an archive in front of a PDF header.
    private static func foreignShape(_ prefix: [UInt8]) -> String? {
        if prefix.starts(with: Array("PK".utf8)) { return "a ZIP archive" }
        if isXML(prefix) { return "markup" }
        return prefix.count > 4 && !mediaType(prefix).hasPrefix("text/")
            && mediaType(prefix) != "application/octet-stream" ? mediaType(prefix) : nil
    }

    /// Starts with a tag after an optional byte order mark and white space.
    private static func isXML(_ bytes: [UInt8]) -> Bool {
        var view = bytes[...]
        if view.starts(with: [0xEF, 0xBB, 0xBF]) { view = view.dropFirst(3) }
        // UTF-16, with a mark or without: `<` and a zero byte.
        if view.starts(with: [0xFE, 0xFF, 0x00, 0x3C]) || view.starts(with: [0xFF, 0xFE, 0x3C, 0x00])
            || view.starts(with: [0x00, 0x3C, 0x00])
            || view.starts(with: [0x3C, 0x00])
        {
            return true
        }
        view = view.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard view.first == UInt8(ascii: "<"), let next = view.dropFirst().first else { return false }
        return next == UInt8(ascii: "?") || next == UInt8(ascii: "!") || next == UInt8(ascii: "_") || next >= 0x80
            || (65...90).contains(next) || (97...122).contains(next)
    }

    /// RFC 1767.
    static let edifact = "application/edifact"

    private static func mediaType(_ head: [UInt8]) -> String {
        if let format = PictureFormat(head) { return format.mediaType }
        for (signature, type) in signatures where head.starts(with: signature) { return type }
        if EDIFACTReader.recognises(head) { return edifact }
        if let first = head.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return "application/json"
        }
        let isText = head.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x0C }
        return isText ? "text/plain" : "application/octet-stream"
    }

    private static let signatures: [([UInt8], String)] = [
        ([0x50, 0x4B, 0x03, 0x04], "application/zip"),
        (Array("GIF8".utf8), "image/gif"),
        (Array("%!PS".utf8), "application/postscript"), ([0x1F, 0x8B], "application/gzip"),
        (Array("{\\rtf".utf8), "application/rtf"),
        ([0xD0, 0xCF, 0x11, 0xE0], "application/x-ole-storage"),
    ]

    /// Entries of a ZIP directory that ends at the end of the file.
    private static func zipEnd(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        var start = tail.count - 22
        while start >= 0 {
            if tail[start] == 0x50, tail[start + 1] == 0x4B, tail[start + 2] == 0x05, tail[start + 3] == 0x06 {
                let comment = Int(tail[start + 20]) | Int(tail[start + 21]) << 8
                if start + 22 + comment == tail.count { return Int(tail[start + 10]) | Int(tail[start + 11]) << 8 }
            }
            start -= 1
        }
        return nil
    }

    private static func position(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        for start in bytes.startIndex...(bytes.endIndex - pattern.count)
        where bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
            return start - bytes.startIndex
        }
        return nil
    }
}

extension DocumentRecognition.Shape {
    /// For messages.
    var words: String {
        switch self {
        case .empty: "empty"
        case .pdf: "a PDF"
        case .xml: "XML"
        case .picture(let format): "a \(format.rawValue.uppercased()) picture"
        case .other(let mediaType): mediaType
        }
    }

    var mediaType: String {
        switch self {
        case .empty: "application/octet-stream"
        case .pdf: "application/pdf"
        case .xml: "application/xml"
        case .picture(let format): format.mediaType
        case .other(let mediaType): mediaType
        }
    }
}

extension Finding {
    /// A finding of the extraction stage.
    static func extraction(
        _ id: String, _ flag: Flag, _ message: String, terms: [String] = [], location: Location? = nil,
        suggestion: String? = nil
    ) -> Finding {
        Finding(
            artefact: "extraction", id: id, flag: flag, location: location, terms: terms, message: message,
            suggestion: suggestion)
    }
}
