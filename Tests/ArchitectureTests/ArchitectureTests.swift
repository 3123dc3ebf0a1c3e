import Foundation
import Testing

@Suite struct ArchitectureTests {
    private let tree = SourceTree.sources

    @Test func `every target has its arrows`() {
        let swift = Set(tree.files.map(\.target))
        #expect(swift == Set(Arrows.allowed.keys))
    }

    @Test(arguments: Arrows.allowed.keys.sorted())
    func `a target imports only what it may`(target: String) {
        let forbidden = tree.forbiddenImports(of: target)
        #expect(forbidden.isEmpty, "\(target) imports \(forbidden.sorted().joined(separator: ", "))")
    }

    @Test(arguments: Arrows.importers.keys.sorted())
    func `one Swift importer per C library`(module: String) {
        let importers = Set(tree.files.filter { $0.imports.contains(module) }.map(\.target))
        #expect(
            importers.isSubset(of: Arrows.importers[module] ?? []), "\(module) is imported by \(importers.sorted())")
    }

    @Test func `one syntax does not know another`() {
        let syntaxes: Set<String> = ["UBL", "CII", "EDIFACT", "Facturae"]
        for syntax in syntaxes {
            #expect(tree.imports(of: syntax).isDisjoint(with: syntaxes.subtracting([syntax])))
        }
        for rules in ["EN16931Validation", "PeppolValidation", "XRechnungValidation"] {
            #expect(tree.imports(of: rules).isDisjoint(with: syntaxes))
        }
    }

    @Test func `the archive links neither worker nor parser`() {
        let linked = tree.closure(of: "legajo-archive")
        #expect(linked.isDisjoint(with: Arrows.parsersInC.union(["WorkerService", "Tagging"])))
    }

    @Test func `the writer reaches no parser in C`() {
        for target in ["Splitting", "Tagging", "Rendering", "Conversion", "UBL", "CII", "EDIFACT", "Facturae"] {
            let linked = tree.closure(of: target).intersection(Arrows.parsersInC)
            #expect(linked.isEmpty, "\(target) reaches \(linked.sorted())")
        }
    }

    @Test func `what the worker links is synchronous`() {
        let linked = tree.closure(of: "legajo-worker")
        let forbidden: Set<String> = ["Foundation", "Dispatch", "NIOCore", "NIOPosix", "Hummingbird", "_Concurrency"]
        for file in tree.files where linked.contains(file.target) {
            #expect(file.imports.isDisjoint(with: forbidden), "\(file.target)/\(file.path)")
            for (number, line) in file.lines.enumerated() {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
                let words = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
                for word in ["async", "await", "Task", "DispatchQueue", "pthread_create"] {
                    #expect(!words.contains { $0 == word }, "\(file.target)/\(file.path):\(number + 1) uses \(word)")
                }
            }
        }
    }

    @Test func `only the program that owns keys opens the key store`() {
        let importers = Set(tree.files.filter { $0.imports.contains("KeyStore") }.map(\.target))
        #expect(importers == ["legajo-archive"])
    }

    @Test func `files are cut by concept`() {
        for file in tree.files where !file.path.hasSuffix(".generated.swift") {
            #expect(file.lines.count <= 400, "\(file.target)/\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func `no line ends the program`() {
        for file in tree.files {
            for (number, line) in file.lines.enumerated() {
                let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
                #expect(!code.contains("fatalError("), "\(file.target)/\(file.path):\(number + 1) ends the program")
            }
        }
    }
}
