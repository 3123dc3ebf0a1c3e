import ArchiveClient
import ArchiveModel
import ArgumentParser

extension Layouts {
    struct List: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "The newest version of each layout.", discussion: "Example: legajo layouts list")

        @Option(help: "Tenant; otherwise all that may be seen.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let layouts = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.layouts(of: tenant)
            }
            for layout in layouts {
                switch output.format {
                case .json: try Lines.json(layout)
                case .text: Terminal.say(LayoutLine.columns(layout))
                }
            }
            return .good
        }
    }

    struct Show: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "All versions of a layout: what stands where, and who or what taught it.",
            discussion: "Example: legajo layouts show received-esb12345674")

        @Argument(help: "The layout.")
        var name: LayoutName

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let versions = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.versions(ofLayout: name, tenant: tenant)
            }
            for layout in versions {
                switch output.format {
                case .json: try Lines.json(layout)
                case .text:
                    Terminal.say(LayoutLine.columns(layout))
                    LayoutLine.places(layout.layout)
                }
            }
            return .good
        }
    }
}
