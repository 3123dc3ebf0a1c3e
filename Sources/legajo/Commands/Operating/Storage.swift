import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Check: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check storage: every root's copies, index against roots, ledger.",
        discussion: "Example: legajo check --repair")

    @Flag(help: "Replace damaged and missing copies from another root.")
    var repair = false

    @Flag(help: "Read every byte.")
    var full = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        guard try await archive.instance.isServed() else {
            // A stopped archive is checked by the program that knows its roots.
            var arguments = ["check", "--instance", try archive.instance.requireDirectory()]
            if repair { arguments.append("--repair") }
            if full { arguments.append("--full") }
            try Sibling.become(arguments + ["--format", output.format.rawValue])
        }
        let report = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.check(repair: repair, full: full, progress: Progress.show)
        }
        Terminal.endProgress()
        switch output.format {
        case .json: try Lines.json(report)
        case .text:
            Self.tell(report.findings)
            Terminal.say(
                "\(report.packages) packages, \(report.entries) ledger entries, \(report.bytes) bytes, "
                    + "\(report.repaired) repaired, \(report.findings.count) findings")
        }
        return report.findings.allSatisfy { $0.flag == .information } ? .good : .bad
    }

    /// As `legajo-archive` prints them where the archive is stopped.
    static func tell(_ findings: [Finding]) {
        for finding in findings { Terminal.say("\(finding.flag.rawValue) \(finding.id): \(finding.message)") }
    }
}

struct RebuildIndex: LegajoCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild-index",
        abstract: "Build the index anew from one storage root.",
        discussion: "Example: legajo rebuild-index --from a")

    @Option(help: "Name of the root.")
    var from: String

    @Flag(help: "Put the index in place even where the root lacks something; it may then be taken in a second time.")
    var acceptIncomplete = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        guard try await archive.instance.isServed() else {
            var arguments = ["rebuild-index", "--instance", try archive.instance.requireDirectory(), "--from", from]
            if acceptIncomplete { arguments.append("--accept-incomplete") }
            try Sibling.become(arguments + ["--format", output.format.rawValue])
        }
        let report = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.rebuildIndex(from: from, acceptIncomplete: acceptIncomplete, progress: Progress.show)
        }
        Terminal.endProgress()
        switch output.format {
        case .json: try Lines.json(report)
        case .text:
            Check.tell(report.findings)
            Terminal.say(
                "\(report.replaced ? "index rebuilt" : "the index stays as it was: not rebuilt") from \(report.root): "
                    + "\(report.packages) packages, \(report.entries) ledger entries")
        }
        return report.replaced && report.findings.allSatisfy { $0.flag == .information } ? .good : .bad
    }
}

/// Progress of the archive's long work.
enum Progress {
    static func show(_ progress: CheckProgress) {
        let total = progress.total.map { " of \($0)" } ?? ""
        Terminal.progress("\(progress.activity): \(progress.done)\(total)")
    }
}
