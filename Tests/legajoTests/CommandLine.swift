import ArchiveModel
import FoundationEssentials
import ServiceTesting
import Subprocess
import SystemPackage
import Testing

/// The program as a user runs it: its own process, exit code, both outputs.
struct CommandLine {
    struct Outcome {
        var status: Int32
        var output: String
        var messages: String

        /// One JSON object per line.
        func objects() throws -> [JSONValue] {
            try output.split(separator: "\n").map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
        }
    }

    private var environment: [Environment.Key: String]

    /// `instance` is a directory; nil for none.
    init(instance: String? = nil) {
        environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
        environment["LEGAJO_INSTANCE"] = instance
    }

    func run(_ arguments: String...) async throws -> Outcome {
        try await execute(try Self.program(), arguments)
    }

    /// A line for the shell, in which `$legajo` is the program.
    func shell(_ script: String) async throws -> Outcome {
        try await execute("/bin/sh", ["-c", "legajo='\(try Self.program())'; \(script)"])
    }

    private func execute(_ program: String, _ arguments: [String]) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: .init(arguments), environment: .custom(environment),
            output: .string(limit: 4 << 20), error: .string(limit: 1 << 20))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): code
            case .signaled(let number): -number
            }
        return Outcome(status: status, output: result.standardOutput, messages: result.standardError)
    }

    /// Beside the test bundle, where the build puts both.
    static func program() throws -> String {
        let arguments = try #require(FileManager.default.contents(atPath: "/proc/self/cmdline"))
        let words = arguments.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        let bundle = try #require(words.first { $0.hasSuffix(".xctest") } ?? words.first)
        let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/legajo"
    }
}

/// JSON of any shape.
enum JSONValue: Decodable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// A member of an object; nil when absent.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }
}

/// An instance's directory with a served archive in it.
func withInstance(
    _ archive: MemoryArchive, _ body: @escaping @Sendable (CommandLine, _ directory: String) async throws -> Void
) async throws {
    let directory = "/tmp/legajo-\(UInt64.random(in: .min ... .max))"
    for folder in ["run", "tokens"] {
        try FileManager.default.createDirectory(atPath: "\(directory)/\(folder)", withIntermediateDirectories: true)
    }
    try Data(MemoryArchive.token.utf8).write(to: URL(filePath: "\(directory)/tokens/operator.token"))
    try Data("format: 1\n".utf8).write(to: URL(filePath: "\(directory)/legajo.yaml"))
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try await withServedArchive(archive, socket: "\(directory)/run/archive.sock") { _ in
        try await body(CommandLine(instance: directory), directory)
    }
}
