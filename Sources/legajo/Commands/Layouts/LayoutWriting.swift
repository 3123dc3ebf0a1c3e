import ArchiveClient
import ArchiveModel
import ArgumentParser

extension Layouts {
    struct Add: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record a layout, or a new version of one.",
            discussion: "Example: legajo layouts add quarz --layout layout.json")

        @Argument(help: "Its name: lower-case letters, digits, hyphens.")
        var name: LayoutName

        @Option(help: ArgumentHelp("The layout as JSON (Documentation/Layouts.md).", valueName: "file"))
        var layout: String

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let request = LayoutRequest(name: name, tenant: tenant, layout: try LayoutFile.read(layout))
            let recorded = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.recordLayout(request)
            }
            switch output.format {
            case .json: try Lines.json(recorded)
            case .text: Terminal.say(LayoutLine.columns(recorded))
            }
            return .good
        }
    }

    struct Retire: LegajoCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a layout out of use. What was read with it stays as it is.",
            discussion: "Example: legajo layouts retire quarz")

        @Argument(help: "The layout.")
        var name: LayoutName

        @Option(help: "Tenant; otherwise the instance's own.")
        var tenant: TenantID?

        @OptionGroup var archive: ArchiveOptions
        @OptionGroup var output: OutputOptions

        func execute() async throws(CommandFailure) -> ExitStatus {
            let layout = try await archive.call { (archive) async throws(ClientFailure) in
                try await archive.retireLayout(name, tenant: tenant)
            }
            switch output.format {
            case .json: try Lines.json(layout)
            case .text: Terminal.say(LayoutLine.columns(layout))
            }
            return .good
        }
    }
}
