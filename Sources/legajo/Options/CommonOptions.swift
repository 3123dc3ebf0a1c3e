import ArchiveClient
import ArgumentParser
import FoundationEssentials

extension Format: ExpressibleByArgument {}

/// How results are printed.
struct OutputOptions: ParsableArguments {
    @Option(help: "text, or json: one JSON object per line.")
    var format = Format.text
}

/// Which archive.
struct InstanceOptions: ParsableArguments {
    @Option(help: "Directory of the instance (or LEGAJO_INSTANCE).")
    var instance: String?

    @Option(help: "Socket of the archive, where it is not in the instance's directory.")
    var socket: String?

    private static func setting(_ name: String) -> String? {
        let value = ProcessInfo.processInfo.environment[name]
        return value?.isEmpty ?? true ? nil : value
    }

    /// The instance's directory; nil when none was named.
    var directory: String? { instance ?? Self.setting("LEGAJO_INSTANCE") }

    /// Throws `usage` when no instance was named.
    func requireDirectory() throws(CommandFailure) -> String {
        guard let directory else {
            throw CommandFailure(.usage, "Which archive? Give --instance DIR or set LEGAJO_INSTANCE.")
        }
        return directory
    }

    /// A call on behalf of a person. Throws `usage` when no archive was named or the person has no token.
    func connect(as person: String?) throws(CommandFailure) -> ArchiveConnection {
        let path: String
        if let socket { path = socket } else { path = try requireDirectory() + "/run/archive.sock" }
        guard path.utf8.count <= 107 else {
            throw CommandFailure(.usage, "The socket's path \(path) is longer than 107 bytes; use a shorter one.")
        }
        return ArchiveConnection(socket: path, token: try token(of: person))
    }

    /// Whether an archive answers; needs no token. An archive named by its socket is taken to be served.
    func isServed() async throws(CommandFailure) -> Bool {
        guard socket == nil else { return true }
        let connection = ArchiveConnection(socket: try requireDirectory() + "/run/archive.sock", token: nil)
        do throws(CommandFailure) {
            try await Session.run(connection) { (archive) async throws(ClientFailure) in try await archive.health() }
            return true
        } catch {
            return error.status != .unavailable
        }
    }

    private func token(of person: String?) throws(CommandFailure) -> String {
        if person == nil, let token = Self.setting("LEGAJO_TOKEN") { return token }
        let name = person ?? "operator"
        guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else {
            throw CommandFailure(.usage, "\"\(name)\" is no person's name.")
        }
        guard let directory else {
            throw CommandFailure(
                .usage,
                "--socket says where the archive answers, not on whose behalf you ask. Give --instance DIR too, whose "
                    + "tokens directory is then used, or the token itself in LEGAJO_TOKEN.")
        }
        let path = "\(directory)/tokens/\(name).token"
        guard let content = FileManager.default.contents(atPath: path) else {
            guard FileManager.default.fileExists(atPath: directory + "/legajo.yaml") else {
                throw CommandFailure(
                    .unavailable, "\(directory) holds no instance. Create one with: legajo init \(directory)")
            }
            throw CommandFailure(
                .usage,
                "\(name) has no readable token (\(path)). An administrator makes one, and the secret goes into that "
                    + "file: legajo token create \(name) --role ROLE --as operator"
            )
        }
        return String(String(decoding: content, as: UTF8.self).filter { !$0.isWhitespace })
    }
}

/// Which archive, and on whose behalf.
struct ArchiveOptions: ParsableArguments {
    @OptionGroup var instance: InstanceOptions

    @Option(
        name: [.customLong("as"), .customLong("person")], help: "The person whose token is used (default: operator).")
    var person: String?

    /// Runs calls on one connection and closes it.
    func call<Value: Sendable>(
        _ body: (ArchiveConnection) async throws(ClientFailure) -> Value
    ) async throws(CommandFailure) -> Value {
        try await Session.run(try instance.connect(as: person), body)
    }
}

/// A connection's life.
enum Session {
    static func run<Value: Sendable>(
        _ connection: ArchiveConnection, _ body: (ArchiveConnection) async throws(ClientFailure) -> Value
    ) async throws(CommandFailure) -> Value {
        let outcome: Result<Value, ClientFailure>
        do throws(ClientFailure) { outcome = .success(try await body(connection)) } catch { outcome = .failure(error) }
        do {
            try await connection.close()
            return try outcome.get()
        } catch {
            guard error.code == .unreachable else { throw CommandFailure(error) }
            throw CommandFailure(
                .unavailable, "The archive does not answer. Start it with: legajo up. (\(error.message))")
        }
    }
}
