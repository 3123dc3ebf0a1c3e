import ArchiveModel
import EN16931
import Poppler

/// Reads the invoice lines (BG-25) of tables on the pages. A line carries no confidence, so that lines are given
/// only where their amounts add up to the document's net total.
struct LineReader {
    private let reading: PageReading

    init(_ reading: PageReading) { self.reading = reading }

    /// The lines, keyed by business term; empty where they cannot be read surely.
    ///
    /// - Parameter net: BT-109 as read from the totals.
    func lines(net: String?) -> [[String: String]] {
        guard let net = net.flatMap({ Amount($0) }) else { return [] }
        var table: LineTable?
        var found: [(row: Sighting<PrintedAmount>, table: LineTable)] = []
        let tables = LineTable.all(in: reading.layout)
        for page in reading.layout.pages {
            // A table that goes on without headings has the columns of the page before.
            let here = tables.first { $0.page == page }
            if let here { table = here } else { table?.bottom = 0 }
            guard var current = table else { continue }
            current.page = page
            found += rows(of: current).map { ($0, current) }
        }
        guard !found.isEmpty, let sum = Amount.sum(found.map(\.row.value.amount)), sum.magnitude == net.magnitude else {
            return []
        }
        return found.map { line($0.row, $0.table) }
    }

    /// Amounts of money in the amount column, down to the first label of a total.
    private func rows(of table: LineTable) -> [Sighting<PrintedAmount>] {
        let end = reading.labels.filter { label in
            guard label.page == table.page, label.box.y0 > table.bottom + 1, label.isHeading else { return false }
            switch label.meaning {
            case .net, .gross, .lineTotal, .payable, .bareTotal, .tax: return true
            default: return false
            }
        }
        .map(\.box.y0).min()
        return reading.amounts(onPage: table.page).filter { sighting in
            sighting.box.y0 > table.bottom - 1 && sighting.value.looksLikeMoney
                && (end.map { sighting.box.middle < $0 } ?? true) && table.holds(sighting.box, in: .amount)
        }
        .sorted { $0.box.middle < $1.box.middle }
    }

    private func line(_ row: Sighting<PrintedAmount>, _ table: LineTable) -> [String: String] {
        var line = ["BT-131": row.value.amount.description]
        for sighting in reading.amounts(onPage: row.page) where sighting.box.isBeside(row.box) {
            if table.holds(sighting.box, in: .quantity) { line["BT-129"] = sighting.value.amount.description }
            if table.holds(sighting.box, in: .price) { line["BT-146"] = sighting.value.amount.description }
        }
        let beside = reading.layout.places(beside: row.box, page: row.page).map { reading.layout.cells[$0] }
        if let name = table.columns[.name] {
            // Up to the next column's heading, whatever the alignment.
            let next =
                table.columns.filter { $0.key != .name && $0.value.x0 > name.x1 }.map(\.value.x0).min() ?? row.box.x0
            let words = beside.filter { $0.box.x0 >= name.x0 - 14 && $0.box.x0 < next - 2 }
                .filter { cell in !LineColumn.allCases.contains { $0 != .name && table.holds(cell.box, in: $0) } }
            let text = words.map(\.text).joined(separator: " ")
            if !text.isEmpty { line["BT-153"] = text }
        }
        for cell in beside where table.holds(cell.box, in: .rate) {
            if let rate = Self.percentage(cell.text) { line["BT-152"] = rate }
        }
        return line
    }

    /// `21 %`, `5,5%`, `19,0` as a plain decimal.
    private static func percentage(_ text: String) -> String? {
        let bare = text.filter { !$0.isWhitespace && $0 != "%" }.map { $0 == "," ? "." : $0 }
        guard let amount = Amount(String(bare)), amount.magnitude <= Amount(100) else { return nil }
        return amount.description
    }
}
