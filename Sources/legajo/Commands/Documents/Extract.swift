import ArchiveModel
import ArgumentParser
import WorkerProtocol

extension ExaminationRequest.FieldSource: ExpressibleByArgument {}

struct Extract: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read an invoice's data from its XML or its pages. Needs no archive.",
        discussion: "Example: legajo extract invoice.pdf --from text --format json")

    /// A line of the result.
    private struct Line: Encodable {
        var file: String
        var fields: Fields
        var lines: [[String: String]]
    }

    @Argument(help: "Invoices.")
    var files: [String]

    @Option(help: "auto, text (the pages) or embedded (the XML).")
    var from = ExaminationRequest.FieldSource.auto

    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        try Documents.forEach(files) { (worker, file) throws(CommandFailure) in
            let report: ExaminationReport
            do throws(CommandFailure) {
                report = try worker.examine(file, from: from, rules: .auto)
            } catch {
                // A document that cannot be read still has its line.
                if output.format == .json, error.status == .undecided {
                    try Lines.json(Line(file: file.path, fields: [:], lines: []))
                }
                throw error
            }
            switch output.format {
            case .json: try Lines.json(Line(file: file.path, fields: report.fields, lines: report.lines))
            case .text:
                Terminal.say(file.path)
                for (term, claim) in report.fields.sorted(by: { $0.key < $1.key }) {
                    Terminal.say("  \(term)  \(claim.value)  (\(claim.how.rawValue))")
                }
            }
            if report.fields.isEmpty { Lines.reasons(report.findings, of: file.path) }
            return report.fields.isEmpty ? .undecided : .good
        }
    }
}

/// Commands that look at files one after the other.
enum Documents {
    /// The worst status of all. A file that cannot be looked at is told, and the others go on.
    static func forEach(
        _ paths: [String], _ look: (Worker, LocalFile) throws(CommandFailure) -> ExitStatus
    ) throws(CommandFailure) -> ExitStatus {
        let worker = try Worker()
        defer { worker.close() }
        var status = ExitStatus.good
        for (index, path) in paths.enumerated() {
            if paths.count > 1 { Terminal.progress("\(index + 1) of \(paths.count): \(path)") }
            do throws(CommandFailure) {
                let file = try LocalFile(path)
                Terminal.endProgress()
                status = max(status, try look(worker, file))
            } catch {
                guard error.status == .undecided else { throw error }
                Terminal.complain("\(path): \(error)")
                status = max(status, .undecided)
            }
        }
        return status
    }
}

extension Lines {
    /// Why there is no result, on standard error.
    static func reasons(_ findings: [Finding], of path: String) {
        for finding in findings where finding.flag == .fatal { Terminal.complain("\(path): \(finding.message)") }
    }
}
