import ArgumentParser
import WorkerProtocol

/// The password of encrypted PDFs, from a file: on a command line everybody on the machine could read it.
struct PasswordOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File whose first line is the password of encrypted PDFs.", valueName: "file"))
    var passwordFile: String?

    /// Nil when none was named. Throws `undecided` when the file cannot be read.
    func password() throws(CommandFailure) -> DocumentPassword? {
        guard let passwordFile else { return nil }
        let bytes = try LocalFile(passwordFile).contents(atMost: 64 << 10)
        return DocumentPassword(firstLineOf: bytes)
    }
}
