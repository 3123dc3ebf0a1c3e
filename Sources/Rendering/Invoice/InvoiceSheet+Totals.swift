import Cairo
import EN16931

/// Allowances and charges (BG-20, BG-21), the VAT breakdown (BG-23), totals (BG-22) and notes (BG-1).
extension InvoiceSheet {
    func addAdjustments(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        guard !invoice.allowances.isEmpty || !invoice.charges.isEmpty else { return }
        try addHeading(wording.allowancesAndCharges, flow)
        for (key, word) in [("allowances", wording.allowance), ("charges", wording.charge)] {
            let grouped = repetitions(terms.takeAll(of: key[...]))
            for entry in grouped {
                let main = entry.filter { $0.path.hasSuffix(".reason") }.map { writer.format.text($0) }
                let amount = entry.filter { $0.path.hasSuffix(".amount") }.map { writer.format.text($0) }
                let rest = entry.filter { !$0.path.hasSuffix(".reason") && !$0.path.hasSuffix(".amount") }
                try addAmountRow(
                    ([word] + main).joined(separator: ": "), writer.fields(rest), amount.joined(separator: " "), flow)
            }
        }
        try flow.endTable()
    }

    func addBreakdown(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        guard !invoice.vatBreakdown.isEmpty else { return }
        let heads = [("BT-118", false), ("BT-119", true), ("BT-116", true), ("BT-117", true)]
        try addHeading(language.heading("vatBreakdown"), flow)
        flow.begin(
            PageFlow.RunningTable(
                head: PageRow(
                    cells: zip(heads, Self.breakdownColumns).map { head, column in
                        PageCell(
                            x: column.x, width: column.width, TermNames.name(head.0, language),
                            TextStyle(size: 7.5, isBold: true, gray: 0.1), isTrailing: head.1)
                    }, padding: 2.5, shade: 0.9)
            ) { _ in nil })
        for entry in repetitions(terms.takeAll(of: "vatBreakdown")) {
            let keys = ["category", "rate", "taxableAmount", "taxAmount"]
            let known = keys.map { key in entry.first { $0.path.hasSuffix("." + key) } }
            let rest = entry.filter { stated in !keys.contains { stated.path.hasSuffix("." + $0) } }
            var cells: [PageCell] = []
            for (index, column) in Self.breakdownColumns.enumerated() {
                let text = known[index].map { writer.named($0) } ?? ""
                guard index == 0 else {
                    cells.append(
                        PageCell(
                            x: column.x, width: column.width, text, Self.bodyStyle, isTrailing: true,
                            staysWhole: true))
                    continue
                }
                let details = writer.fields(rest).map { $0.sentence(Self.smallStyle) }
                cells.append(
                    PageCell(
                        x: column.x, width: column.width,
                        parts: text.isEmpty ? details : [PageText(text: text, style: Self.bodyStyle)] + details))
            }
            try flow.add(PageRow(cells: cells, padding: 2))
        }
        try flow.endTable()
    }

    func addTotals(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        let before = ["lineNetSum", "allowanceSum", "chargeSum", "withoutVAT"].compactMap { terms.take("totals." + $0) }
        let vat = terms.takeAll(of: "vatTotals")
        let after = ["withVAT", "paid", "rounding"].compactMap { terms.take("totals." + $0) }
        let fields = writer.fields(before + vat + after + terms.takeAll(of: "totals"))
        guard !fields.isEmpty else { return }
        try addHeading(language.heading("totals"), flow)
        let payable = TermNames.name("BT-115", language)
        for field in fields {
            let isPayable = field.label == payable
            let style = isPayable ? TextStyle(size: 10.5, isBold: true) : Self.bodyStyle
            let currency =
                isPayable && !writer.format.currency.isEmpty ? " " + Visible.text(writer.format.currency) : ""
            try flow.add(
                PageRow(
                    cells: [
                        PageCell(
                            x: Self.half, width: 120, field.label, isPayable ? style : Self.bodyStyle),
                        PageCell(
                            x: Self.half + 122, width: PageGeometry.contentWidth - Self.half - 125,
                            field.value + currency, style, isTrailing: true, staysWhole: true),
                    ], padding: 2, rule: isPayable ? Self.half : nil))
        }
        try flow.endTable()
    }

    func addNotes(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        let conditions = terms.take("paymentTerms")
        if let conditions {
            try addHeading(TermNames.name(conditions.term, language), flow)
            try addParagraph(writer.format.text(conditions), flow)
        }
        guard !invoice.notes.isEmpty else { return }
        try addHeading(language.heading("notes"), flow)
        for note in repetitions(terms.takeAll(of: "notes")) {
            let subject = note.filter { $0.term == "BT-21" }.map { "[\(writer.format.text($0))] " }.joined()
            let text = note.filter { $0.term != "BT-21" }.map { writer.format.text($0) }.joined(separator: "\n")
            try addParagraph(subject + text, flow)
        }
    }

    private func addParagraph(_ text: String, _ flow: PageFlow) throws(CairoError) {
        try flow.add(
            PageRow(
                cells: [PageCell(width: PageGeometry.contentWidth, text, Self.bodyStyle)], padding: 2))
    }

    private func addAmountRow(
        _ text: String, _ details: [Field], _ amount: String, _ flow: PageFlow
    ) throws(CairoError) {
        let parts = [PageText(text: text, style: Self.bodyStyle)] + details.map { $0.sentence(Self.smallStyle) }
        try flow.add(
            PageRow(
                cells: [
                    PageCell(x: 3, width: 370, parts: parts),
                    PageCell(
                        x: 380, width: PageGeometry.contentWidth - 383, amount, Self.bodyStyle, isTrailing: true,
                        staysWhole: true),
                ], padding: 2, rule: 0))
    }

    /// A group's terms, one list for each of its repetitions.
    private func repetitions(_ terms: [StatedTerm]) -> [[StatedTerm]] {
        var lists: [[StatedTerm]] = []
        var last: Substring = ""
        for stated in terms {
            let place = stated.path.prefix { $0 != "]" }
            if place != last || lists.isEmpty { lists.append([]) }
            lists[lists.count - 1].append(stated)
            last = place
        }
        return lists
    }

    private static let breakdownColumns: [(x: Double, width: Double)] = [
        (3, 136), (142, 74), (220, 124), (347, PageGeometry.contentWidth - 350),
    ]
}
