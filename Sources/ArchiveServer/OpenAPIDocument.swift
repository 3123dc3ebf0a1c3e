import Glibc

/// The API's published description, `Schemas/OpenAPI/legajo-v1.json`.
package enum OpenAPIDocument {
    private static let path = "Schemas/OpenAPI/legajo-v1.json"

    /// Looks below `share` (`$LEGAJO_SHARE`), else in `../share/legajo` beside the program, else in the checkout the program was
    /// built in. Nil when it is nowhere.
    package static func load(share: String?, program: String) -> [UInt8]? {
        if let share { return read("\(share)/\(path)") }
        var directory = program[...]
        func up() -> Bool {
            guard let slash = directory.lastIndex(of: "/") else { return false }
            directory = directory[..<slash]
            return true
        }
        guard up() else { return nil }
        if let found = read("\(directory)/../share/legajo/\(path)") { return found }
        while up() {
            if let found = read("\(directory)/\(path)") { return found }
        }
        return nil
    }

    /// At most 4 MiB.
    private static func read(_ path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var (content, piece) = ([UInt8](), [UInt8](repeating: 0, count: 64 << 10))
        while content.count <= 4 << 20 {
            let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { return nil }
            if count == 0 { return content }
            content += piece[..<count]
        }
        return nil
    }
}
