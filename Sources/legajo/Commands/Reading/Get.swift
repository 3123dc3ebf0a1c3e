import ArchiveClient
import ArchiveModel
import ArgumentParser
import FoundationEssentials
import WorkerProtocol

struct Get: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch an invoice's bytes; the original unless another form is asked for.",
        discussion: """
            Example: legajo get LG-0123-4567-89AK --as source -o invoice.pdf
            A form that is not kept is made of the original's data when it is asked for: a copy, which names the original
            where it can. What it cannot hold is told on standard error.
            """)

    @Argument(help: "The invoice.")
    var id: DocumentID

    @Option(
        name: .customLong("as"),
        help: """
            original, source: as kept; pdf, facturx, ubl, cii, edifact, facturae: kept, or a copy made of the original's \
            data; json, text, html.
            """)
    var form = Rendition.original

    @Option(name: .short, help: ArgumentHelp("Where to write it; otherwise standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var instance: InstanceOptions

    @Option(help: "The person whose token is used (default: operator).")
    var person: String?

    @OptionGroup var results: OutputOptions

    /// The line of the result; only where the bytes went into a file.
    private struct Line: WrittenLine {
        var id: DocumentID
        var form: Rendition
        var mediaType: String
        var trust: TrustClass?
        var copyOf: String?
        var losses: String?
        var written: WrittenFile

        var words: [String?] {
            [
                id.description, form.rawValue, mediaType, trust.map { "trust \($0.rawValue)" },
                copyOf.map { "copy of \($0)" },
            ]
        }
        var advice: String? { nil }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: WrittenKey.self)
            try values.encode(id, forKey: .id)
            try values.encode(form, forKey: .form)
            try values.encode(mediaType, forKey: .mediaType)
            try values.encode(trust, forKey: .trust)
            try values.encodeIfPresent(copyOf, forKey: .copyOf)
            try values.encodeIfPresent(losses, forKey: .losses)
            try values.encode(written)
        }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        if output == nil, Terminal.isOutputTerminal, form != .text, form != .json, form != .html {
            throw CommandFailure(.usage, "This would print a document on the terminal. Give -o FILE.")
        }
        let connection = try instance.connect(as: person)
        let line = try await Session.run(connection) {
            (archive) async throws(ClientFailure) -> Result<Line?, CommandFailure> in
            let download = try await archive.document(id, as: form)
            Self.tellAccount(of: download)
            do throws(CommandFailure) {
                guard let output else {
                    if Terminal.isOutputTerminal {
                        try await Saving.show(download)
                    } else {
                        try await Saving.send(download)
                    }
                    return .success(nil)
                }
                let written = try await Saving.save(download, to: output)
                return .success(
                    Line(
                        id: id, form: form, mediaType: download.mediaType, trust: download.trust,
                        copyOf: download.copyOf, losses: download.losses, written: written))
            } catch {
                return .failure(error)
            }
        }.get()
        try line?.tell(results.format)
        return .good
    }
}

extension Get {
    /// What a copy does not hold of its original, or states beyond it, on standard error.
    private static func tellAccount(of download: Download) {
        guard let losses = download.losses else { return }
        guard let report = download.lossReport.flatMap({ LossReport(json: $0) }) else {
            return Terminal.complain("\(losses); `legajo convert` of the original tells each.")
        }
        guard !report.isComplete || !report.added.isEmpty || report.verdict == "invalid" else { return }
        for line in report.lines { Terminal.complain(line) }
    }
}

extension LossReport {
    fileprivate init?(json: String) {
        guard let report = try? JSONDecoder().decode(LossReport.self, from: Data(json.utf8)) else { return nil }
        self = report
    }
}

/// Where a download goes.
enum Saving {
    /// Text for a person to read, line by line.
    static func show(_ download: Download) async throws(CommandFailure) {
        do throws(ClientFailure) {
            var text: [UInt8] = []
            try await download.forEachChunk { (bytes) throws(ClientFailure) in text += bytes }
            for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                Terminal.say(String(decoding: line, as: UTF8.self))
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The bytes as they are, to standard output.
    static func send(_ download: Download) async throws(CommandFailure) {
        do throws(ClientFailure) {
            try await download.forEachChunk { (bytes) throws(ClientFailure) in Terminal.send(bytes) }
        } catch {
            throw CommandFailure(error)
        }
    }

    static func save(_ download: Download, to path: String) async throws(CommandFailure) -> WrittenFile {
        let file = try OutputFile(path)
        do throws(ClientFailure) {
            try await download.forEachChunk { (bytes) throws(ClientFailure) in
                do throws(CommandFailure) { try file.append(bytes) } catch {
                    throw ClientFailure(.file, error.description)
                }
            }
        } catch {
            throw CommandFailure(error)
        }
        return try file.complete()
    }
}
