import ArchiveModel
import LinuxSystem
import WorkerProtocol

/// Documents for the worker program.
enum Sample {
    /// A committed fixture, by its path below `Fixtures`.
    static func fixture(_ path: String) throws -> InputDocument {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        let source = try FileBytes(path: "\(root)/Fixtures/\(path)")
        return InputDocument(name: path, descriptor: source.descriptor, bytes: source)
    }

    static func document(_ name: String, _ bytes: [UInt8]) throws -> InputDocument {
        let source = try FileBytes(try MemoryFile(named: "sample", sealing: bytes).file)
        return InputDocument(name: name, descriptor: source.descriptor, bytes: source)
    }

    /// One page and one embedded file whose name is written in UTF-16BE, as several producers do.
    static func pdf(embedding file: [UInt8], as name: String) -> [UInt8] {
        let units = name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let coded = "<" + Hexadecimal.text([0xFE, 0xFF] + units) + ">"
        let objects: [[UInt8]] = [
            "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [\(coded) 5 0 R] >> >> /AF [5 0 R] >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << >> >>",
            nil,
            "<< /Type /Filespec /F \(coded) /UF \(coded) /AFRelationship /Alternative /EF << /F 4 0 R /UF 4 0 R >> >>",
            "<< /Length 0 >>\nstream\n\nendstream",
        ].map { text in
            if let text { return Array(text.utf8) }
            let head = "<< /Type /EmbeddedFile /Subtype /text#2Fxml /Length \(file.count) >>\nstream\n"
            return Array(head.utf8) + file + Array("\nendstream".utf8)
        }
        var out = Array("%PDF-1.7\n".utf8)
        var table = "0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(out.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            out += Array("\(index + 1) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
        }
        let count = objects.count + 1
        let trailer = "trailer\n<< /Size \(count) /Root 1 0 R >>\nstartxref\n\(out.count)\n%%EOF\n"
        return out + Array(("xref\n0 \(count)\n" + table + trailer).utf8)
    }
}
