import ArgumentParser

/// A command that ends with one of the contract's exit codes.
protocol LegajoCommand: AsyncParsableCommand {
    /// Does the work. What it throws goes to standard error.
    func execute() async throws(CommandFailure) -> ExitStatus
}

extension LegajoCommand {
    mutating func run() async throws {
        let status: ExitStatus
        do throws(CommandFailure) {
            status = try await execute()
        } catch {
            Terminal.endProgress()
            Terminal.complain(error.description)
            throw ExitCode(error.status.rawValue)
        }
        Terminal.endProgress()
        if status != .good { throw ExitCode(status.rawValue) }
    }
}
