import EN16931

/// The header's FTX segments: notes, and the terms that free text carries.
struct TextReading {
    enum Reference: Hashable { case preceding, other }

    private struct Entry {
        var run: TextRun
        var segment: Segment
    }

    private var entries: [Entry] = []
    /// Whether the last RFF of the header was a preceding invoice, whose date may follow.
    var lastReference = Reference.other
    private(set) var paymentMeans: [Term<String>?] = []
    private var exemptions: [(code: Term<String>?, text: Term<String>?)] = []

    mutating func take(_ segment: Segment) {
        let key = segment.code(1) + "\u{1F}" + segment.code(3)
        let components = segment.texts(4, 0..<5)
        if let last = entries.indices.last, entries[last].run.takes(key, components) { return }
        entries.append(Entry(run: TextRun(key: key, components: components, slots: 5), segment: segment))
    }

    mutating func finish(into invoice: inout Invoice, _ traits: DirectoryTraits) {
        for entry in entries {
            let segment = entry.segment
            let joined = SplitText.join(entry.run.components, width: traits.textWidth)
            let text: Term<String>? = joined.isEmpty ? nil : Term(reading: joined, place: segment.place(4))
            let reference = segment.term(3)
            switch segment.code(1) {
            case "DOC": takeProcess(entry.run.components, reference, segment, traits, &invoice)
            case "AAB" where reference == nil && invoice.paymentTerms == nil:
                invoice.paymentTerms =
                    joined.isEmpty ? nil : Term(reading: Self.ended(joined), place: segment.place(4))
            case "REG" where reference == nil && invoice.seller?.additionalLegalInformation == nil:
                if invoice.seller == nil { invoice.seller = Seller() }
                invoice.seller?.additionalLegalInformation = text
            case "AGM": exemptions.append((reference, text))
            case "PMD" where reference == nil: paymentMeans.append(text)
            case let subject:
                var note = InvoiceNote()
                note.text = text
                // GEN and ZZZ are no subject; where they carry a reference, that is the subject.
                note.subjectCode = subject == "GEN" || subject == "ZZZ" ? reference : segment.term(1)
                note.source = segment.provenance
                invoice.notes.append(note)
            }
        }
    }

    /// Of payment terms in XRechnung's form (`#SKONTO#TAGE=14#PROZENT=2.00#`) each line has an end, the last one too, for
    /// which FTX has no place: its components are the lines.
    private static func ended(_ terms: String) -> String { terms.endsWithDiscount ? terms + "\n" : terms }

    /// BT-24 and BT-23, which does not always fit its element and then stands in the second component.
    private func takeProcess(
        _ components: [String], _ reference: Term<String>?, _ segment: Segment, _ traits: DirectoryTraits,
        _ invoice: inout Invoice
    ) {
        guard invoice.processControl == nil else { return }
        var control = ProcessControl()
        control.businessProcessType = reference
        if traits.hasTradingName {
            control.specificationIdentifier = segment.term(4)
            control.businessProcessType = reference ?? segment.term(4, 1)
        } else {
            let joined = SplitText.join(components, width: traits.textWidth)
            control.specificationIdentifier = joined.isEmpty ? nil : Term(reading: joined, place: segment.place(4))
        }
        control.source = segment.provenance
        invoice.processControl = control
    }

    /// BT-120 and BT-121 belong to the breakdowns that are exempt, in their order.
    func assignExemptions(to invoice: inout Invoice) {
        var next = exemptions[...]
        for index in invoice.vatBreakdown.indices where Self.isExempt(invoice.vatBreakdown[index].category?.canonical) {
            guard let exemption = next.popFirst() else { return }
            invoice.vatBreakdown[index].exemptionReason = exemption.text
            invoice.vatBreakdown[index].exemptionReasonCode = exemption.code
        }
    }

    /// VAT categories that need a reason.
    static func isExempt(_ category: String?) -> Bool { ["E", "AE", "K", "G", "O"].contains(category ?? "") }
}
