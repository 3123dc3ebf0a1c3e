import ArchiveModel
import ArgumentParser
import WorkerProtocol

struct ReadTags: LegajoCommand {
    static let configuration = CommandConfiguration(
        commandName: "read-tags",
        abstract: "Read the tags from pages: found, missing, swapped, doubled, foreign, altered. Needs no archive.",
        discussion: """
            PDFs and pictures of pages (PNG, JPEG, TIFF, PNM). A PDF is one document; pictures that follow each other are one stack \
            of paper. What a page says can be held against its tag only in a PDF.

            Example: legajo read-tags scan.pdf --format json
            """)

    /// A file's line.
    private struct Line: Encodable {
        var file: String
        var pages: [TagReport.Page]
        var findings: [Finding]
    }

    /// The line of a stack of several files.
    private struct StackLine: Encodable {
        var stack: [String]
        var findings: [Finding]
    }

    @Argument(help: "PDFs or pictures.")
    var files: [String]

    @Flag(help: "All files together are one stack of paper, in this order.")
    var stack = false

    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        var open = Stack()
        let status = try await Documents.forEach(files, output.format) { (worker, file) async throws(CommandFailure) in
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
            guard stack || report.isPicture else {
                let before = try close(&open)
                return max(before, try tell(file.path, report.pages, report.findings))
            }
            open.add(report.pages, of: file.path)
            return try tell(file.path, report.pages, TagSequence(report.pages).pageFindings())
        }
        return max(status, try close(&open))
    }

    private func tell(
        _ file: String, _ pages: [TagReport.Page], _ findings: [Finding]
    ) throws(CommandFailure) -> ExitStatus {
        switch output.format {
        case .json: try Lines.json(Line(file: file, pages: pages, findings: findings))
        case .text:
            Terminal.say(file)
            for page in pages {
                let tags = page.tags.isEmpty ? "no tag" : page.tags.map(\.text).joined(separator: ", ")
                Terminal.say(
                    Lines.columns([
                        "  page \(page.position)", tags, page.content == .unknown ? nil : page.content.rawValue,
                    ]))
            }
            Lines.findings(findings)
        }
        return status(findings)
    }

    /// Tells what is wrong with the order of a stack.
    private func close(_ open: inout Stack) throws(CommandFailure) -> ExitStatus {
        defer { open = Stack() }
        guard !open.files.isEmpty else { return .good }
        let findings = TagSequence(open.pages).sequenceFindings()
        switch output.format {
        case .json: try Lines.json(StackLine(stack: open.files, findings: findings))
        case .text:
            if open.files.count > 1 || !findings.isEmpty { Terminal.say("together") }
            Lines.findings(findings)
        }
        return status(findings)
    }

    private func status(_ findings: [Finding]) -> ExitStatus {
        findings.allSatisfy { $0.flag == .information } ? .good : .bad
    }

    /// Files that are looked at as one.
    private struct Stack {
        private(set) var files: [String] = []
        private(set) var pages: [TagReport.Page] = []

        /// Pages get the next places.
        mutating func add(_ more: [TagReport.Page], of file: String) {
            files.append(file)
            for page in more {
                var page = page
                page.position = pages.count + 1
                pages.append(page)
            }
        }
    }
}
