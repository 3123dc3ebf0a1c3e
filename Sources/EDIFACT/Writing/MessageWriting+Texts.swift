import EN16931

extension MessageWriting {
    /// FTX of the header after BT-24.
    mutating func writeTexts() throws(EDIFACTError) {
        try writeText("AAB", invoice.paymentTerms, "BT-20", "paymentTerms")
        try writeText("REG", invoice.seller?.additionalLegalInformation, "BT-33", "seller.additionalLegalInformation")
        try writeExemptions()
        try writeMeansTexts()
        for (index, note) in invoice.notes.enumerated() { try write(note, "notes[\(index)]") }
    }

    private mutating func writeText(_ subject: String, _ term: Term<String>?, _ id: String, _ path: String)
        throws(EDIFACTError)
    {
        guard let term, !term.isEmpty else { return }
        if try !writeHeaderText(subject, term.canonical.trimmedOfXMLWhiteSpace, id, path) {
            lose(term, path, doesNotFit)
        }
    }

    /// BT-120 and BT-121, in the order of the exempt breakdowns; an empty one keeps the order.
    private mutating func writeExemptions() throws(EDIFACTError) {
        var exempt: [Int] = []
        for (index, entry) in invoice.vatBreakdown.enumerated() {
            let path = "vatBreakdown[\(index)]"
            if holdsBreakdown(index), TextReading.isExempt(entry.category?.canonical) {
                exempt.append(index)
            } else if holdsBreakdown(index) {
                let reason = "only the categories E, AE, K, G and O have a reason in INVOIC \(lengths.directory)"
                lose(entry.exemptionReason, path + ".exemptionReason", reason)
                lose(entry.exemptionReasonCode, path + ".exemptionReasonCode", reason)
            }
        }
        func isSilent(_ index: Int) -> Bool {
            invoice.vatBreakdown[index].exemptionReason?.isEmpty ?? true
                && invoice.vatBreakdown[index].exemptionReasonCode?.isEmpty ?? true
        }
        while let last = exempt.last, isSilent(last) { exempt.removeLast() }
        for index in exempt {
            let entry = invoice.vatBreakdown[index]
            let path = "vatBreakdown[\(index)]"
            let code = try text(
                entry.exemptionReasonCode, "BT-121", path + ".exemptionReasonCode", lengths.textReference)
            let reason = entry.exemptionReason?.canonical.trimmedOfXMLWhiteSpace ?? ""
            let id = ("BT-120", path + ".exemptionReason")
            if try !writeHeaderText("AGM", reference: code, reason, id.0, id.1) {
                lose(entry.exemptionReason, id.1, doesNotFit)
                if try !writeHeaderText("AGM", reference: code, "", id.0, id.1) {
                    lose(entry.exemptionReasonCode, path + ".exemptionReasonCode", doesNotFit)
                }
            }
        }
    }

    /// BT-82, in the order of the payment means; an empty one keeps the order.
    private mutating func writeMeansTexts() throws(EDIFACTError) {
        let means =
            isEN16931 ? invoice.paymentInstructions.prefix(Self.paymentGroups) : invoice.paymentInstructions.prefix(1)
        guard let last = means.lastIndex(where: { $0.meansText?.isEmpty == false }) else { return }
        for index in 0...last {
            let term = means[index].meansText
            let path = "paymentInstructions[\(index)].meansText"
            if try !writeHeaderText("PMD", term?.canonical.trimmedOfXMLWhiteSpace ?? "", "BT-82", path) {
                lose(term, path, doesNotFit)
                _ = try writeHeaderText("PMD", "", "BT-82", path)
            }
        }
    }

    /// BT-21 and BT-22. Subjects that carry terms of their own in this message, and those that say nothing, stand
    /// as a reference under GEN; where a note would seem to continue the one before, it changes between forms.
    private mutating func write(_ note: InvoiceNote, _ path: String) throws(EDIFACTError) {
        let subject = note.subjectCode?.canonical.trimmedOfXMLWhiteSpace ?? ""
        let words = note.text?.canonical.trimmedOfXMLWhiteSpace ?? ""
        guard !(subject + words).isEmpty else { return }
        var forms: [(subject: String, reference: String)] = []
        if subject.isEmpty {
            forms = [("GEN", ""), ("ZZZ", "")]
        } else {
            let isOwn = !Self.reservedSubjects.contains(subject) && subject.utf8.count <= 3
            if isOwn { forms.append((subject, "")) }
            if subject.unicodeScalars.count <= lengths.textReference { forms += [("GEN", subject), ("ZZZ", subject)] }
        }
        if forms.isEmpty {
            lose(note.subjectCode, path + ".subjectCode", "INVOIC \(lengths.directory) holds 3 characters")
            forms = [("GEN", ""), ("ZZZ", "")]
        }
        try check(subject, "BT-21", path + ".subjectCode")
        for form in forms {
            if try writeHeaderText(form.subject, reference: form.reference, words, "BT-22", path + ".text") { return }
        }
        lose(path, doesNotFit)
    }

    /// Subjects (4451) that this message uses for terms of their own, or for none.
    static let reservedSubjects: Set<String> = ["DOC", "AAB", "REG", "AGM", "PMD", "GEN", "ZZZ"]
}
