import ArchiveAPI
import ArchiveModel
import ArgumentParser
import WorkerProtocol

extension Layouts {
    struct Learn: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "The layout that right values of a PDF teach, as JSON. Needs no archive.",
            discussion: """
                Example: legajo layouts learn invoice.pdf --set BT-1=8871-K --set BT-112=121.00 -o layout.json
                Try it: legajo extract next-invoice.pdf --layout layout.json
                """)

        @Argument(help: "The PDF.")
        var file: String

        @Option(
            name: .customLong("set"),
            help: "Business term and right value, BT-1=VALUE; dates YYYY-MM-DD, amounts with a point; repeatable.")
        var values: [String]

        @Option(
            help: "Tax identifier or name by which the issuer's documents are known; otherwise what was read of it.")
        var issuer: String?

        @Option(help: "Only for this vault: issued, received or deposited.")
        var vault: Vault?

        @Option(name: .short, help: ArgumentHelp("Where to write it; otherwise standard output.", valueName: "file"))
        var output: String?

        @OptionGroup var password: PasswordOptions
        @OptionGroup var results: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let values: [String: String]
            do { values = try StatedValues.parse(self.values) } catch {
                throw CommandFailure(.usage, error.description)
            }
            let (file, password) = (try LocalFile(file), try password.password())
            let worker = try Worker()
            defer { worker.close() }
            let report = try await worker.examine(
                file, from: .text, rules: .auto, scope: .everything, password: password)
            let known = report.fields.filter { values[$0.key] == nil }.map(\.value.value).sorted()
            let learned = try await worker.learn(file, values, known: known, password: password)
            for finding in learned.findings { Terminal.complain("\(file.path): \(finding.message)") }
            guard !learned.places.isEmpty else { return .bad }
            let layout = LayoutDescription(
                issuer: [try mark(report, values)], vault: vault, fields: learned.places.mapValues { [$0] })
            let faults = layout.faults()
            guard faults.isEmpty else { throw CommandFailure(.usage, faults.joined(separator: " ")) }
            let bytes = try Lines.encoded(layout) + [UInt8(ascii: "\n")]
            if let output {
                let target = try OutputFile(output)
                try target.append(bytes)
                try Line(file: file.path, terms: learned.places.keys.sorted(), written: try target.complete())
                    .tell(results.format)
            } else {
                Terminal.say(String(decoding: bytes.dropLast(), as: UTF8.self))
            }
            return learned.findings.isEmpty ? .good : .bad
        }

        /// The line of the result.
        private struct Line: WrittenLine {
            var file: String
            var terms: [String]
            var written: WrittenFile

            var words: [String?] { [file, terms.joined(separator: " ")] }
            var advice: String? { "try it: legajo extract FILE --layout \(written.output)" }

            func encode(to encoder: any Encoder) throws {
                var values = encoder.container(keyedBy: WrittenKey.self)
                try values.encode(file, forKey: .file)
                try values.encode(terms, forKey: .terms)
                try values.encode(written)
            }
        }

        /// The issuer's mark, as the pages write it.
        private func mark(
            _ report: ExaminationReport, _ values: [String: String]
        ) throws(CommandFailure) -> String {
            if let issuer { return issuer }
            let pages = FoldedPages(report.text ?? "")
            for term in ["BT-31", "BT-32", "BT-30", "BT-27"] {
                guard let value = values[term] ?? report.fields[term]?.value else { continue }
                let forms = term == "BT-27" ? [value] : [value, InvoiceIdentity.taxID(value)]
                if let mark = forms.first(where: pages.holds) { return mark }
            }
            throw CommandFailure(
                .usage, "Whose documents look like this? Give the tax identifier or name on the pages: --issuer.")
        }
    }
}
