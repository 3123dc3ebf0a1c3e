import FoundationEssentials
import Testing

/// A command as the program itself describes it.
private struct DescribedCommand: Decodable {
    struct Argument: Decodable {
        struct Name: Decodable { var name: String }

        var names: [Name]?
    }

    var commandName: String
    var superCommands: [String]?
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [DescribedCommand]?

    /// All commands that do something, by their words after the program's name.
    var verbs: [(words: [String], command: DescribedCommand)] {
        let own = (superCommands ?? []).dropFirst() + (superCommands == nil ? [] : [commandName])
        let below = (subcommands ?? []).filter { $0.commandName != "help" }
        return below.isEmpty ? [(Array(own), self)] : below.flatMap(\.verbs)
    }

    var options: Set<String> { Set((arguments ?? []).flatMap { $0.names ?? [] }.map(\.name)) }
}

private struct DescribedProgram: Decodable { var command: DescribedCommand }

@Suite("Help")
struct HelpTests {
    @Test("Every verb says what it does, shows an example whose options exist, and prints JSON")
    func everyVerb() async throws {
        let dump = try await CommandLine().run("--experimental-dump-help")
        #expect(dump.status == 0)
        let verbs = try JSONDecoder().decode(DescribedProgram.self, from: Data(dump.output.utf8)).command.verbs
        #expect(verbs.count > 20)
        for (words, command) in verbs {
            let verb = words.joined(separator: " ")
            #expect(command.abstract?.isEmpty == false, "\(verb)")
            let discussion = command.discussion ?? ""
            #expect(discussion.contains("Example"), "\(verb)")
            let examples = discussion.split(separator: "\n").filter { $0.contains("legajo \(verb)") }
            #expect(!examples.isEmpty, "\(verb)")
            for option in examples.flatMap({ $0.split(separator: " ") }) where option.hasPrefix("-") {
                #expect(command.options.contains(option.drop { $0 == "-" }.description), "\(verb): \(option)")
            }
            #expect(verb == "up" || command.options.contains("format"), "\(verb)")
            let help = try await CommandLine().shell("$legajo \(verb) --help")
            #expect(help.status == 0 && help.output.contains("legajo \(verb)"), "\(verb)")
        }
    }
}
