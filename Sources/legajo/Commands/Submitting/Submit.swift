import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Submit: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send invoices into the archive.",
        discussion: """
            Example: legajo submit invoice.pdf --data invoice.xml --ref ERP-4711 --format json
            Example: legajo submit pile.pdf --split --vault received
            A scanned pile is cut by page tags and blank pages; with --dry-run only the cut is shown.
            """)

    @Argument(help: "Invoices; each file is a submission of its own.")
    var files: [String]

    @Option(help: "The invoice's data beside it (XML or JSON); only with one invoice.")
    var data: String?

    @Option(name: .customLong("attach"), help: "An attachment, repeatable; only with one invoice.")
    var attachments: [String] = []

    @Option(help: "invoice, credit-note, delivery-note, dunning or statement; otherwise as read.")
    var type: DocumentType?

    @Option(help: "The customer it belongs to.")
    var customer: String?

    @Option(help: "Language of the document (es, en, de-AT), where templates differ by it.")
    var language: String?

    @Option(help: "Your own key for it; searchable.")
    var ref: String?

    @Option(help: "Tenant; otherwise the instance's own.")
    var tenant: TenantID?

    @Option(help: "issued, received or deposited.")
    var vault = Vault.issued

    @Flag(help: "Keep the file as it is: nothing is put on it or into it.")
    var asIs = false

    @Option(help: "Name of the system or folder it comes from.")
    var source: String?

    @Option(help: "Repeating the call with this key answers the same; only with one invoice.")
    var idempotencyKey: String?

    @Flag(help: "Cut a scanned pile into its documents; each is a submission of its own.")
    var split = false

    @Flag(help: "Only tell what would happen.")
    var dryRun = false

    @Option(help: "Seconds to wait for the archive's decision.")
    var wait: Int?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if files.count > 1, data != nil || !attachments.isEmpty || idempotencyKey != nil {
            throw ValidationError("--data, --attach and --idempotency-key need exactly one invoice.")
        }
        if split, data != nil || !attachments.isEmpty || idempotencyKey != nil || ref != nil {
            throw ValidationError("--data, --attach, --ref and --idempotency-key belong to one invoice, not to a pile.")
        }
        if let wait, !(0...60).contains(wait) { throw ValidationError("--wait is a number from 0 to 60.") }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        if split, dryRun { return try await showCut() }
        let connection = try archive.instance.connect(as: archive.person)
        return try await Session.run(connection) {
            (archive) async throws(ClientFailure) -> Result<ExitStatus, CommandFailure> in
            do throws(CommandFailure) {
                return .success(
                    try await split ? submitPieces(through: archive) : submitAll(through: archive))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    /// Some at a time, printed in the order given. Stops early where going on makes no sense.
    private func submitAll(through archive: ArchiveConnection) async throws(CommandFailure) -> ExitStatus {
        var (status, done) = (ExitStatus.good, 0)
        for start in stride(from: 0, to: files.count, by: Self.atOnce) {
            let batch = Array(files[start..<min(start + Self.atOnce, files.count)])
            let results = await withTaskGroup(of: (Int, SubmissionLine).self) { group in
                for (place, path) in batch.enumerated() {
                    group.addTask { (place, await submit(path, through: archive)) }
                }
                return await group.reduce(into: [Int: SubmissionLine]()) { $0[$1.0] = $1.1 }
            }
            for place in batch.indices {
                guard let line = results[place] else { continue }
                Terminal.endProgress()
                try line.print(output.format)
                status = max(status, line.status)
                done += 1
                if line.stops { return status }
            }
            if files.count > 1 { Terminal.progress("\(done) of \(files.count)") }
        }
        return status
    }

    private static let atOnce = 8

    func options(sourceName: String?) -> SubmissionOptions {
        SubmissionOptions(
            tenant: tenant, vault: vault, type: type, customer: customer, language: language, ref: ref,
            sourceName: sourceName, asIs: asIs, dryRun: dryRun, idempotencyKey: idempotencyKey)
    }

    private func submit(_ path: String, through archive: ArchiveConnection) async -> SubmissionLine {
        do throws(CommandFailure) {
            var uploads = [try LocalFile(path).upload(as: .document)]
            if let data { uploads.append(try LocalFile(data).upload(as: .data)) }
            for attachment in attachments { uploads.append(try LocalFile(attachment).upload(as: .attachment)) }
            let options = options(sourceName: source)
            do throws(ClientFailure) {
                return SubmissionLine(
                    file: path, outcome: .success(try await archive.submit(uploads, options: options, wait: wait)),
                    isWantedAsIs: asIs || vault != .issued)
            } catch {
                throw CommandFailure(error)
            }
        } catch {
            return SubmissionLine(file: path, outcome: .failure(error))
        }
    }
}
