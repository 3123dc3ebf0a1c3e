import ArchiveModel
import EN16931
import WorkerProtocol

/// An invoice whose source's syntax is not bound to EN 16931, with what the standard demands and that syntax has no
/// place for.
struct ModelCompletion {
    /// In canonical form.
    private(set) var invoice: Invoice
    private(set) var added: [AddedTerm] = []

    /// - Parameter claims: Whether it is said to follow EN 16931.
    init(of invoice: Invoice, claims: Bool) {
        self.invoice = invoice.canonical
        numberLines()
        numberDocuments()
        nameUnits()
        self.invoice.dropIdleDecimals()
        if claims { nameSpecification() }
    }

    private mutating func numberLines() {
        var numbers = FreeNumbers(besides: invoice.lines.compactMap { $0.identifier?.canonical })
        for index in invoice.lines.indices where invoice.lines[index].identifier?.isEmpty ?? true {
            let number = numbers.next(at: index + 1)
            add(
                "BT-126", "lines[\(index)].identifier", "\(number)",
                "EN 16931 demands an identifier of each line, which the source does not state; "
                    + FreeNumbers.reason(number, at: index + 1))
            invoice.lines[index].identifier = Term("\(number)")
        }
    }

    /// BT-122 is the attachment's position, and so is BT-125-2.
    private mutating func numberDocuments() {
        for index in invoice.supportingDocuments.indices
        where invoice.supportingDocuments[index].reference?.isEmpty ?? true {
            add(
                "BT-122", "supportingDocuments[\(index)].reference", "\(index + 1)",
                "EN 16931 demands a reference of each supporting document, which the source does not state; it is the "
                    + "document's position.")
            invoice.supportingDocuments[index].reference = Term("\(index + 1)")
        }
        for (index, document) in invoice.supportingDocuments.enumerated() {
            guard let attachment = document.attachment, attachment.filename?.isEmpty ?? true else { continue }
            let name = "\(index + 1).\(Self.suffixes[attachment.mimeCode?.canonical ?? ""] ?? "bin")"
            add(
                "BT-125-2", "supportingDocuments[\(index)].attachment.filename", name,
                "EN 16931 demands a file name of each attachment, which the source does not state; it is the document's "
                    + "position with the suffix of its media type.")
            invoice.supportingDocuments[index].attachment?.filename = Term(name)
        }
    }

    /// Of file names, by media type.
    private static let suffixes = [
        "application/pdf": "pdf", "text/xml": "xml", "application/xml": "xml", "image/png": "png", "image/jpeg": "jpg",
        "image/gif": "gif", "image/tiff": "tiff", "image/bmp": "bmp", "text/csv": "csv", "text/html": "html",
        "application/rtf": "rtf", "application/msword": "doc", "application/vnd.ms-excel": "xls",
        "application/zip": "zip", "application/gzip": "gz",
    ]

    /// BT-130 of a quantity without a unit: a mere number, which Recommendation 20 calls one.
    private mutating func nameUnits() {
        for (index, line) in invoice.lines.enumerated() {
            guard var quantity = line.quantity, !quantity.value.isEmpty, quantity.unit?.isEmpty ?? true else {
                continue
            }
            add(
                "BT-130", "lines[\(index)].quantity.unit", "C62",
                "EN 16931 demands a unit of each quantity; the source states a mere number, whose unit is one (C62).")
            quantity.unit = Term("C62")
            invoice.lines[index].quantity = quantity
        }
    }

    /// BT-24. Whether the document made keeps the standard's rules is seen when it is read again.
    private mutating func nameSpecification() {
        guard invoice.processControl?.specificationIdentifier?.isEmpty ?? true else { return }
        var control = invoice.processControl ?? ProcessControl()
        control.specificationIdentifier = Term(Self.specification)
        invoice.processControl = control
        add(
            "BT-24", "processControl.specificationIdentifier", Self.specification,
            "EN 16931 demands that an invoice names its specification, for which the source's syntax has no place; the "
                + "document keeps the standard's rules.")
    }

    /// The standard itself, without usage specifications.
    static let specification = "urn:cen.eu:en16931:2017"

    private mutating func add(_ term: String, _ path: String, _ value: String, _ reason: String) {
        added.append(AddedTerm(term: term, path: path, value: value, reason: reason))
    }
}

extension Invoice {
    /// Writes amounts of two decimals with two (BR-DEC-01…28 count digits, not value): `100.000000` is `100.00`. An
    /// amount that needs more keeps all.
    fileprivate mutating func dropIdleDecimals() {
        totals?.dropIdleDecimals()
        for index in vatTotals.indices { drop(&vatTotals[index].amount) }
        for index in vatBreakdown.indices {
            drop(&vatBreakdown[index].taxableAmount)
            drop(&vatBreakdown[index].taxAmount)
        }
        for index in allowances.indices { allowances[index].dropIdleDecimals() }
        for index in charges.indices { charges[index].dropIdleDecimals() }
        for index in lines.indices {
            drop(&lines[index].netAmount)
            for entry in lines[index].allowances.indices { lines[index].allowances[entry].dropIdleDecimals() }
            for entry in lines[index].charges.indices { lines[index].charges[entry].dropIdleDecimals() }
        }
    }
}

extension DocumentTotals {
    fileprivate mutating func dropIdleDecimals() {
        for path: WritableKeyPath<DocumentTotals, Term<Amount>?> in [
            \.lineNetSum, \.allowanceSum, \.chargeSum, \.withoutVAT, \.vat, \.vatInAccountingCurrency, \.withVAT,
            \.paid,
            \.rounding, \.payable,
        ] { drop(&self[keyPath: path]) }
    }
}

extension AllowanceOrCharge {
    fileprivate mutating func dropIdleDecimals() {
        drop(&amount)
        drop(&baseAmount)
    }
}

private func drop(_ term: inout Term<Amount>?) {
    guard let value = term?.value, value.scale > 2, value.normalised.scale <= 2 else { return }
    term = Term(value.normalised.padded(2))
}
