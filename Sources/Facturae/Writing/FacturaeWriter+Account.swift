package import EN16931

extension FacturaeWriter {
    /// Writes one invoice with the account in terms and paths of the semantic model, as every syntax gives it: what is
    /// lost, and what the document states beyond the invoice.
    package static func convert(
        _ invoice: Invoice, options: FacturaeOptions = FacturaeOptions()
    ) throws(FacturaeRefusal) -> WrittenInvoice {
        let (output, carried) = try writeAndRead(invoice, options)
        let losses = output.losses.first ?? []
        var reasons: [String: String] = [:]
        for loss in losses {
            reasons["\(loss.term) \(loss.value ?? "")"] = loss.reason
            reasons["\(loss.term) +\(loss.carried ?? "")"] = loss.reason
        }
        func reason(_ term: StatedTerm, _ mark: String, else other: String) -> String {
            reasons["\(term.term) \(mark)\(term.value)"] ?? other
        }
        var written = WrittenInvoice(bytes: output.bytes)
        // Leaving a group out moves those behind it up, which can show a difference that was covered before.
        for _ in 0..<4 {
            let difference = InvoiceDifference(
                from: invoice, to: carried, lost: written.lost, added: written.added)
            if difference.isEmpty { break }
            written.lost += difference.missing.map {
                LostTerm($0, reason: reason($0, "", else: "Facturae says it in another form or order."))
            }
            written.added += difference.surplus.map {
                AddedTerm(
                    term: $0.term, path: $0.path, value: Self.plain($0),
                    reason: reason($0, "+", else: "Facturae says it in another form or order."))
            }
            written.lost += difference.attachments.map { index in
                LostTerm(
                    term: "BT-125", path: "supportingDocuments[\(index)].attachment.content",
                    value: "\(invoice.canonical.supportingDocuments[index].attachment?.content?.count ?? 0) bytes",
                    reason: "Facturae cannot hold the attachment.")
            }
        }
        tellNotesApart(invoice, carried, in: &written)
        return written
    }

    /// The notes stand in Facturae's order, not the invoice's: where that matters, all of them are told anew.
    private static func tellNotesApart(_ invoice: Invoice, _ carried: Invoice, in written: inout WrittenInvoice) {
        let difference = InvoiceDifference(from: invoice, to: carried, lost: written.lost, added: written.added)
        guard !difference.isEmpty else { return }
        func isNote(_ path: String) -> Bool { path.hasPrefix("notes[") }
        written.lost.removeAll { isNote($0.path) }
        written.added.removeAll { isNote($0.path) }
        let reason = "Facturae has three kinds of notes, each at its place; their order is another."
        written.lost += invoice.canonical.statements.filter { isNote($0.path) }.map { LostTerm($0, reason: reason) }
        written.added += carried.canonical.statements.filter { isNote($0.path) }.map {
            AddedTerm(term: $0.term, path: $0.path, value: plain($0), reason: reason)
        }
    }

    /// Numbers without trailing zeros, so that they count as the same however written.
    private static func plain(_ term: StatedTerm) -> String {
        term.isNumber ? Amount(term.value)?.normalised.description ?? term.value : term.value
    }
}
