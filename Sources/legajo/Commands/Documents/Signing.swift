import ArchiveClient
import ArchiveModel
import ArgumentParser
import Crypto

struct Sign: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign a document with the archive's key; nothing is kept.",
        discussion: "Example: legajo sign letter.pdf -o signed.pdf")

    @Argument(help: "The document.")
    var file: String

    @Option(name: .short, help: ArgumentHelp("Where to write the signed document.", valueName: "file"))
    var output: String

    @Option(help: "Tenant; otherwise the instance's own.")
    var tenant: TenantID?

    @OptionGroup var archive: ArchiveOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        let local = try LocalFile(file)
        let connection = try archive.instance.connect(as: archive.person)
        try await Session.run(connection) { (archive) async throws(ClientFailure) -> Result<Void, CommandFailure> in
            let signed = try await archive.sign(local.upload(as: .document), tenant: tenant)
            do throws(CommandFailure) { return .success(try await Saving.save(signed, to: output)) } catch {
                return .failure(error)
            }
        }.get()
        return .good
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

    func execute() async throws(CommandFailure) -> ExitStatus {
        let digest = try digest(of: try LocalFile(file))
        let token = try await archive.call { (archive) async throws(ClientFailure) in
            try await archive.timestamp(digest)
        }
        let target = try OutputFile(output)
        try target.append(token)
        try target.complete()
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
