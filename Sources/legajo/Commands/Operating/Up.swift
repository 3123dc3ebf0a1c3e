import ArgumentParser
import Glibc
import Subprocess
import Synchronization
import SystemPackage
import UnixSignals

struct Up: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the archive until interrupted; restart what ends unexpectedly.",
        discussion: "Example: legajo up --instance /srv/legajo")

    @OptionGroup var instance: InstanceOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let directory = try instance.requireDirectory()
        let supervisor = Supervisor(
            program: try Sibling.path(), arguments: ["serve", "--end-with-input", "--instance", directory])
        return try await supervisor.run()
    }
}

/// Keeps one program running, and leaves none behind: the program's standard input is a pipe that closes when this
/// process ends, however it ends.
struct Supervisor: Sendable {
    /// The program's exit codes after which starting it again would end the same way.
    private static let final: Set<Int32> = [
        ExitStatus.bad.rawValue, ExitStatus.undecided.rawValue, ExitStatus.usage.rawValue,
        ExitStatus.unavailable.rawValue,
    ]

    let program: String
    let arguments: [String]

    /// Until it is told to stop (SIGTERM, SIGINT) or the program gives up. What had been serving is started again at
    /// once; what failed to start is tried again at once, then after 1, 2, 4 … 30 seconds.
    func run() async throws(CommandFailure) -> ExitStatus {
        let wish = StopWish()
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let watch = Task { for await _ in signals { wish.stop() } }
        defer { watch.cancel() }
        var failures = 0
        while true {
            let (status, wasReady) = try await runOnce(wish)
            if wish.isStopping { return status.isSuccess ? .good : .internal }
            switch status {
            case .exited(let code) where code == 0: return .good
            case .exited(let code) where Self.final.contains(code): return ExitStatus(rawValue: code) ?? .internal
            case .exited, .signaled: break
            }
            failures = wasReady ? 0 : failures + 1
            let pause = Self.pause(afterFailures: failures)
            Terminal.complain("\(program) ended (\(status)); starting it again\(pause > 0 ? " in \(pause) s" : "").")
            await wish.sleep(seconds: pause)
            if wish.isStopping { return .internal }
        }
    }

    /// Seconds to wait when so many starts in a row failed.
    static func pause(afterFailures failures: Int) -> Int { failures < 2 ? 0 : min(1 << min(failures - 2, 5), 30) }

    /// Runs the program to its end; passes its output on and notes whether it said that it is ready.
    private func runOnce(_ wish: StopWish) async throws(CommandFailure) -> (TerminationStatus, wasReady: Bool) {
        do {
            let outcome = try await Subprocess.run(
                .path(FilePath(program)), arguments: .init(arguments), input: .inputWriter, output: .sequence,
                error: .currentStandardError
            ) { execution in
                wish.began(execution.processIdentifier.value)
                var wasReady = false
                for try await line in execution.standardOutput.strings() {
                    Terminal.say(line)
                    if line.hasPrefix("ready ") { wasReady = true }
                }
                return wasReady
            }
            wish.ended()
            return (outcome.terminationStatus, outcome.closureResult)
        } catch {
            throw CommandFailure(.internal, "\(program) cannot be run: \(error)")
        }
    }
}

/// SIGTERM and SIGINT as a wish to stop, handed on to the program that is running.
private final class StopWish: Sendable {
    private struct State {
        var isStopping = false
        var process: pid_t?
    }

    private let state = Mutex(State())

    var isStopping: Bool { state.withLock { $0.isStopping } }

    /// The wish came.
    func stop() {
        state.withLock { state in
            state.isStopping = true
            if let process = state.process { kill(process, SIGTERM) }
        }
    }

    /// This process is to be told, at once when the wish came already.
    func began(_ process: pid_t) {
        state.withLock { state in
            state.process = process
            if state.isStopping { kill(process, SIGTERM) }
        }
    }

    func ended() { state.withLock { $0.process = nil } }

    /// Ends early when the wish comes.
    func sleep(seconds: Int) async {
        for _ in 0..<(seconds * 10) where !isStopping { try? await Task.sleep(for: .milliseconds(100)) }
    }
}
