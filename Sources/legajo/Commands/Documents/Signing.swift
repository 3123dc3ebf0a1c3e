import ArchiveClient
import ArchiveModel
import ArgumentParser
import Crypto

struct Sign: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign a document with the archive's key; nothing is kept.",
        discussion: """
            Example: legajo sign letter.pdf -o signed.pdf
                     legajo sign letter.txt -o letter.txt.p7s
            A PDF gets its signature inside (PAdES). Anything else gets a detached one (CAdES): the file that is written holds
            the signature alone and goes beside the document, whose name plus .p7s suits it.
            """)

    @Argument(help: "The document.")
    var file: String

    @Option(
        name: .short, help: ArgumentHelp("Where to write the signed PDF, or the detached signature.", valueName: "file")
    )
    var output: String

    @Option(help: "Tenant; otherwise the instance's own.")
    var tenant: TenantID?

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var results: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let local = try LocalFile(file)
        let connection = try archive.instance.connect(as: archive.person)
        let line = try await Session.run(connection) {
            (archive) async throws(ClientFailure) -> Result<SignedLine, CommandFailure> in
            let signed = try await archive.sign(local.upload(as: .document), tenant: tenant)
            do throws(CommandFailure) {
                return .success(
                    SignedLine(file: file, signed: signed, written: try await Saving.save(signed, to: output)))
            } catch {
                return .failure(error)
            }
        }.get()
        try line.tell(results.format)
        return .good
    }
}

/// The line of `sign`.
private struct SignedLine: WrittenLine {
    /// Where the signature is.
    enum Place: String, Encodable { case embedded, detached }

    var file: String
    var place: Place
    var mediaType: String
    var trust: TrustClass?
    var written: WrittenFile

    init(file: String, signed: Download, written: WrittenFile) {
        self.file = file
        place = signed.mediaType == "application/pdf" ? .embedded : .detached
        mediaType = signed.mediaType
        trust = signed.trust
        self.written = written
    }

    var words: [String?] {
        [place == .embedded ? "signed PDF" : "detached signature of \(file)", trust.map { "trust \($0.rawValue)" }]
    }

    var advice: String? {
        guard place == .detached else { return "check it: legajo verify --file \(written.output)" }
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let advice =
            written.output.lowercased().hasSuffix(".p7s")
            ? "" : "; name it \(name).p7s, so that programs know what it is"
        return "it holds the signature alone (CAdES): keep it beside \(file)\(advice)"
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: WrittenKey.self)
        try values.encode(file, forKey: .file)
        try values.encode(place, forKey: .signature)
        try values.encode(mediaType, forKey: .mediaType)
        try values.encode(trust, forKey: .trust)
        try values.encode(written)
    }
}

struct Timestamp: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Get a time-stamp token (RFC 3161) over a file; only its digest leaves.",
        discussion: "Example: legajo timestamp contract.pdf -o contract.pdf.tst")

    @Argument(help: "The file.")
    var file: String

    @Option(name: .short, help: ArgumentHelp("Where to write the token, DER.", valueName: "file"))
    var output: String

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var results: OutputOptions

    /// The line of the result.
    private struct Line: WrittenLine {
        var file: String
        /// Of the file the token is about.
        var stamped: ContentDigest
        var written: WrittenFile

        var words: [String?] { ["time-stamp token of \(file)"] }
        var advice: String? {
            "keep it beside \(file); openssl ts -reply -token_in -in \(written.output) -text shows its time"
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: WrittenKey.self)
            try values.encode(file, forKey: .file)
            try values.encode(stamped, forKey: .stamped)
            try values.encode(written)
        }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let digest = try digest(of: try LocalFile(file))
        let token = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.timestamp(digest)
        }
        let target = try OutputFile(output)
        try target.append(token)
        let line = Line(file: file, stamped: digest, written: try target.complete())
        try line.tell(results.format)
        return .good
    }

    private func digest(of local: LocalFile) throws(CommandFailure) -> ContentDigest {
        var hash = SHA256()
        do {
            try local.bytes.forEachWindow { (window: [UInt8]) throws(CommandFailure) in hash.update(data: window) }
        } catch {
            throw CommandFailure(.undecided, "\(file) cannot be read: \(error)")
        }
        guard let digest = ContentDigest(algorithm: .sha256, bytes: Array(hash.finalize())) else {
            throw CommandFailure(.internal, "a digest has a wrong length")
        }
        return digest
    }
}
