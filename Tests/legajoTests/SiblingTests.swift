import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage
import Testing

/// What `legajo` does with the program beside it; a script stands in for that program.
@Suite("The archive program beside the command line")
struct SiblingTests {
    /// Runs `legajo` from a directory where `legajo-archive` is the given shell script.
    private static func run(
        script: String, _ arguments: String...,
        whileRunning: @escaping @Sendable (_ directory: String, _ process: ProcessIdentifier) async throws -> Void = {
            _, _ in
        }
    ) async throws -> (status: TerminationStatus, log: String) {
        let directory = "/tmp/legajo-\(UInt64.random(in: .min ... .max))"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let program = try CommandLine.program()
        do {
            try FileManager.default.linkItem(atPath: program, toPath: directory + "/legajo")
        } catch {
            // Another file system.
            try FileManager.default.copyItem(atPath: program, toPath: directory + "/legajo")
        }
        let archive = directory + "/legajo-archive"
        try Data("#!/bin/sh\nlog=\(directory)/log\n\(script)\n".utf8).write(to: URL(filePath: archive))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: archive)
        let outcome = try await Subprocess.run(
            .path(FilePath(directory + "/legajo")), arguments: .init(arguments),
            environment: .custom(["PATH": "/usr/bin:/bin", "LEGAJO_INSTANCE": directory]), input: .none,
            output: .discarded, error: .discarded
        ) { execution in
            try await whileRunning(directory, execution.processIdentifier)
        }
        return (outcome.terminationStatus, Self.read(directory + "/log"))
    }

    private static func read(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    @Test("init hands everything on and ends as that program ends")
    func initialise() async throws {
        let (status, log) = try await Self.run(
            script: "echo \"$@\" >> $log; exit 64", "init", "here", "--test", "--root", "a=/x", "--tenant", "acme")
        #expect(status == .exited(64))
        #expect(log == "init here --test --tenant acme --root a=/x\n")
    }

    @Test("What ends for good is not started again", arguments: [Int32(0), 2, 64, 69])
    func givesUp(code: Int32) async throws {
        let (status, log) = try await Self.run(script: "echo \"$1 $2\" >> $log; exit \(code)", "up")
        #expect(status == .exited(code))
        #expect(log == "serve --end-with-input\n")
    }

    @Test("What ends unexpectedly is started again, and stops when told to")
    func restarts() async throws {
        let script = """
            echo start >> $log
            [ "$(grep -c start $log)" -eq 1 ] && kill -SEGV $$
            trap 'echo stop >> $log; exit 0' TERM
            echo ready >> $log
            while :; do sleep 0.05; done
            """
        let (status, log) = try await Self.run(
            script: script, "up",
            whileRunning: { directory, process in
                while !Self.read(directory + "/log").contains("ready") { try await Task.sleep(for: .milliseconds(20)) }
                #expect(kill(process.value, SIGTERM) == 0)
            })
        #expect(status == .exited(0))
        #expect(log == "start\nstart\nready\nstop\n")
    }

    @Test("A stopped archive is checked by that program, without any token")
    func check() async throws {
        let (status, log) = try await Self.run(
            script: "echo \"$@\" | sed 's/--instance [^ ]*/--instance DIR/' >> $log; exit 1", "check", "--repair",
            "--format",
            "json")
        #expect(status == .exited(1))
        #expect(log == "check --instance DIR --repair --format json\n")
    }
}
