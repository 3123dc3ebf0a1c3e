import Cairo
import EN16931
import WorkerProtocol

/// What stands on the pages of an invoice, from top to bottom.
struct InvoiceSheet {
    /// Canonical.
    let invoice: Invoice
    let language: ViewLanguage
    let wording: PageWording
    let writer: FieldWriter
    /// What the document is, and its number, as far as it names the document.
    let title: String
    /// The seller's name, as far as it names the document.
    let author: String
    /// The header's terms; each line has its own.
    let header: [StatedTerm]
    /// What the document is besides an invoice: a copy. Below the foot of every page.
    let note: String?

    init(_ invoice: Invoice, _ language: ViewLanguage, note: String? = nil) {
        self.invoice = invoice
        self.note = note
        self.language = language
        wording = PageWording(language: language)
        let format = ValueFormat(language, currency: invoice.currencyCode?.canonical ?? "")
        writer = FieldWriter(language: language, format: format)
        var head = invoice
        head.lines = []
        header = head.statements
        title = InvoiceView.title(invoice, language).shortened(Self.longestName)
        author = Visible.text(invoice.seller?.name?.canonical ?? "").shortened(Self.longestName)
    }

    /// In scalars, for a document's own title and author: the metadata may have no string beyond 32,767 bytes (ISO 19005-3
    /// §6.1.13). As terms, number and name stand whole among the others.
    private static let longestName = 200

    /// Fills pages and tells how many.
    func fill(_ flow: PageFlow) throws(CairoError) -> Int {
        var terms = StatedTerms(header)
        try drawHead(flow, &terms)
        flow.move(to: PageGeometry.firstTop)
        try flow.add(
            PageRow(
                cells: [PageCell(width: PageGeometry.contentWidth, title, Self.titleStyle)], padding: 4,
                staysWithNext: true))
        try addGroups(terms.headerFields(writer), flow)
        for group in ["precedingInvoices", "payee", "taxRepresentative", "delivery", "invoicingPeriod"] {
            try addGroups(writer.fields(terms.takeAll(of: group[...])), flow)
        }
        try addLines(flow)
        try addAdjustments(flow, &terms)
        try addBreakdown(flow, &terms)
        try addTotals(flow, &terms)
        let payment = ["paymentInstructions", "remittanceInformation", "paymentDueDate"]
        try addGroups(payment.flatMap { writer.fields(terms.takeAll(of: $0[...])) }, flow)
        try addGroups(writer.fields(terms.takeAll(of: "directDebit")), flow)
        try addNotes(flow, &terms)
        for group in ["supportingDocuments", "processControl"] {
            try addGroups(writer.fields(terms.takeAll(of: group[...])), flow)
        }
        let rest = writer.fields(terms.takeRest())
        if !rest.isEmpty {
            try addHeading(wording.further, flow)
            try addGrid(rest, flow)
        }
        try flow.finish()
        return flow.page
    }

    /// Fields under the headings of their groups.
    private func addGroups(_ fields: [Field], _ flow: PageFlow) throws(CairoError) {
        var start = 0
        while start < fields.count {
            let heading = language.heading(fields[start].group)
            var end = start
            while end < fields.count, language.heading(fields[end].group) == heading { end += 1 }
            try addHeading(heading, flow)
            try addGrid(Array(fields[start..<end]), flow)
            start = end
        }
    }

    func addHeading(_ text: String, _ flow: PageFlow) throws(CairoError) {
        try flow.flush()
        flow.skip(7)
        try flow.add(
            PageRow(
                cells: [PageCell(width: PageGeometry.contentWidth, text, Self.headingStyle)],
                padding: 2,
                staysWithNext: true))
    }

    /// Names and values in two columns; a repetition of a group begins a row of its own.
    func addGrid(_ fields: [Field], _ flow: PageFlow) throws(CairoError) {
        var index = 0
        while index < fields.count {
            let field = fields[index]
            index += 1
            // A long value has the width of the page.
            if field.value.utf8.count > 60 || field.value.contains(where: \.isNewline) {
                try flow.add(PageRow(cells: Self.pair(field, x: 0, width: PageGeometry.contentWidth)))
                continue
            }
            var cells = Self.pair(field, x: 0, width: PageGeometry.contentWidth)
            if index < fields.count, fields[index].repetition == field.repetition || !field.repetition.contains("["),
                fields[index].value.utf8.count <= 60, !fields[index].value.contains(where: \.isNewline)
            {
                cells =
                    Self.pair(field, x: 0, width: Self.half)
                    + Self.pair(fields[index], x: Self.half + 12, width: Self.half)
                index += 1
            }
            try flow.add(PageRow(cells: cells))
        }
    }

    private static func pair(_ field: Field, x: Double, width: Double) -> [PageCell] {
        [
            PageCell(x: x, width: labelWidth - 6, field.label, labelStyle),
            PageCell(x: x + labelWidth, width: width - labelWidth, field.value, bodyStyle, staysWhole: field.isNumber),
        ]
    }

    /// Whose invoice it is, the same at the foot of each page.
    func foot(_ setter: TextSetter) throws(CairoError) -> (identity: SetCell, note: SetCell?) {
        let identifier = Visible.text(invoice.seller?.vatIdentifier?.canonical ?? "")
        let text = [author.shortened(60), identifier.shortened(24), title.shortened(60)]
            .filter { !$0.isEmpty }.joined(separator: " · ")
        let cell = PageCell(width: PageGeometry.contentWidth - 90, text, Self.footStyle, staysWhole: true)
        var below: SetCell?
        if let note {
            below = try SetCell(
                PageCell(width: PageGeometry.contentWidth, note, Self.noteStyle), setter, isMeasuring: false)
        }
        return (try SetCell(cell, setter, isMeasuring: false), below)
    }

    /// The page's foot: whose invoice it is, and which page of how many.
    func drawFoot(
        _ flow: PageFlow, _ foot: (identity: SetCell, note: SetCell?), of count: Int
    ) throws(CairoError) {
        let width = PageGeometry.contentWidth
        flow.fill(x: 0, y: PageGeometry.footTop - 4, width: width, height: 0.4, gray: 0.6)
        flow.draw(foot.identity, y: PageGeometry.footTop, height: 10)
        if let note = foot.note { flow.draw(note, y: PageGeometry.footTop + 10, height: 24) }
        let page = wording.page(flow.page, of: count)
        try flow.draw(
            PageCell(x: width - 85, width: 85, page, Self.footStyle, isTrailing: true), y: PageGeometry.footTop,
            height: 10)
    }

    static let half = (PageGeometry.contentWidth - 12) / 2
    static let labelWidth = 88.0
    static let titleStyle = TextStyle(size: 17, isBold: true)
    static let headingStyle = TextStyle(size: 10, isBold: true, gray: 0.15)
    static let bodyStyle = TextStyle(size: 8.5)
    static let boldStyle = TextStyle(size: 8.5, isBold: true)
    static let labelStyle = TextStyle(size: 7.5, gray: 0.38)
    private static let footStyle = TextStyle(size: 7, gray: 0.35)
    private static let noteStyle = TextStyle(size: 6, gray: 0.2)
    static let smallStyle = TextStyle(size: 7.5, gray: 0.25)
}

extension StatedTerms {
    /// What head and address field left of the document's own terms, the seller's and the buyer's.
    mutating func headerFields(_ writer: FieldWriter) -> [Field] {
        var fields = writer.fields(Self.documentKeys.compactMap { take($0) })
        fields += writer.fields(takeAll(of: "invoicedObject")).map { field in
            var field = field
            field.group = "number"
            return field
        }
        return fields + writer.fields(takeAll(of: "seller")) + writer.fields(takeAll(of: "buyer"))
    }

    private static let documentKeys = [
        "typeCode", "currencyCode", "vatAccountingCurrencyCode", "vatPointDate", "vatPointDateCode", "paymentDueDate",
        "buyerReference", "projectReference", "contractReference", "purchaseOrderReference", "salesOrderReference",
        "receivingAdviceReference", "despatchAdviceReference", "tenderOrLotReference", "buyerAccountingReference",
        "issueDate",
    ]
}

extension String {
    /// Its first scalars, with a sign that more were there.
    func shortened(_ count: Int) -> String {
        guard
            let end = unicodeScalars.index(
                unicodeScalars.startIndex, offsetBy: count, limitedBy: unicodeScalars.endIndex),
            end < unicodeScalars.endIndex
        else { return self }
        return String(unicodeScalars[..<end]) + "…"
    }
}
