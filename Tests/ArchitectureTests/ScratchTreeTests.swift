import Foundation
import Testing

/// A reader of imports that saw nothing would let every other test of this folder pass.
@Suite struct ScratchTreeTests {
    private func tree(_ files: [String: String]) throws -> SourceTree {
        let place = FileManager.default.temporaryDirectory.appending(path: "legajo-tree-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: place) }
        for (path, text) in files {
            let file = place.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        return SourceTree(place)
    }

    @Test(arguments: [
        "import Poppler", "package import Poppler", "@testable import Poppler",
        "@preconcurrency package import Poppler",
        "import struct Poppler.Page", "// first\n\nimport Poppler  // why", "  import Poppler", "import  Poppler;",
        "#if os(Linux)\n    internal import Poppler\n#endif",
    ])
    func `A forbidden import is told`(code: String) throws {
        let tree = try tree(["ArchiveModel/Deep/Folder/Bad.swift": code, "Poppler/Page.swift": "import CPoppler\n"])
        #expect(tree.forbiddenImports(of: "ArchiveModel") == ["Poppler"])
        #expect(tree.forbiddenImports(of: "Poppler").isEmpty)
    }

    @Test func `What only looks like an import is none`() throws {
        let tree = try tree([
            "ArchiveModel/Good.swift": "// import Poppler\nlet text = \"import Poppler\"\nimport Glibc\n",
            "Poppler/Page.swift": "",
        ])
        #expect(tree.imports(of: "ArchiveModel") == ["Glibc"])
    }

    @Test func `What is linked over another module is told`() throws {
        let tree = try tree([
            "legajo-archive/Main.swift": "import ArchiveCore\n", "ArchiveCore/Core.swift": "package import XML\n",
            "XML/Document.swift": "", "UBL/Reader.swift": "",
        ])
        #expect(tree.closure(of: "legajo-archive") == ["legajo-archive", "ArchiveCore", "XML"])
    }

    @Test func `An unknown target may import nothing of ours`() throws {
        let tree = try tree(["Portal/Main.swift": "import PDF\n", "PDF/File.swift": ""])
        #expect(tree.forbiddenImports(of: "Portal") == ["PDF"])
    }
}
