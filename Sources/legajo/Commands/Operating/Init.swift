import ArgumentParser

struct Init: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a new instance: configuration, keys, storage roots, two people.",
        discussion: "Example: legajo init /srv/legajo --test")

    @Argument(help: "Directory of the new instance.")
    var directory: String

    @Flag(help: "A test instance: its keys prove nothing, its pages say PRUEBA.")
    var test = false

    @Option(
        help: ArgumentHelp(
            "The company's key and certificate, PKCS#12; its passphrase in LEGAJO_SEAL_PASSPHRASE.", valueName: "file"))
    var seal: String?

    @Option(help: .hidden)
    var tsa: [String] = []

    @Option(help: "The tenant of submissions that name none.")
    var tenant: String?

    @Option(name: .customLong("root"), help: "A storage root as NAME=DIR; repeatable. Give three on three disks.")
    var roots: [String] = []

    @OptionGroup var output: OutputOptions

    func execute() async throws(CommandFailure) -> ExitStatus {
        guard tsa.isEmpty else {
            throw CommandFailure(
                .usage, "This version stamps with the instance's own authority only; leave --tsa out.")
        }
        if let seal, seal.lowercased().hasPrefix("pkcs11:") {
            throw CommandFailure(
                .usage, "This version uses no key in a PKCS#11 token. Give the key as a file: --seal FILE.p12.")
        }
        var arguments = ["init", directory]
        if test { arguments.append("--test") }
        if let seal { arguments += ["--seal", seal] }
        if let tenant { arguments += ["--tenant", tenant] }
        for root in roots { arguments += ["--root", root] }
        if output.format == .json { arguments += ["--format", "json"] }
        try Sibling.become(arguments)
    }
}
