import FoundationEssentials
import ServiceTesting
import Testing

/// `legajo convert` as a user runs it, with a worker of its own.
@Suite("Converting on the command line")
struct ConvertTests {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures").path

    /// A directory that is gone afterwards.
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "legajo-convert-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try await body(directory.path)
    }

    private func contents(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("There and back again by JSON, with an account")
    func roundTrip() async throws {
        try await withDirectory { directory in
            let legajo = CommandLine()
            let (cii, json, ubl) = ("\(directory)/a.xml", "\(directory)/a.json", "\(directory)/b.xml")
            let (report, pages) = ("\(directory)/losses.json", "\(directory)/a.pdf")
            var outcome = try await legajo.run(
                "convert", "\(Self.fixtures)/Invoices/es/almazara-ubl.xml", "--to", "cii", "-o", cii, "--loss-report",
                report)
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(outcome.output.contains("sha256:") && outcome.messages.isEmpty)
            #expect(contents(cii) == contents("\(Self.fixtures)/Conversion/almazara-cii.xml"))
            for member in [
                "\"lost\":[]", "\"outside\":[]", "\"added\":[]", "\"verdict\":\"valid\"", "\"from\":\"ubl\"",
            ] {
                #expect(contents(report)?.contains(member) == true, "\(member)")
            }
            outcome = try await legajo.run("convert", cii, "--to", "json", "-o", json)
            #expect(outcome.status == 0)
            outcome = try await legajo.run("convert", json, "--to", "ubl", "-o", ubl)
            #expect(outcome.status == 0)
            #expect(try await legajo.run("validate", ubl).status == 0)
            outcome = try await legajo.run("convert", ubl, "--to", "facturx", "--language", "es", "-o", pages)
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(try await legajo.run("validate", pages).status == 0)
            outcome = try await legajo.run("convert", pages, "--to", "cii", "-o", cii, "--loss-report", report)
            #expect(outcome.status == 0)
            #expect(contents(report)?.contains("\"lost\":[]") == true)
            outcome = try await legajo.run("convert", ubl, "--to", "text", "--language", "es")
            #expect(outcome.output.hasPrefix("Factura F-2026/0139\n"))
        }
    }

    @Test("What cannot be held legally is refused, and nothing is written")
    func refusal() async throws {
        try await withDirectory { directory in
            let legajo = CommandLine()
            let (source, target, report) = ("\(directory)/a.json", "\(directory)/a.xml", "\(directory)/l.json")
            try Data(#"{"number": "1", "issueDate": "2026-11-27"}"#.utf8).write(to: URL(filePath: source))
            let outcome = try await legajo.run("convert", source, "--to", "ubl", "-o", target, "--loss-report", report)
            #expect(outcome.status == 1)
            #expect(outcome.messages.contains("BG-25 (lines)"))
            #expect(contents(target) == nil && contents(report) == nil)
            let page = try await legajo.run("convert", source, "--to", "facturx", "-o", target)
            #expect(page.status == 1 && page.messages.contains("EN 16931"))
            #expect(contents(target) == nil)
            #expect(try await legajo.run("convert", "\(Self.fixtures)/Bad/note.txt", "--to", "ubl").status == 2)
            #expect(try await legajo.run("convert", source, "--to", "docx").status == 64)
        }
    }

    @Test("EDIFACT is written in the directory asked for")
    func directory() async throws {
        try await withDirectory { directory in
            let legajo = CommandLine()
            let target = "\(directory)/a.edi"
            let source = "\(Self.fixtures)/Facturae/withheld.xml"
            for (name, identifier) in [("d96a", "D:96A:UN:EAN008"), ("d01b", "D:01B:UN:EAN011"), ("d14b", "D:14B:UN'")]
            {
                let outcome = try await legajo.run(
                    "convert", source, "--to", "edifact", "--directory", name, "-o", target)
                #expect(outcome.status == 0, "\(outcome.messages)")
                #expect(contents(target)?.contains("INVOIC:\(identifier)") == true)
                try FileManager.default.removeItem(atPath: target)
            }
            #expect(try await legajo.run("convert", source, "--to", "edifact", "--directory", "d93a").status == 64)
        }
    }

    @Test("A batch is not converted, for nobody said which invoice is meant")
    func batch() async throws {
        try await withDirectory { directory in
            let legajo = CommandLine()
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(Self.fixtures)/Facturae")
            let batch = try #require(files.first { $0.contains("batch") || $0.contains("lote") })
            let outcome = try await legajo.run(
                "convert", "\(Self.fixtures)/Facturae/\(batch)", "--to", "ubl", "-o", "\(directory)/x.xml")
            #expect(outcome.status == 2 && outcome.messages.contains("batch of 2 invoices"))
            #expect(contents("\(directory)/x.xml") == nil)
        }
    }

    @Test("A withdrawn Facturae, and rules that do not exist for a syntax, give no verdict")
    func undecided() async throws {
        try await withDirectory { directory in
            let legajo = CommandLine()
            let empty =
                "<f:Facturae xmlns:f=\"http://www.facturae.es/Facturae/2007/v3.1/Facturae\"><Invoices><Invoice/>"
                + "</Invoices></f:Facturae>"
            #expect(FileManager.default.createFile(atPath: "\(directory)/old.xml", contents: Data(empty.utf8)))
            #expect(try await legajo.run("validate", "\(directory)/old.xml").status == 2)
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(Self.fixtures)/Facturae")
            let one = try #require(files.sorted().first { $0.hasSuffix(".xml") })
            let asked = try await legajo.run("validate", "\(Self.fixtures)/Facturae/\(one)", "--rules", "peppol")
            #expect(asked.status == 2 && asked.output.contains("no peppol rules"))
        }
    }
}
