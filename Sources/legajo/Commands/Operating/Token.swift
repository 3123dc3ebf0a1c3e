import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Access tokens of people and services.",
        discussion: "Example: legajo token list --as admin",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a token. Its secret is shown only now.",
            discussion: "Example: legajo token create erp-madrid --role erp --tenant acme --as admin")

        @Argument(help: "What people call its holder.")
        var name: String

        @Option(name: .customLong("role"), help: "A role; repeatable.")
        var roles: [Role]

        @Option(
            name: .customLong("tenant"),
            help: "Only for this tenant; repeatable. Machines and auditors without one: the default tenant.")
        var tenants: [TenantID] = []

        @Option(help: "Until this moment or day; an auditor needs one.")
        var expires: UTCTime?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let request = TokenRequest(name: name, roles: Set(roles), tenants: Set(tenants), expires: expires)
            let issued = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.createToken(request)
            }
            switch output.format {
            case .json: try Lines.json(issued)
            case .text:
                Terminal.complain("\(issued.summary.principal.id): keep this token; it is not shown again.")
                Terminal.say(issued.secret)
            }
            return .good
        }
    }

    struct List: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "List all tokens, never their secrets.", discussion: "Example: legajo token list --as admin")

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let tokens = try await archive.call { (archive) async throws(ClientFailure) in try await archive.tokens() }
            for token in tokens {
                switch output.format {
                case .json: try Lines.json(token)
                case .text:
                    Terminal.say(
                        Lines.columns([
                            token.principal.id.text, token.principal.name,
                            token.principal.roles.map(\.rawValue).sorted().joined(separator: ","),
                            token.principal.tenants.sorted().map(\.name).joined(separator: ","),
                            token.principal.expires.map { "until \($0)" }, token.revoked.map { "revoked \($0)" },
                        ]))
                }
            }
            return .good
        }
    }

    struct Revoke: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token at once.", discussion: "Example: legajo token revoke P-0123ABCD --as admin")

        @Argument(help: "The principal, as listed.")
        var principal: PrincipalID

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        /// The line of the result.
        private struct Line: Encodable {
            var principal: PrincipalID
            var revoked = true
        }

        func execute() async throws(CommandFailure) -> ExitStatus {
            try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.revokeToken(of: principal)
            }
            switch output.format {
            case .json: try Lines.json(Line(principal: principal))
            case .text: Terminal.say("\(principal)  revoked: its token is refused from now on")
            }
            return .good
        }
    }
}
