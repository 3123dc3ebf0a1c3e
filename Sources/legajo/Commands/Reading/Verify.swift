import ArchiveClient
import ArchiveModel
import ArgumentParser
import LinuxSystem
import WorkerProtocol

struct Verify: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "One document's proof: signatures, evidence, every stored copy.",
        discussion: """
            Examples: legajo verify LG-0123-4567-89AK
                      legajo verify --file invoice.pdf --anchors ca.pem
            A file is compared with the archive where one answers, and judged by itself where none does.
            """)

    @Argument(help: "The invoice.")
    var id: DocumentID?

    @Option(help: "A file instead of an invoice.")
    var file: String?

    @Option(help: "Judge as of this moment (2026-11-23T12:00:00Z) or day.")
    var at: UTCTime?

    @Option(help: "Certificates to trust, PEM or DER; only with --file.")
    var anchors: String?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (id == nil) != (file == nil) else { throw ValidationError("Give an invoice or --file, not both.") }
        guard anchors == nil || file != nil else { throw ValidationError("--anchors goes with --file.") }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let report = try await report()
        let line = VerificationLine(id: id, file: file, hasAnchors: anchors != nil, report: report)
        switch output.format {
        case .json: try Lines.json(line)
        case .text: line.tell()
        }
        return ExitStatus(report.verdict)
    }

    private func report() async throws(CommandFailure) -> VerificationReport {
        if let id {
            return try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.verify(id, at: at)
            }
        }
        let local = try LocalFile(file ?? "")
        var certificates: [[UInt8]] = []
        if let anchors { certificates = try CertificateFile.read(anchors) }
        // Without an instance or without an answer the file is judged by itself.
        if archive.instance.directory != nil || archive.instance.socket != nil {
            do throws(CommandFailure) {
                let uploads = certificates.map { UploadFile(role: .data, name: "anchor.der", content: MemoryBytes($0)) }
                return try await archive.call { (archive) async throws(ClientFailure) in
                    try await archive.verify(file: local.upload(as: .document), at: at, anchors: uploads)
                }
            } catch {
                guard error.status == .unavailable else { throw error }
                Terminal.complain("The archive does not answer; the file is judged by itself.")
            }
        }
        return try await judge(local, certificates)
    }

    private func judge(
        _ local: LocalFile, _ certificates: [[UInt8]]
    ) async throws(CommandFailure) -> VerificationReport {
        let worker = try Worker()
        defer { worker.close() }
        return try await worker.judge(
            local,
            JudgementRequest(
                subject: .document, anchors: certificates.map { .init(certificate: $0, trust: nil) },
                time: at ?? SystemTime().now()))
    }
}

/// A line of `verify`.
struct VerificationLine: Encodable {
    var id: DocumentID?
    var file: String?
    /// Certificates to trust were given with the question.
    var hasAnchors = false
    var report: VerificationReport

    private enum CodingKeys: String, CodingKey {
        case id, file, verdict, trust, signatures, evidence, fixity, archive, reasons
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(id, forKey: .id)
        try values.encodeIfPresent(file, forKey: .file)
        try values.encode(report.verdict, forKey: .verdict)
        try values.encode(report.trust, forKey: .trust)
        try values.encode(report.signatures, forKey: .signatures)
        try values.encode(report.evidence, forKey: .evidence)
        try values.encode(report.fixity, forKey: .fixity)
        try values.encode(report.archive, forKey: .archive)
        try values.encode(report.reasons, forKey: .reasons)
    }

    func tell() {
        let given = hasAnchors && report.signatures.contains { $0.verdict == .valid }
        let trust = report.trust.map { "trust \($0.rawValue)" } ?? (given ? "trust of the anchors you gave" : nil)
        Terminal.say(Lines.columns([report.verdict.rawValue, trust, id?.description, file]))
        for reason in report.reasons { Terminal.say("  \(reason)") }
        for item in report.signatures {
            Terminal.say(
                "  "
                    + Lines.columns([
                        "signature", item.level, item.verdict.rawValue, item.indication, item.subIndication,
                        item.signer,
                        item.time?.description, item.coverage,
                    ]))
            for reason in item.reasons { Terminal.say("    \(reason)") }
        }
        for item in report.evidence {
            Terminal.say(
                "  "
                    + Lines.columns([
                        item.kind, item.verdict.rawValue, item.time?.description,
                        item.trust.map { "trust \($0.rawValue)" },
                    ]))
            for reason in item.reasons { Terminal.say("    \(reason)") }
        }
        for item in report.fixity {
            Terminal.say(
                "  " + Lines.columns(["copy on \(item.root)", item.state.rawValue, item.place, item.path?.text]))
        }
        if let archive = report.archive {
            let place = archive.firstDifference.map { "first different byte: \($0)" }
            Terminal.say(
                "  " + Lines.columns(["in the archive: \(archive.match.rawValue)", archive.id?.description, place]))
        }
    }
}
