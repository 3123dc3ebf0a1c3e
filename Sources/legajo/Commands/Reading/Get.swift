import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Get: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fetch an invoice's bytes; the original unless another form is asked for.",
        discussion: "Example: legajo get LG-0123-4567-89AK --as source -o invoice.pdf")

    @Argument(help: "The invoice.")
    var id: DocumentID

    @Option(
        name: .customLong("as"),
        help: "original, source, pdf, facturx, ubl, cii, json or text, as far as it is kept so.")
    var form = Rendition.original

    @Option(name: .short, help: ArgumentHelp("Where to write it; otherwise standard output.", valueName: "file"))
    var output: String?

    @OptionGroup var instance: InstanceOptions

    @Option(help: "The person whose token is used (default: operator).")
    var person: String?

    func execute() async throws(CommandFailure) -> ExitStatus {
        if output == nil, Terminal.isOutputTerminal, form != .text, form != .json {
            throw CommandFailure(.usage, "This would print a document on the terminal. Give -o FILE.")
        }
        let connection = try instance.connect(as: person)
        try await Session.run(connection) { (archive) async throws(ClientFailure) -> Result<Void, CommandFailure> in
            let download = try await archive.document(id, as: form)
            do throws(CommandFailure) {
                if output == nil, Terminal.isOutputTerminal { return .success(try await Saving.show(download)) }
                return .success(try await Saving.save(download, to: output))
            } catch {
                return .failure(error)
            }
        }.get()
        return .good
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

    static func save(_ download: Download, to path: String?) async throws(CommandFailure) {
        guard let path else {
            do throws(ClientFailure) {
                try await download.forEachChunk { (bytes) throws(ClientFailure) in Terminal.send(bytes) }
            } catch {
                throw CommandFailure(error)
            }
            return
        }
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
        try file.complete()
    }
}
