import ArchiveModel
import ArgumentParser
import LinuxSystem
import WorkerProtocol

extension ConversionTarget: ExpressibleByArgument {}
extension EDIFACTDirectory: ExpressibleByArgument {}
extension ViewLanguage: ExpressibleByArgument {}

struct Convert: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write an invoice in another syntax, with an account of what that cannot carry. Needs no archive.",
        discussion: """
            Example: legajo convert invoice.xml --to cii -o invoice-cii.xml --loss-report losses.json
            What was made is read again and must say what the source does; else nothing is written.
            """)

    @Argument(
        help: "An invoice: UBL, CII, a PDF with one of them inside, EDIFACT, Facturae, or JSON of the semantic model.")
    var file: String

    @Option(help: "ubl, cii, edifact, facturae, facturx, json; or pdf, html, text: a view for people.")
    var to: ConversionTarget

    @Option(help: "Of views and pages: es or en.")
    var language = ViewLanguage.en

    @Option(
        help:
            "Of edifact: d14b, which is bound to EN 16931, or d01b, d96a: EANCOM 2002 and 1997, which hold less of it.")
    var directory = EDIFACTDirectory.d14b

    @Option(
        name: .short, help: ArgumentHelp("Where to write the document; otherwise standard output.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Where to write the account as JSON.", valueName: "file"))
    var lossReport: String?

    @OptionGroup var results: OutputOptions

    /// The line of the result; the terms themselves are in the account.
    private struct Line: WrittenLine {
        var report: LossReport
        var written: WrittenFile

        var words: [String?] { ["\(report.from) to \(report.to)"] }
        var advice: String? { nil }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: WrittenKey.self)
            try values.encode(report.file, forKey: .file)
            try values.encode(report.from, forKey: .from)
            try values.encode(report.to, forKey: .to)
            try values.encodeIfPresent(report.carried, forKey: .carried)
            try values.encode(report.lost.count, forKey: .lost)
            try values.encode(report.added.count, forKey: .added)
            try values.encode(report.outside.count, forKey: .outside)
            try values.encode(report.verdict, forKey: .verdict)
            try values.encode(written)
        }
    }

    /// The document, and what it says when it is read again; nil for a view, which states every term and which no program
    /// reads back.
    private func made(
        _ worker: Worker, of invoice: [UInt8], _ request: ConversionRequest
    ) async throws(CommandFailure) -> (ConversionReport, [UInt8], ProofReport?) {
        let (report, document) = try await worker.convert(invoice, request)
        if to.isView { return (report, document, nil) }
        let proof = try await worker.prove(
            document, of: invoice, ProofRequest(lost: report.lost, added: report.added))
        guard let next = request.next(after: report, proof) else { return (report, document, proof) }
        return try await made(worker, of: invoice, next)
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let source = try LocalFile(file)
        let worker = try Worker(to != .facturx && to != .pdf && source.isPlainData ? .littleData : .everything)
        defer { worker.close() }
        let (transcription, invoice) = try await worker.transcribe(source)
        let (conversion, document, proof) = try await made(
            worker, of: invoice,
            ConversionRequest(
                target: to, language: language, time: SystemTime().now(), directory: directory,
                isBound: transcription.isBound))
        let report = LossReport(
            file: file, from: transcription.syntax, to: to.rawValue, carried: proof?.carried, lost: conversion.lost,
            outside: transcription.outside, added: conversion.added, sourceVerdict: transcription.verdict.rawValue,
            verdict: (proof?.verdict ?? .indeterminate).rawValue, rules: proof?.rules ?? [])
        if let lossReport {
            let target = try OutputFile(lossReport)
            try target.append(try Lines.encoded(report) + [UInt8(ascii: "\n")])
            _ = try target.complete()
        }
        if let output {
            let target = try OutputFile(output)
            try target.append(document)
            try Line(report: report, written: try target.complete()).tell(results.format)
        } else {
            Terminal.send(document)
        }
        if !report.isComplete || !report.added.isEmpty || report.verdict == "invalid" {
            for line in report.lines { Terminal.complain(line) }
        }
        // Written and told, but the target's own rules reject what the source's accepted.
        return report.sourceVerdict == "valid" && report.verdict == "invalid" ? .bad : .good
    }
}
