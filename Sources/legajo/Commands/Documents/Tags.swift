import ArchiveModel
import ArgumentParser
import LinuxSystem
import WorkerProtocol

struct Tag: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put an identifier, page numbers and a digest on every page of a PDF. Needs no archive.",
        discussion: "Example: legajo tag invoice.pdf --id LG-0123-4567-89AK -o tagged.pdf")

    @Argument(help: "The PDF.")
    var file: String

    @Option(help: "The identifier.")
    var id: DocumentID

    @Option(name: .short, help: ArgumentHelp("Where to write the tagged PDF.", valueName: "file"))
    var output: String

    @Option(help: "The symbol.")
    var symbology = TagStyle.Symbology.qr

    @Option(help: "The place tried first.")
    var position = TagStyle.Position.bottomRight

    @Option(help: ArgumentHelp("Side or length of the symbol.", valueName: "mm"))
    var size: Double?

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
        let style = TagStyle(symbology: symbology, position: position, size: size)
        if let problem = style.problem { throw CommandFailure(.usage, problem) }
        let source = try LocalFile(file)
        let worker = try Worker()
        defer { worker.close() }
        let (increment, bytes) = try await worker.prepare(
            source, PreparationRequest(id: id, isTest: test, style: style))
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
