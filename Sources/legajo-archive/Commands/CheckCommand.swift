import ArchiveAPI
import ArchiveCore
import ArchiveModel
import ArgumentParser
import StorageRoot

/// `legajo check` while the archive does not run.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check storage of an instance that is not being served.",
        discussion: "Example: legajo check --instance /srv/legajo")

    @Option(help: "The instance's directory.")
    var instance: String

    @Flag(help: "Replace damaged and missing copies from another root.")
    var repair = false

    @Flag(help: "Read every byte of every root.")
    var full = false

    @Option(help: "text or json.")
    var format = "text"

    func run() async throws {
        let directory = InstanceDirectory(instance)
        _ = try InstanceConfiguration.read(from: directory.path)
        let lock = try InstanceLock(directory)
        defer { withExtendedLifetime(lock) {} }
        let (archive, store) = try await ArchiveAssembly.offline(try InstanceParts(directory))
        let report = try await archive.check(repair: repair, full: full, as: Offline.operator) { _ in }
        await store.close()
        if format == "json" {
            StandardOutput.line(String(decoding: try WireJSON.encode(report), as: UTF8.self))
        } else {
            for finding in report.findings {
                StandardOutput.line("\(finding.flag.rawValue) \(finding.id): \(finding.message)")
            }
            StandardOutput.line(
                "\(report.packages) packages, \(report.entries) ledger entries, \(report.bytes) bytes, "
                    + "\(report.repaired) repaired, \(report.findings.count) findings")
        }
        if report.findings.contains(where: { $0.flag != .information }) { throw ExitCode(1) }
    }
}

/// Who acts where a person at the machine runs a command on a stopped instance: whoever can read its keys.
enum Offline {
    static let `operator` = Principal(
        id: PrincipalID("P-00000000") ?? PrincipalID.random(from: Zeros()), name: "offline", roles: [.operator, .admin])

    private struct Zeros: RandomSource {
        func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    }
}
