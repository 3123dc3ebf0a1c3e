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

    @OptionGroup var results: OutputOptions

    /// The line of the result.
    private struct Line: WrittenLine {
        var file: String
        var id: DocumentID
        var pages: Int
        var written: WrittenFile

        var words: [String?] { ["tagged", id.description, pages == 1 ? "1 page" : "\(pages) pages"] }
        var advice: String? { "read it back: legajo read-tags \(written.output)" }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: WrittenKey.self)
            try values.encode(file, forKey: .file)
            try values.encode(id, forKey: .id)
            try values.encode(pages, forKey: .pages)
            try values.encode(written)
        }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let source = try LocalFile(file)
        let worker = try Worker()
        defer { worker.close() }
        let (increment, bytes) = try await worker.prepare(source, PreparationRequest(id: id, isTest: test))
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
        let line = Line(file: file, id: id, pages: increment.pages, written: try target.complete())
        try line.tell(results.format)
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
        try await Documents.forEach(files, output.format) { (worker, file) async throws(CommandFailure) in
            try await worker.readTags(file)
        } tell: { (file, result) throws(CommandFailure) in
            let report: TagReport
            do throws(CommandFailure) { report = try result.get() } catch {
                // A document that cannot be read still has its line.
                if output.format == .json, error.status == .undecided {
                    try Lines.json(UnreadFile(file: file.path, error: .init(error)))
                }
                throw error
            }
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
