import Cairo
import EN16931

/// The invoice lines (BG-25): a row each, what has no column below the item's name.
extension InvoiceSheet {
    func addLines(_ flow: PageFlow) throws(CairoError) {
        guard !invoice.lines.isEmpty else { return }
        try addHeading(wording.lines, flow)
        var sum: Amount? = .zero
        let head = PageRow(
            cells: Self.columns.map { column in
                PageCell(
                    x: column.x, width: column.width, headText(column.key), Self.headStyle,
                    isTrailing: column.isTrailing)
            }, padding: 3, shade: 0.9)
        // Nothing is carried before the first line is told of.
        var soFar: Amount?
        var categories: [String] = []
        flow.begin(
            PageFlow.RunningTable(head: head) { isForward in
                soFar.map { carried($0, isForward: isForward) }
            })
        var one = Invoice()
        for (index, line) in invoice.lines.enumerated() {
            one.lines = [line]
            var terms = StatedTerms(one.statements)
            var row = try row(&terms, flow)
            row.rule = index > 0 ? 0 : nil
            try flow.add(row)
            sum = line.netAmount?.value.flatMap { sum?.adding($0) }
            soFar = sum
            if let category = line.vat?.category?.canonical, !categories.contains(category),
                categories.count < Self.mostCategories
            {
                categories.append(category)
            }
        }
        try flow.endTable()
        try addLegend(categories, flow)
    }

    /// What the codes in the column of VAT mean.
    private func addLegend(_ categories: [String], _ flow: PageFlow) throws(CairoError) {
        let meanings = categories.compactMap { code in
            CodeNames.name("BT-151", code, language).map { "\(Visible.text(code)): \($0)" }
        }
        guard !meanings.isEmpty else { return }
        let text = wording.vat + " – " + meanings.joined(separator: " · ")
        try flow.add(
            PageRow(cells: [PageCell(x: 3, width: PageGeometry.contentWidth - 6, text, Self.labelStyle)], padding: 3))
    }

    /// More than UNTDID 5305 has for VAT.
    private static let mostCategories = 16

    private func row(_ terms: inout StatedTerms, _ flow: PageFlow) throws(CairoError) -> PageRow {
        var cells: [PageCell] = []
        for column in Self.columns where column.key != .item {
            let stated = column.key.paths.compactMap { terms.look("lines[0]." + $0) }
            // A legend below the table tells what categories of VAT are.
            let text = stated.map { $0.term == "BT-151" ? writer.format.text($0) : writer.named($0) }
                .joined(separator: " ")
            var cell = PageCell(
                x: column.x, width: column.width, text, Self.bodyStyle, isTrailing: column.isTrailing)
            // What a column is too narrow for stands below the item: no number is ever broken.
            if !text.isEmpty, column.key != .unit,
                try flow.height(of: cell, atMost: Self.bodyStyle.leading * 1.5) == nil
            {
                cell.parts = []
            } else {
                for term in stated { _ = terms.take(term.path) }
            }
            cells.append(cell)
        }
        var parts: [PageText] = []
        for (key, style) in [("name", Self.boldStyle), ("description", Self.bodyStyle)] {
            if let stated = terms.take("lines[0].item." + key) {
                parts.append(PageText(text: writer.format.text(stated), style: style))
            }
        }
        parts += details(&terms)
        let column = Self.columns[1]
        cells.insert(PageCell(x: column.x, width: column.width, parts: parts), at: 1)
        return PageRow(cells: cells, padding: 3)
    }

    /// An attribute's name and value as one; other terms each with its name.
    private func details(_ terms: inout StatedTerms) -> [PageText] {
        var lines: [PageText] = []
        var index = 0
        while let name = terms.take("lines[0].item.attributes[\(index)].name") {
            let value = terms.take("lines[0].item.attributes[\(index)].value").map { writer.format.text($0) }
            lines.append(PageText(text: "\(writer.format.text(name)): \(value ?? "")", style: Self.smallStyle))
            index += 1
        }
        return writer.fields(terms.takeRest()).map { $0.sentence(Self.smallStyle) } + lines
    }

    private func carried(_ sum: Amount, isForward: Bool) -> PageRow {
        let label = isForward ? wording.carriedForward : wording.broughtForward
        let style = TextStyle(size: 8, gray: 0.25)
        let last = Self.columns[Self.columns.count - 1]
        return PageRow(
            cells: [
                PageCell(x: Self.columns[1].x, width: 140, label, style),
                PageCell(
                    x: last.x - 240, width: last.width + 240, writer.format.money(sum), style, isTrailing: true,
                    staysWhole: true),
            ], rule: 0)
    }

    private func headText(_ key: Column.Key) -> String {
        switch key {
        case .line: TermNames.name("BT-126", language)
        case .item: TermNames.name("BT-153", language)
        case .quantity: TermNames.name("BT-129", language)
        case .unit: wording.unit
        case .price: wording.price
        case .vat: wording.vat
        case .net: TermNames.name("BT-131", language)
        }
    }

    private struct Column {
        enum Key {
            case line, item, quantity, unit, price, vat, net

            /// Of the terms that stand in the column, below the line's.
            var paths: [String] {
                switch self {
                case .line: ["identifier"]
                case .item: ["item.name", "item.description"]
                case .quantity: ["quantity.value"]
                case .unit: ["quantity.unit"]
                case .price: ["price.netPrice"]
                case .vat: ["vat.category", "vat.rate"]
                case .net: ["netAmount"]
                }
            }
        }

        let key: Key
        let x: Double
        let width: Double
        var isTrailing = false
    }

    private static let columns: [Column] = [
        Column(key: .line, x: 3, width: 33),
        Column(key: .item, x: 40, width: 178),
        Column(key: .quantity, x: 222, width: 50, isTrailing: true),
        Column(key: .unit, x: 277, width: 45),
        Column(key: .price, x: 324, width: 56, isTrailing: true),
        Column(key: .vat, x: 384, width: 36, isTrailing: true),
        Column(key: .net, x: 422, width: PageGeometry.contentWidth - 425, isTrailing: true),
    ]
    private static let headStyle = TextStyle(size: 7.5, isBold: true, gray: 0.1)
}
