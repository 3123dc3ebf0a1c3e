import ArchiveAPI
import ArgumentParser

@main
struct Legajo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legajo",
        abstract: "An invoice archive: what went in is kept byte for byte, provable and findable.",
        discussion: """
            Begin with: legajo init DIR --test; legajo up --instance DIR
            Exit codes: 0 done and good, 1 done and something is bad, 2 could not be read or decided, 64 usage,
            69 archive not reachable or already running, 70 internal, 75 try again.
            """,
        version: ProgramVersion.current,
        groupedSubcommands: [
            CommandGroup(name: "Running an archive", subcommands: [Init.self, Up.self, Status.self, Token.self]),
            CommandGroup(
                name: "Taking in", subcommands: [Submit.self, Pending.self, Approve.self, Reject.self, Correct.self]),
            CommandGroup(name: "Letterheads and terms", subcommands: [Templates.self]),
            CommandGroup(name: "Reading better", subcommands: [Layouts.self]),
            CommandGroup(name: "Finding and proving", subcommands: [Find.self, Show.self, Get.self, Verify.self]),
            CommandGroup(
                name: "Documents, without an archive",
                subcommands: [Extract.self, Validate.self, Convert.self, Tag.self, ReadTags.self]),
            CommandGroup(name: "Signing", subcommands: [Sign.self, Timestamp.self]),
            CommandGroup(name: "Storage", subcommands: [Check.self, RebuildIndex.self]),
        ])
}
