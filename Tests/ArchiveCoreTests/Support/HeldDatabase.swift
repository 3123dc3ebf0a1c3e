import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// Another program that holds a database's write lock, as a backup or a curious administrator may.
enum HeldDatabase {
    private static let program = """
        import os, sqlite3, sys, time
        path = sys.argv[1]
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        open(path + ".held", "w").close()
        end = time.monotonic() + 60
        while os.path.exists(path + ".held") and time.monotonic() < end:
            time.sleep(0.02)
        connection.execute("ROLLBACK")
        """

    /// Runs the body while nobody else can write; the lock is free when this returns.
    static func holding<Value: Sendable>(
        _ path: String, _ body: @Sendable () async throws -> Value
    ) async throws -> Value {
        async let other = Subprocess.run(
            .path("/usr/bin/python3"), arguments: ["-c", program, path], output: .discarded,
            error: .string(limit: 1 << 16))
        let mark = path + ".held"
        for _ in 0..<1_500 where !FileManager.default.fileExists(atPath: mark) {
            try await Task.sleep(for: .milliseconds(20))
        }
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        try? FileManager.default.removeItem(atPath: mark)
        let ended = try await other
        try #require(ended.terminationStatus == .exited(0), "\(ended.standardError)")
        return try outcome.get()
    }
}
