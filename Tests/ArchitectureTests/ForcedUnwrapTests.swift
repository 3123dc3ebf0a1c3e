import Foundation
import Testing

@Suite struct ForcedUnwrapTests {
    @Test(arguments: [
        "let a = b!", "f(a)!.b", "a[0]!", "var a: Int!", "try! f()", "a as! B", "a?.b!", "\"\\(a!)\"",
        "#\"\\#(a!)\"#", "\"\"\"\n  \\(a!)\n\"\"\"", "let a = \"x\"; b!",
    ])
    func `What forces is found`(code: String) {
        #expect(ForcedUnwraps(in: code).lines.count == 1, "\(code)")
    }

    @Test(arguments: [
        "!a", "a != b", "a !== b", "if !a.b {}", "(!a)", "\"b!\"", "// b!", "/* b! /* c! */ d! */ !e", "#\"b!\\(c!)\"#",
        "\"\"\"\nb! \"c!\"\n\"\"\"", "\"\\\"b!\"", "func `b!`() {}", "a && !b",
    ])
    func `What does not force is not`(code: String) {
        #expect(ForcedUnwraps(in: code).lines.isEmpty, "\(code)")
    }

    @Test func `A line is told by its number`() {
        #expect(ForcedUnwraps(in: "let a = \"\"\"\n  b!\n  \"\"\"\nc!\n").lines == [4])
    }

    @Test func `Nothing in the sources is forced`() {
        for file in SourceTree.sources.files {
            let lines = ForcedUnwraps(in: file.lines.joined(separator: "\n")).lines
            #expect(lines.isEmpty, "\(file.target)/\(file.path) forces in lines \(lines)")
        }
    }
}
