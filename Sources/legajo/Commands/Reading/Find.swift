import ArchiveAPI
import ArchiveClient
import ArchiveModel
import ArgumentParser

struct Find: LegajoCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search for invoices; everything given must fit. Newest first.",
        discussion: "Example: legajo find --customer \"Panadería López\" --from 2026-01-01 --min 100")

    @Option(help: "Invoice number, or how it begins; spaces, hyphens and case do not matter.")
    var number: String?

    @Option(help: "Customer's name (accents and case do not matter) or id.")
    var customer: String?

    @Option(help: "Tax id of either side.")
    var taxId: String?

    @Option(help: "Issued on this day or later.")
    var from: CalendarDate?

    @Option(help: "Issued on this day or earlier.")
    var to: CalendarDate?

    @Option(help: "Total at least, e.g. 100.50.")
    var min: String?

    @Option(help: "Total at most.")
    var max: String?

    @Option(help: "Words of its pages.")
    var text: String?

    @Option(help: "The sender's own key.")
    var ref: String?

    @Option(help: "Only in this state; repeatable.")
    var state: [SubmissionState] = []

    @Option(help: "Only this tenant; repeatable.")
    var tenant: [TenantID] = []

    @Option(help: "Only this vault.")
    var vault: Vault?

    @Option(help: "At most so many.")
    var limit = 50

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is a positive number.") }
        for amount in [min, max].compactMap(\.self) where SearchParameters.plainAmount(amount) == nil {
            throw ValidationError("\"\(amount)\" is no amount; write it like 1234.50.")
        }
    }

    func execute() async throws(CommandFailure) -> ExitStatus {
        let items = try await archive.call { (archive) async throws(ClientFailure) in
            var query = SearchQuery(
                number: number, customer: customer, taxID: taxId, from: from, to: to, minimum: min, maximum: max,
                text: text, ref: ref, states: Set(state), tenants: Set(tenant), vault: vault)
            var items: [InvoiceSummary] = []
            repeat {
                query.limit = Swift.min(limit - items.count, 200)
                let page = try await archive.find(query)
                items += page.items
                query.cursor = page.next
            } while query.cursor != nil && items.count < limit
            return items
        }
        for item in items {
            switch output.format {
            case .json: try Lines.json(item)
            case .text: Terminal.say(Lines.summary(item))
            }
        }
        guard items.isEmpty else { return .good }
        Terminal.complain("Nothing was found.")
        return .bad
    }
}
