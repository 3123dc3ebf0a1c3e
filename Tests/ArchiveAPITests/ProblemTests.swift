import ArchiveAPI
import ArchiveModel
import FoundationEssentials
import Testing

@Suite("Problems")
struct ProblemTests {
    private static func page() throws -> String {
        let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let data = try #require(FileManager.default.contents(atPath: "/\(here)/Documentation/Problems.md"))
        return String(decoding: data, as: UTF8.self)
    }

    @Test("Each has its section with status, title, cause and next step", arguments: ProblemType.allCases)
    func documented(type: ProblemType) throws {
        let sections = try Self.page().split(separator: "\n## ")
        let section = try #require(
            sections.first { $0.hasPrefix(type.rawValue + "\n") }, "no section for \(type.rawValue)")
        #expect(section.contains("\(type.status) · \(type.title) · exit code "))
        #expect(section.contains("**Cause.** "))
        #expect(section.contains("**Next step.** "))
    }

    @Test("No section without a problem") func noOthers() throws {
        let names = try Self.page().split(separator: "\n## ").dropFirst().map { $0.prefix { $0 != "\n" } }
        #expect(Set(names.map(String.init)) == Set(ProblemType.allCases.map(\.rawValue)))
    }

    @Test("The type is found again by its name", arguments: ProblemType.allCases) func names(type: ProblemType) {
        #expect(ProblemType(uri: type.uri) == type)
        #expect(Problem(type, "x").kind == type)
    }

    @Test("An unknown type is no known one") func unknown() {
        #expect(ProblemType(uri: "urn:legajo:problem:whatever") == nil)
        #expect(ProblemType(uri: "about:blank") == nil)
    }
}
