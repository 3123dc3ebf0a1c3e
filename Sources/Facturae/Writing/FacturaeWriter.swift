package import EN16931

/// Writes Facturae 3.2.2: one invoice, or a batch of several between the same parties. Amounts are written as they are;
/// an invoice whose amounts contradict Facturae's arithmetic, or that lacks what Facturae demands, is refused.
///
/// What was written is read again, in memory and by the reader's own code, before the losses are told: they are what
/// reads otherwise, not what was thought to be lost. No parser in C takes part.
package enum FacturaeWriter {
    package static func write(_ invoice: Invoice, options: FacturaeOptions = FacturaeOptions()) throws(FacturaeRefusal)
        -> FacturaeOutput
    {
        try write(batch: [invoice], options: options)
    }

    /// The document, and the invoice it reads as.
    static func writeAndRead(
        _ invoice: Invoice, _ options: FacturaeOptions = FacturaeOptions()
    ) throws(FacturaeRefusal) -> (FacturaeOutput, Invoice) {
        let made = try compose([invoice], options)
        return (made.output, made.read[0])
    }

    /// - Parameter invoices: At least one, all of the same seller to the same buyer in the same currency.
    package static func write(batch invoices: [Invoice], options: FacturaeOptions = FacturaeOptions())
        throws(FacturaeRefusal) -> FacturaeOutput
    {
        try compose(invoices, options).output
    }

    private static func compose(
        _ invoices: [Invoice], _ options: FacturaeOptions
    ) throws(FacturaeRefusal) -> (output: FacturaeOutput, read: [Invoice]) {
        let composition = FileComposition(invoices, options)
        let root = composition.compose()
        guard composition.notes.refusals.isEmpty else { throw FacturaeRefusal(reasons: composition.notes.refusals) }
        let written = FacturaeElement(root)
        let faults = FacturaeRules.check(written).filter { $0.flag == .fatal }
        guard faults.isEmpty else {
            throw FacturaeRefusal(
                reasons: faults.map { FacturaeRefusal.Reason(term: $0.terms.first, path: $0.id, message: $0.message) })
        }
        var reading = BatchReading(file: written, version: .v3_2_2)
        let elements = written.all("Invoices", "Invoice")
        let read = elements.map { reading.invoice($0) }
        let losses = zip(invoices, read).enumerated().map { index, pair in
            ReadBackReport(pair.0, pair.1, composition.invoiceNotes[index]).losses
        }
        var markup = MarkupWriter()
        markup.write(root, prefix: "fe")
        let output = FacturaeOutput(
            bytes: markup.bytes, losses: losses, assumptions: composition.notes.assumptions)
        return (output, read)
    }
}
