import ArchiveModel
import ArgumentParser
import LinuxSystem
import WorkerProtocol

struct Tag: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put an identifier on every page of a PDF. Needs no archive.",
        discussion: "Example: legajo tag invoice.pdf --id LG-0123-4567-89AK -o tagged.pdf")

    @Argument(help: "The PDF.")
    var file: String

    @Option(help: "The identifier.")
    var id: DocumentID

    @Option(name: .short, help: ArgumentHelp("Where to write the tagged PDF.", valueName: "file"))
    var output: String

    @Flag(help: "Mark every page PRUEBA.")
    var test = false

    func execute() async throws(CommandFailure) -> ExitStatus {
        let source = try LocalFile(file)
        let worker = try Worker()
        defer { worker.close() }
        let (increment, bytes) = try worker.prepare(source, PreparationRequest(id: id, isTest: test))
        guard increment.sourceLength == source.bytes.length, increment.incrementLength == UInt64(bytes.count) else {
            throw CommandFailure(.internal, "The worker's increment does not fit the file.")
        }
        let target = try OutputFile(output)
        do {
            try source.bytes.forEachWindow { (window: [UInt8]) throws(CommandFailure) in try target.append(window) }
        } catch {
            switch error {
            case .body(let failure): throw failure
            case .source(let cause): throw CommandFailure(.undecided, "\(file) cannot be read: \(cause)")
            }
        }
        try target.append(bytes)
        try target.complete()
        return .good
    }
}

struct ReadTags: LegajoCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-tags",
        abstract: "Read the identifiers from pages: found, missing, swapped, doubled. Needs no archive.",
        discussion: "Example: legajo read-tags scan.pdf --format json")

    /// A line of the result.
    private struct Line: Encodable {
        var file: String
        var pages: [TagReport.Page]
        var findings: [Finding]
    }

    @Argument(help: "PDFs.")
    var files: [String]

    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        try Documents.forEach(files) { (worker, file) throws(CommandFailure) in
            let report = try worker.readTags(file)
            switch output.format {
            case .json: try Lines.json(Line(file: file.path, pages: report.pages, findings: report.findings))
            case .text:
                Terminal.say(file.path)
                for page in report.pages {
                    let tags = page.tags.isEmpty ? "no tag" : page.tags.map(\.text).joined(separator: ", ")
                    Terminal.say("  page \(page.position)  \(tags)")
                }
                Lines.findings(report.findings)
            }
            return report.findings.allSatisfy { $0.flag == .information } ? .good : .bad
        }
    }
}
