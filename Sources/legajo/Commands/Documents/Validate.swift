import ArchiveModel
import ArgumentParser
import WorkerProtocol

extension ExaminationRequest.Rules: ExpressibleByArgument {}

struct Validate: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check invoices against the rules. Needs no archive.",
        discussion: "Example: legajo validate invoice.xml --rules en16931 --format json")

    /// A line of the result.
    private struct Line: Encodable {
        var file: String
        var report: ExaminationReport?
        var refusal: CommandFailure?

        private enum CodingKeys: String, CodingKey {
            case file, syntax, verdict, artefacts, ruleSets, findings
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(file, forKey: .file)
            try values.encode(report?.syntax, forKey: .syntax)
            try values.encode(report?.verdict ?? .indeterminate, forKey: .verdict)
            try values.encode(report?.artefacts ?? [], forKey: .artefacts)
            try values.encode(report?.ruleSets ?? [], forKey: .ruleSets)
            var findings = report?.findings ?? []
            if let refusal {
                findings.append(
                    Finding(artefact: "extraction", id: "unreadable", flag: .fatal, message: refusal.description))
            }
            try values.encode(findings, forKey: .findings)
        }
    }

    @Argument(help: "Invoices.")
    var files: [String]

    @Option(help: "auto (what the invoice claims by BT-24), en16931, peppol, xrechnung or all.")
    var rules = ExaminationRequest.Rules.auto

    @OptionGroup var password: PasswordOptions
    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let password = try password.password()
        return try await Documents.forEach(files, output.format, warmth: Documents.warmth(files)) {
            (worker, file) async throws(CommandFailure) in
            try await worker.examine(file, from: .auto, rules: rules, scope: .verdict, password: password)
        } tell: { (file, result) throws(CommandFailure) in
            let report: ExaminationReport
            do throws(CommandFailure) { report = try result.get() } catch {
                // A document that cannot be read still has its line.
                if output.format == .json, error.status == .undecided {
                    try Lines.json(Line(file: file.path, refusal: error))
                }
                throw error
            }
            switch output.format {
            case .json: try Lines.json(Line(file: file.path, report: report))
            case .text:
                Terminal.say(Lines.columns([report.verdict.rawValue, report.syntax, file.path]))
                Lines.findings(report.findings)
            }
            if report.artefacts.isEmpty, !report.findings.contains(where: { $0.flag == .fatal }) {
                Terminal.complain(
                    "\(file.path): no rule applies to it, so nothing is said about its validity. Rules speak of UBL, CII, INVOIC D.14B and "
                        + "PDF with one of them inside.")
            }
            return ExitStatus(report.verdict)
        }
    }
}
