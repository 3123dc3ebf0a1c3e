import ArchiveAPI
import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Approve: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let a pending invoice go on in spite of its findings.",
        discussion: "Example: legajo approve LG-0123-4567-89AK --reason \"Checked with the customer.\" --as approver")

    @Argument(help: "The invoice.")
    var id: DocumentID

    @Option(help: "Why; kept with the invoice.")
    var reason: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let answer = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.approve(id, reason: reason)
        }
        let line = SubmissionLine(file: nil, outcome: .success(answer))
        try line.print(output.format)
        return line.status
    }
}

struct Reject: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "End a pending invoice; it is not archived.",
        discussion: "Example: legajo reject LG-0123-4567-89AK --reason \"Sent twice by mistake.\"")

    @Argument(help: "The invoice.")
    var id: DocumentID

    @Option(help: "Why; kept in the ledger's record.")
    var reason: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let answer = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.reject(id, reason: reason)
        }
        try SubmissionLine(file: nil, outcome: .success(answer)).print(output.format)
        // What was asked for was done.
        return .good
    }
}

struct Correct: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Correct what was read from a pending invoice; its source never changes.",
        discussion: "Example: legajo correct LG-0123-4567-89AK --set BT-1=F-2026-17 --set BT-2=2026-11-23")

    @Argument(help: "The invoice.")
    var id: DocumentID

    @Option(name: .customLong("set"), help: "Business term and new value, BT-1=VALUE; repeatable.")
    var values: [String]

    @Option(help: "Why; kept with the invoice.")
    var reason: String?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let parsed: [String: String]
        do { parsed = try StatedValues.parse(values) } catch { throw CommandFailure(.usage, error.description) }
        let answer = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.correct(id, set: parsed, reason: reason)
        }
        let line = SubmissionLine(file: nil, outcome: .success(answer))
        try line.print(output.format)
        return line.status
    }
}
