import ArgumentParser

struct Init: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a new instance: configuration, keys, storage roots, two people.",
        discussion: "Example: legajo init /srv/legajo --test")

    @Argument(help: "Directory of the new instance.")
    var directory: String

    @Flag(help: "A test instance: its keys prove nothing, its pages say PRUEBA.")
    var test = false

    @Option(help: "Key and certificate to seal with: FILE.p12 or pkcs11:URI.")
    var seal: String?

    @Option(help: "Address of a time-stamping authority; repeatable.")
    var tsa: [String] = []

    @Option(help: "The tenant of submissions that name none.")
    var tenant: String?

    @Option(name: .customLong("root"), help: "A storage root as NAME=DIR; repeatable. Give three on three disks.")
    var roots: [String] = []

    func execute() async throws(CommandFailure) -> ExitStatus {
        var arguments = ["init", directory]
        if test { arguments.append("--test") }
        if let seal { arguments += ["--seal", seal] }
        for address in tsa { arguments += ["--tsa", address] }
        if let tenant { arguments += ["--tenant", tenant] }
        for root in roots { arguments += ["--root", root] }
        try Sibling.become(arguments)
    }
}
