/// What a worker program prepares before it forks its first child.
package enum WorkerWarmth: String, Hashable, Sendable {
    /// All there is: fonts, character sets, schemas and rules compiled. For a program that serves many documents, or PDFs.
    case everything
    /// What children cannot open any more to read XML, EDIFACT and JSON: the schemas' files. A child compiles what it needs.
    case data

    /// How the program is told.
    package var arguments: [String] { self == .everything ? [] : ["--\(rawValue)"] }

    /// What it was told.
    package init(arguments: some Sequence<String>) { self = arguments.contains("--data") ? .data : .everything }
}
