import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Pending: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what waits for a person, and why.",
        discussion: "Example: legajo pending --format json")

    @Option(help: "Only this tenant; repeatable.")
    var tenant: [TenantID] = []

    @Option(help: "Only this vault.")
    var vault: Vault?

    @Option(help: "At most so many.")
    var limit = 1_000

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is a positive number.") }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let items = try await archive.call { (archive) async throws(ClientFailure) in
            var (items, cursor) = ([PendingItem](), String?.none)
            repeat {
                let page = try await archive.pending(
                    PendingQuery(
                        tenants: Set(tenant), vault: vault, limit: min(limit - items.count, 200), cursor: cursor))
                items += page.items
                cursor = page.next
            } while cursor != nil && items.count < limit
            return items
        }
        for item in items {
            switch output.format {
            case .json: try Lines.json(item)
            case .text:
                Terminal.say(Lines.summary(item.summary))
                if let other = item.duplicateOf { Terminal.say("  duplicate of \(other)") }
                Lines.findings(item.findings.filter { $0.flag == .fatal })
            }
        }
        if items.isEmpty, output.format == .text { Terminal.say("Nothing is pending.") }
        return .good
    }
}
