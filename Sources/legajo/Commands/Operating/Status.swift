import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Status: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "The state of the archive: roots, ledger, workers, stages.",
        discussion: "Example: legajo status --check")

    @Flag(help: "End with 1 unless every root is online and the archive can write.")
    var check = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let status = try await archive.call { (archive) async throws(ClientFailure) in try await archive.status() }
        switch output.format {
        case .json: try Lines.json(status)
        case .text: tell(status)
        }
        guard check else { return .good }
        return status.writable && status.roots.allSatisfy { $0.state == .online } ? .good : .bad
    }

    private func tell(_ status: ArchiveStatus) {
        let kind = status.test ? ", test instance: its documents prove nothing" : ""
        let writable = status.writable ? "takes submissions" : "read-only: too few roots"
        Terminal.say("Legajo \(status.version)\(kind)")
        Terminal.say(
            "\(writable), trust \(status.trust.rawValue), \(status.ledgerSize) ledger entries, \(status.workers) workers"
        )
        for root in status.roots {
            Terminal.say(
                "  "
                    + Lines.columns([
                        "root \(root.name)", root.state.rawValue, "complete to \(root.completeTo)", root.path,
                        root.reason,
                    ]))
        }
        for (state, count) in status.counts.sorted(by: { $0.key < $1.key }) { Terminal.say("  \(count) \(state)") }
        for (stage, timing) in Stage.allCases.compactMap({ stage in status.stages[stage.rawValue].map { (stage, $0) } })
        where timing.count > 0 {
            Terminal.say(
                "  \(stage.rawValue): \(timing.count) times, median \(timing.p50Microseconds) µs, "
                    + "99 % below \(timing.p99Microseconds) µs")
        }
        for warning in status.warnings { Terminal.say("warning: \(warning)") }
    }
}
