import EN16931

/// Composes a file: header, batch, parties and each invoice.
final class FileComposition {
    let notes = CompositionNotes()
    private(set) var invoiceNotes: [CompositionNotes] = []
    private let invoices: [Invoice]
    private let options: FacturaeOptions

    init(_ invoices: [Invoice], _ options: FacturaeOptions) {
        self.options = options
        self.invoices = invoices.map { invoice in
            let code = invoice.typeCode?.canonical ?? ""
            return InvoiceTypeCode.isCreditNote(code) ? invoice.negated : invoice
        }
    }

    func compose() -> WrittenElement {
        var root = WrittenElement("Facturae")
        root.namespace = FacturaeVersion.v3_2_2.namespace
        guard let first = invoices.first else {
            notes.refuse(nil, "", "There is no invoice to write.")
            return root
        }
        refuseMixedBatch(first)
        var parties = WrittenElement("Parties")
        let partyNotes = CompositionNotes()
        let composition = PartyComposition(notes: partyNotes)
        parties.add(composition.seller(first))
        parties.add(composition.buyer(first))
        var list = WrittenElement("Invoices")
        for invoice in invoices {
            let own = CompositionNotes()
            list.add(InvoiceComposition(invoice, options, notes: own).compose())
            for (path, reason) in partyNotes.reasons { own.explain(path, reason) }
            for (group, positions) in partyNotes.positions { own.positions[group] = positions }
            invoiceNotes.append(own)
            notes.take(own)
        }
        notes.take(partyNotes)
        root.add(header(first, list.children))
        root.add(parties)
        root.add(list)
        return root
    }

    /// Seller, buyer, currency and who issues are stated once for all.
    private func refuseMixedBatch(_ first: Invoice) {
        for invoice in invoices.dropFirst() {
            let number = invoice.number?.canonical ?? "?"
            if invoice.seller != first.seller || invoice.buyer != first.buyer
                || invoice.buyerReference != first.buyerReference
            {
                notes.refuse(
                    "BG-7", "BG-7",
                    "A batch is of one seller to one buyer; invoice \(number) is between others. Write it alone.")
            }
            if invoice.currencyCode != first.currencyCode {
                notes.refuse(
                    "BT-5", "BT-5", "A batch is in one currency; invoice \(number) is in another. Write it alone.")
            }
            if isSelfBilled(invoice) != isSelfBilled(first) {
                notes.refuse(
                    "BT-3", "BT-3",
                    "A batch is issued by one side; invoice \(number) is issued by the other. Write it alone.")
            }
        }
    }

    private func isSelfBilled(_ invoice: Invoice) -> Bool { ["389", "261"].contains(invoice.typeCode?.canonical) }

    private func header(_ first: Invoice, _ written: [WrittenElement]) -> WrittenElement {
        var header = WrittenElement("FileHeader")
        header.add("SchemaVersion", FacturaeVersion.v3_2_2.rawValue)
        header.add("Modality", invoices.count == 1 ? "I" : "L")
        header.add("InvoiceIssuerType", isSelfBilled(first) ? "RE" : "EM")
        var batch = WrittenElement("Batch")
        let number = first.number?.canonical ?? ""
        let identifier = (PartyComposition.taxNumber(first.seller) ?? "") + number
        batch.add("BatchIdentifier", String(String.UnicodeScalarView(identifier.unicodeScalars.prefix(70))))
        batch.add("InvoicesCount", "\(invoices.count)")
        for (name, source) in [
            ("TotalInvoicesAmount", "InvoiceTotal"), ("TotalOutstandingAmount", "TotalOutstandingAmount"),
            ("TotalExecutableAmount", "TotalExecutableAmount"),
        ] {
            let amounts = written.map { FacturaeElement($0).first("InvoiceTotals")?.amount(source) }
            guard let sum = ExactAmounts.sum(amounts) else { continue }
            batch.add(WrittenElement(name, [WrittenElement("TotalAmount", sum.money)]))
        }
        batch.add("InvoiceCurrencyCode", first.currencyCode?.canonical)
        header.add(batch)
        return header
    }
}
