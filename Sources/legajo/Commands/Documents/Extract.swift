import ArchiveModel
import ArgumentParser
import WorkerProtocol

extension ExaminationRequest.FieldSource: ExpressibleByArgument {}

struct Extract: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read an invoice's data from its XML or its pages. Needs no archive.",
        discussion: """
            Example: legajo extract invoice.pdf --from text --format json
            Example: legajo extract invoice.pdf --layout layout.json
            """)

    /// A line of the result.
    private struct Line: Encodable {
        var file: String
        var fields: Fields
        var lines: [[String: String]]
        /// What a layout gave, and what it missed.
        var layout: LayoutOutcome?
        var findings: [Finding]?

        init(file: String, report: ExaminationReport? = nil, isPlaced: Bool = false) {
            self.file = file
            fields = report?.fields ?? [:]
            lines = report?.lines ?? []
            layout = report?.layout
            findings = isPlaced ? report?.findings.filter { $0.id.hasPrefix("layout-") } : nil
        }
    }

    @Argument(help: "Invoices.")
    var files: [String]

    @Option(help: "auto, text (the pages) or embedded (the XML).")
    var from = ExaminationRequest.FieldSource.auto

    @Option(
        help: ArgumentHelp("Where values stand on the pages, as JSON (Documentation/Layouts.md).", valueName: "file"))
    var layout: String?

    @OptionGroup var password: PasswordOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let password = try password.password()
        var use: LayoutUse?
        if let layout {
            let name = layout.split(separator: "/").last.map(String.init) ?? layout
            use = LayoutUse(name: name, layout: try LayoutFile.read(layout))
        }
        let chosen = use
        return try await Documents.forEach(files, output.format, warmth: Documents.warmth(files)) {
            (worker, file) async throws(CommandFailure) in
            try await worker.examine(file, from: from, rules: .auto, password: password, layout: chosen)
        } tell: { (file, result) throws(CommandFailure) in
            let report: ExaminationReport
            do throws(CommandFailure) { report = try result.get() } catch {
                // A document that cannot be read still has its line.
                if output.format == .json, error.status == .undecided {
                    try Lines.json(Line(file: file.path))
                }
                throw error
            }
            switch output.format {
            case .json: try Lines.json(Line(file: file.path, report: report, isPlaced: chosen != nil))
            case .text:
                Terminal.say(file.path)
                for (term, claim) in report.fields.sorted(by: { $0.key < $1.key }) {
                    Terminal.say("  \(term)  \(claim.value)  (\(claim.how.rawValue))")
                }
            }
            if chosen != nil, output.format == .text {
                Lines.findings(report.findings.filter { $0.id.hasPrefix("layout-") })
            }
            if report.fields.isEmpty { Lines.reasons(report.findings, of: file.path) }
            return report.fields.isEmpty ? .undecided : .good
        }
    }
}
