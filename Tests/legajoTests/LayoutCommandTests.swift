import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Testing

@Suite("Layouts on the command line")
struct LayoutCommandTests {
    private static let text = #"""
        {"issuer": ["ESB12345674"], "vault": "received",
         "fields": {"BT-1": [{"label": "Folio", "relation": "right", "page": 1, "box": [380, 92.5, 470, 106]}]}}
        """#

    @Test("A layout is recorded, listed, shown and retired")
    func everyVerb() async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { command, directory in
            let file = "\(directory)/layout.json"
            try Data(Self.text.utf8).write(to: URL(filePath: file))
            let added = try await command.run("layouts", "add", "quarz", "--layout", file, "--format", "json")
            #expect(added.status == 0)
            #expect(try added.objects().first?["name"] == .string("quarz"))
            let layout = try #require(archive.with { $0.layouts.first?.layout })
            #expect(layout.vault == .received && layout.fields["BT-1"]?.first?.box == [380, 92.5, 470, 106])
            let listed = try await command.run("layouts", "list")
            #expect(listed.output.contains("quarz  version 1") && listed.output.contains("ESB12345674"))
            let shown = try await command.run("layouts", "show", "quarz")
            #expect(shown.output.contains("BT-1  right \"Folio\"  page 1  box 380.0,92.5,470.0,106.0"))
            #expect(try await command.run("layouts", "retire", "quarz").output.contains("retired"))
            #expect(try await command.run("layouts", "show", "nobody").status == 1)
        }
    }

    @Test(
        "What is no layout is refused with its reason",
        arguments: [
            ("{", "not valid JSON"), (#"{"fields": {}}"#, "\"issuer\" is missing"),
            (#"{"issuer": ["ESB12345674"], "fields": {"BT-1": [{"labl": "x"}]}}"#, "no \"labl\""),
            (#"{"issuer": ["ESB12345674"], "field": {}}"#, "no \"field\""),
            (#"{"issuer": ["ESB12345674"], "fields": {"BT-1": [{"label": 3}]}}"#, "\"fields.BT-1"),
            (#"{"issuer": ["ESB12345674"], "fields": {"BT-1": [{"label": "Folio", "page": 0}]}}"#, "count from 1"),
            (#"{"issuer": ["ESB12345674"], "fields": {"BT-1": [{"box": [1, 2, 1, 4]}]}}"#, "x0 < x1"),
            (#"{"issuer": ["B1"], "fields": {"BT-999": [{"label": "Folio"}]}}"#, "BT-999 is no term"),
        ])
    func refused(text: String, reason: String) async throws {
        let archive = MemoryArchive()
        try await withInstance(archive) { command, directory in
            let file = "\(directory)/layout.json"
            try Data(text.utf8).write(to: URL(filePath: file))
            let added = try await command.run("layouts", "add", "bad", "--layout", file)
            #expect(added.status == 64)
            #expect(added.messages.contains(reason) || reason == "not valid JSON", "\(added.messages)")
            #expect(archive.with { $0.layouts.isEmpty })
        }
    }
}
