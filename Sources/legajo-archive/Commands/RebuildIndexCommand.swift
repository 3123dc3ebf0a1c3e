import ArchiveCore
import ArchiveModel
import ArgumentParser
import FoundationEssentials
import StorageRoot

/// `legajo rebuild-index` while the archive does not run.
struct RebuildIndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild-index", abstract: "Build the index of a stopped instance anew from one root.",
        discussion: "Example: legajo rebuild-index --from a --instance /srv/legajo")

    @Option(help: "The instance's directory.")
    var instance: String

    @Option(help: "Name or directory of a storage root.")
    var from: String

    @Option(help: "text or json.")
    var format = "text"

    @Flag(help: "Put the index in place even where the root lacks something.")
    var acceptIncomplete = false

    func run() async throws {
        let directory = InstanceDirectory(instance)
        _ = try InstanceConfiguration.read(from: directory.path)
        let lock = try InstanceLock(directory)
        defer { withExtendedLifetime(lock) {} }
        let parts = try InstanceParts(directory)
        let (archive, store) = try await ArchiveAssembly.rebuilding(parts)
        let report = try await archive.rebuildIndex(from: from, accepting: acceptIncomplete, as: Offline.operator) {
            _ in
        }
        await store.close()
        if format == "json" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            StandardOutput.line(String(decoding: try encoder.encode(report), as: UTF8.self))
        } else {
            for finding in report.findings {
                StandardOutput.line("\(finding.flag.rawValue) \(finding.id): \(finding.message)")
            }
            StandardOutput.line(
                "\(report.replaced ? "index rebuilt" : "the index stays as it was: not rebuilt") from \(report.root): "
                    + "\(report.packages) packages, \(report.entries) ledger entries")
        }
        if !report.replaced || report.findings.contains(where: { $0.flag != .information }) { throw ExitCode(1) }
    }
}
