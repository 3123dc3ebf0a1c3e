import Foundation

/// The checkout's Swift files and what they import.
struct SourceTree {
    struct File {
        let target: String
        /// Below the target's directory.
        let path: String
        let lines: [Substring]
        let imports: Set<String>
    }

    let files: [File]
    let targets: Set<String>

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Everything below `Sources`.
    static let sources = SourceTree(root.appending(path: "Sources"))

    init(_ directory: URL) {
        var files: [File] = []
        var targets: Set<String> = []
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        for target in names.sorted() where !target.hasPrefix(".") {
            targets.insert(target)
            let place = directory.appending(path: target)
            let paths = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() where path.hasSuffix(".swift") {
                guard let text = try? String(contentsOf: place.appending(path: path), encoding: .utf8) else { continue }
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                files.append(File(target: target, path: path, lines: lines, imports: Self.imports(lines)))
            }
        }
        self.files = files
        self.targets = targets
    }

    /// Modules this target imports.
    func imports(of target: String) -> Set<String> {
        files.filter { $0.target == target }.reduce(into: Set()) { $0.formUnion($1.imports) }
    }

    /// Modules of ours that this target imports and may not.
    func forbiddenImports(of target: String) -> Set<String> {
        imports(of: target).intersection(targets).subtracting(Arrows.allowed[target] ?? []).subtracting([target])
    }

    /// Our own modules that end up in a program, itself included.
    func closure(of program: String) -> Set<String> {
        var found: Set<String> = [program]
        var open = [program]
        while let next = open.popLast() {
            for module in imports(of: next).intersection(targets) where found.insert(module).inserted {
                open.append(module)
            }
        }
        return found
    }

    private static func imports(_ lines: [Substring]) -> Set<String> {
        var modules: Set<String> = []
        for line in lines {
            let words = line.split { $0 == " " || $0 == ";" }.map(String.init)
            guard let at = words.firstIndex(of: "import"), at <= 2,
                words[..<at].allSatisfy({
                    ["package", "internal", "public", "private", "fileprivate"].contains($0) || $0.hasPrefix("@")
                }),
                at + 1 < words.count
            else { continue }
            let name =
                ["struct", "class", "enum", "func", "protocol"].contains(words[at + 1])
                ? words.dropFirst(at + 2).first ?? "" : words[at + 1]
            modules.insert(String(name.split(separator: ".").first ?? ""))
        }
        return modules
    }
}
