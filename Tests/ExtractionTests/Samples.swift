import ArchiveModel
import LinuxSystem
import PDF
import WorkerProtocol

/// Where the project's own documents lie.
enum Samples {
    static let fixtures: String = {
        var parts = #filePath.split(separator: "/").map(String.init)
        parts.removeLast(3)
        return "/" + parts.joined(separator: "/") + "/Fixtures"
    }()

    static let today = CalendarDate(daysSince1970: 20_780)

    /// An open file of the fixtures folder; it closes with its last reference.
    static func document(_ path: String) throws -> OpenDocument {
        let file = try FileDescriptor.open(path: fixtures + "/" + path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return OpenDocument(
            file: file, document: InputDocument(name: name, descriptor: file.number, bytes: try FileBytes(file)))
    }

    /// A document of these bytes.
    static func document(_ name: String, _ bytes: [UInt8]) throws -> OpenDocument {
        let file = try MemoryFile(named: "sample", sealing: bytes).file
        return OpenDocument(
            file: file, document: InputDocument(name: name, descriptor: file.number, bytes: MemoryBytes(bytes)))
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        let source = try FileBytes(path: fixtures + "/" + path)
        return try source.read(at: 0, count: Int(source.length))
    }
}

/// Keeps the descriptor open while the document is used.
struct OpenDocument {
    let file: FileDescriptor
    let document: InputDocument
}

/// A small PDF, written object by object.
enum SmallPDF {
    /// One page for each content stream, A4, with Helvetica as /F.
    static func pages(_ contents: [String]) -> [UInt8] {
        var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
        let kids = contents.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
        objects.append("<</Type/Pages/Count \(contents.count)/Kids[\(kids)]>>")
        objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
        for (index, content) in contents.enumerated() {
            objects.append(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents \(5 + 2 * index) 0 "
                    + "R/Resources<</Font<</F 3 0 R>>>>>>"
            )
            objects.append("<</Length \(content.utf8.count)>>stream\n\(content)\nendstream")
        }
        return file(objects)
    }

    /// Text lines at places from the top left corner.
    static func text(_ lines: [(x: Int, y: Int, text: String)]) -> String {
        lines.map { "BT /F 10 Tf \($0.x) \(842 - $0.y) Td (\($0.text)) Tj ET" }.joined(separator: "\n")
    }

    static func file(_ objects: [String]) -> [UInt8] { PlainDocument.of(objects).bytes }
}

/// A gigabyte that begins with some text; reading more than a few windows of it fails the test.
final class EndlessBytes: ByteSource {
    let start: [UInt8]
    let length: UInt64 = 1 << 30

    init(start: [UInt8]) { self.start = start }

    func read(at offset: UInt64, count: Int) throws(ByteSourceError) -> [UInt8] {
        guard count <= 1 << 20 else { throw ByteSourceError("\(count) bytes at once are too many") }
        var bytes = [UInt8](repeating: 0x20, count: count)
        for (index, byte) in start.enumerated() where Int(offset) <= index && index < Int(offset) + count {
            bytes[index - Int(offset)] = byte
        }
        return bytes
    }
}

extension Samples {
    /// A document of a gigabyte whose descriptor holds nothing.
    static func endless(_ name: String, start: String) throws -> OpenDocument {
        let file = try MemoryFile(named: "endless", sealing: [0]).file
        return OpenDocument(
            file: file,
            document: InputDocument(name: name, descriptor: file.number, bytes: EndlessBytes(start: Array(start.utf8))))
    }
}
