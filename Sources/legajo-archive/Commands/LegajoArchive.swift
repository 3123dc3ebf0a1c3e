import ArchiveAPI
import ArchiveCore
import ArgumentParser

/// The archive process. People use `legajo`, which starts this program where it is needed.
@main
struct LegajoArchive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "legajo-archive",
        abstract: "Owns storage roots, index, ledger and keys of a Legajo instance.",
        version: ProgramVersion.current,
        subcommands: [InitCommand.self, ServeCommand.self, CheckCommand.self, RebuildIndexCommand.self])

    static func main() async {
        do {
            var command = try parseAsRoot(nil)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let failure as InstanceFailure {
            StandardError.line("legajo-archive: \(failure)")
            Self.exit(withError: ExitCode(failure.exitCode))
        } catch let failure as ArchiveFailure {
            StandardError.line("legajo-archive: \(failure.message)")
            Self.exit(withError: ExitCode(failure.exitCode))
        } catch {
            Self.exit(withError: error)
        }
    }
}

extension ArchiveFailure {
    /// Exit code of the command line contract.
    fileprivate var exitCode: Int32 {
        switch code {
        case .unauthorized, .forbidden, .notFound, .notAvailable, .badTemplate, .idempotencyConflict, .wrongState,
            .disposed:
            1
        case .unreadable, .encrypted, .unsupported, .tooLarge, .damaged: 2
        case .badRequest: 64
        case .noQuorum, .busy, .conflict: 75
        case .internal: 70
        }
    }
}
