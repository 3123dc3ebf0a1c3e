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
        let supervisor = Supervisor(program: try Sibling.path(), arguments: ["serve", "--instance", directory])
        return try await supervisor.run()
    }
}

/// Keeps one program running.
struct Supervisor: Sendable {
    /// The program's exit codes after which starting it again would end the same way.
    private static let final: Set<Int32> = [
        ExitStatus.bad.rawValue, ExitStatus.undecided.rawValue, ExitStatus.usage.rawValue,
        ExitStatus.unavailable.rawValue,
    ]
    /// Running at least this long counts as a good start.
    private static let goodStart = Duration.seconds(60)

    let program: String
    let arguments: [String]

    /// Until it is told to stop (SIGTERM, SIGINT) or the program gives up. Restarts wait 1, 2, 4 … 30 seconds.
    func run() async throws(CommandFailure) -> ExitStatus {
        let wish = StopWish()
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let watch = Task { for await _ in signals { wish.stop() } }
        defer { watch.cancel() }
        var pause = 1
        while true {
            let begin = ContinuousClock.now
            let status = try await runOnce(wish)
            if wish.isStopping { return status.isSuccess ? .good : .internal }
            switch status {
            case .exited(let code) where code == 0: return .good
            case .exited(let code) where Self.final.contains(code): return ExitStatus(rawValue: code) ?? .internal
            case .exited, .signaled: break
            }
            if begin.duration(to: .now) >= Self.goodStart { pause = 1 }
            Terminal.complain("\(program) ended (\(status)); starting it again in \(pause) s.")
            await wish.sleep(seconds: pause)
            if wish.isStopping { return .internal }
            pause = min(pause * 2, 30)
        }
    }

    private func runOnce(_ wish: StopWish) async throws(CommandFailure) -> TerminationStatus {
        do {
            let outcome = try await Subprocess.run(
                .path(FilePath(program)), arguments: .init(arguments), input: .none, output: .currentStandardOutput,
                error: .currentStandardError
            ) { execution in
                wish.began(execution.processIdentifier.value)
            }
            wish.ended()
            return outcome.terminationStatus
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
