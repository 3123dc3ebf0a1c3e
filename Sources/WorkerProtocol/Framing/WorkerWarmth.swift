/// What a worker program prepares before it forks its first child.
package enum WorkerWarmth: String, CaseIterable, Hashable, Sendable {
    /// All there is: fonts, character sets, schemas and rules compiled. For a program that serves PDFs, or anything.
    case everything
    /// What every child would do again to read XML, EDIFACT and JSON: schemas and rules compiled. For many such documents.
    case data
    /// What children cannot open any more to read XML, EDIFACT and JSON: the schemas' files. A child compiles what it needs.
    case littleData = "little-data"

    /// How the program is told.
    package var arguments: [String] { self == .everything ? [] : ["--\(rawValue)"] }

    /// What it was told.
    package init(arguments: some Sequence<String>) {
        self = Self.allCases.first { arguments.contains("--\($0.rawValue)") } ?? .everything
    }
}
