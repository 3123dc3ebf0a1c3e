import FoundationEssentials

/// Files that come with the program: below `$LEGAJO_SHARE`, else `../share/legajo` beside the program, else the
/// checkout it was built in.
struct SharedResources: Sendable {
    var share: String?
    var program: String

    /// The file's bytes; nil when it is nowhere.
    func read(_ path: String) -> [UInt8]? {
        for candidate in candidates(path) {
            if let data = FileManager.default.contents(atPath: candidate) { return Array(data) }
        }
        return nil
    }

    private func candidates(_ path: String) -> [String] {
        if let share { return ["\(share)/\(path)"] }
        var parts = program.split(separator: "/").dropLast()
        var found = ["/" + parts.joined(separator: "/") + "/../share/legajo/" + path]
        while !parts.isEmpty {
            parts = parts.dropLast()
            found.append("/" + (parts + path.split(separator: "/")[...]).joined(separator: "/"))
        }
        return found
    }
}
