import Cairo
import EN16931

/// The first page's head: the seller, the buyer behind the envelope's window, and the facts beside it. A term that does
/// not fit stays for the groups below.
extension InvoiceSheet {
    func drawHead(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        try drawSeller(flow, &terms)
        try drawAddress(flow, &terms)
        try drawFacts(flow, &terms)
    }

    private func drawSeller(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        var left = Block(x: 0, y: PageGeometry.top, width: 260, bottom: PageGeometry.millimetres(42))
        try left.add("seller.name", TextStyle(size: 14, isBold: true), self, flow, &terms)
        try left.add("seller.tradingName", Self.bodyStyle, self, flow, &terms)
        var right = Block(
            x: PageGeometry.facts.x - PageGeometry.margin, y: PageGeometry.top + 2, width: PageGeometry.facts.width,
            bottom: PageGeometry.millimetres(43))
        for key in ["line1", "line2", "line3"] {
            try right.add("seller.address.\(key)", Self.smallStyle, self, flow, &terms)
        }
        try right.add(Self.town("seller"), Self.smallStyle, self, flow, &terms)
        for key in ["vatIdentifier", "contact.telephone", "contact.email"] {
            try right.add("seller.\(key)", Self.smallStyle, self, flow, &terms, isLabelled: key == "vatIdentifier")
        }
    }

    private func drawAddress(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        let place = PageGeometry.address
        let x = place.x - PageGeometry.margin
        let style = TextStyle(size: 6, gray: 0.35)
        let parts = ["seller.name", "seller.address.line1", "seller.address.postCode", "seller.address.city"]
            .map { path in terms.look(path).map { writer.format.text($0) } ?? "" }
        for chosen in [parts, [parts[0], parts[2], parts[3]]] {
            let sender = chosen.filter { !$0.isEmpty }.joined(separator: " · ")
            let cell = PageCell(x: x, width: place.width, sender, style)
            guard !sender.isEmpty, try flow.height(of: cell, atMost: style.leading * 1.5) != nil else { continue }
            try flow.draw(cell, y: PageGeometry.senderLine, height: style.leading)
            flow.fill(x: x, y: PageGeometry.senderLine + 9, width: place.width, height: 0.3, gray: 0.6)
            break
        }
        var block = Block(x: x, y: place.y, width: place.width, bottom: place.y + place.height)
        let line = TextStyle(size: 9.5)
        try block.add("buyer.name", line, self, flow, &terms)
        for key in ["line1", "line2", "line3"] {
            try block.add("buyer.address.\(key)", line, self, flow, &terms)
        }
        try block.add(Self.town("buyer"), line, self, flow, &terms)
    }

    /// What people look for first, each on a line of its own; the rest goes below.
    private func drawFacts(_ flow: PageFlow, _ terms: inout StatedTerms) throws(CairoError) {
        let place = PageGeometry.facts
        let x = place.x - PageGeometry.margin
        var rows: [(cells: [PageCell], y: Double, height: Double)] = []
        var y = place.y + 5
        func add(_ label: String, _ value: String, isBold: Bool, isAmount: Bool = false) throws(CairoError) -> Bool {
            let style = isBold ? Self.boldStyle : Self.bodyStyle
            let cells = [
                PageCell(x: x, width: 88, label, Self.labelStyle),
                PageCell(x: x + 90, width: place.width - 94, value, style, isTrailing: true, staysWhole: isAmount),
            ]
            let limit = min(2.1 * style.leading, place.y + place.height - 3 - y)
            guard let first = try flow.height(of: cells[0], atMost: limit),
                let second = try flow.height(of: cells[1], atMost: limit)
            else { return false }
            let height = max(first, second)
            rows.append((cells, y, height))
            y += height + 2
            return true
        }
        if let payable = terms.look("totals.payable") {
            let value = [writer.format.text(payable), Visible.text(writer.format.currency)].joined(separator: " ")
            _ = try add(TermNames.name(payable.term, language), value, isBold: true, isAmount: true)
        }
        let keys = [
            "number", "issueDate", "paymentDueDate", "buyerReference", "purchaseOrderReference", "contractReference",
            "despatchAdviceReference", "buyer.vatIdentifier",
        ]
        for key in keys {
            guard let stated = terms.look(key) else { continue }
            let name = TermNames.name(stated.term, language)
            let label = key.hasPrefix("buyer.") ? "\(language.heading("buyer")): \(name)" : name
            guard try add(label, writer.named(stated), isBold: key == "number") else { continue }
            _ = terms.take(key)
        }
        guard !rows.isEmpty else { return }
        flow.fill(x: x - 6, y: place.y, width: place.width + 6, height: y + 3 - place.y, gray: 0.955)
        for row in rows {
            for cell in row.cells { try flow.draw(cell, y: row.y, height: row.height + 1) }
        }
    }

    /// Post code and city on one line, then region and country.
    private static func town(_ party: String) -> [[String]] {
        [
            ["\(party).address.postCode", "\(party).address.city"],
            ["\(party).address.countrySubdivision", "\(party).address.countryCode"],
        ]
    }
}

/// Lines below one another in a place of fixed height.
private struct Block {
    let x: Double
    var y: Double
    let width: Double
    let bottom: Double

    /// Draws a term and takes it, if it fits.
    mutating func add(
        _ path: String, _ style: TextStyle, _ sheet: InvoiceSheet, _ flow: PageFlow, _ terms: inout StatedTerms,
        isLabelled: Bool = false
    ) throws(CairoError) {
        guard let stated = terms.look(path) else { return }
        let value = sheet.writer.format.text(stated)
        let text = isLabelled ? "\(TermNames.name(stated.term, sheet.language)) \(value)" : value
        if try draw(text, style, flow) { _ = terms.take(path) }
    }

    /// Several terms on each line.
    mutating func add(
        _ lines: [[String]], _ style: TextStyle, _ sheet: InvoiceSheet, _ flow: PageFlow, _ terms: inout StatedTerms
    ) throws(CairoError) {
        for paths in lines {
            let values = paths.compactMap { path in terms.look(path).map(sheet.writer.addressed) }
            guard !values.isEmpty, try draw(values.joined(separator: " "), style, flow) else { continue }
            for path in paths { _ = terms.take(path) }
        }
    }

    private mutating func draw(_ text: String, _ style: TextStyle, _ flow: PageFlow) throws(CairoError) -> Bool {
        let cell = PageCell(x: x, width: width, text, style)
        guard let height = try flow.height(of: cell, atMost: min(2.1 * style.leading, bottom - y)) else { return false }
        y += try flow.draw(cell, y: y, height: height + 0.1)
        return true
    }
}
