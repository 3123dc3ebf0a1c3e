package import EN16931

/// Invoices with next to nothing in them.
package enum SmallInvoice {
    /// The least that UBL and CII hold: a number, a date, a type, a currency, what is to be paid, and one line.
    package static func minimal() -> Invoice {
        var invoice = Invoice()
        invoice.number = Term("F-1")
        invoice.issueDate = Term(reading: "2026-11-27")
        invoice.typeCode = Term("380")
        invoice.currencyCode = Term("EUR")
        invoice.totals = DocumentTotals()
        invoice.totals?.payable = Term(reading: "121.00")
        var line = InvoiceLine()
        line.identifier = Term("1")
        line.netAmount = Term(reading: "100.00")
        invoice.lines = [line]
        return invoice
    }
}
