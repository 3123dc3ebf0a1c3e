import EN16931

extension MessageWriting {
    mutating func writeHeader() throws(EDIFACTError) {
        let kind = try text(invoice.typeCode, "BT-3", "typeCode", 3)
        let number = try text(invoice.number, "BT-1", "number", lengths.documentNumber)
        // 1225: 9 is an original, 31 a copy. CEN/TS 16931-3-4 leaves it out of an original.
        out.write("BGM", [[kind], [number], profile.isCopy ? ["31"] : isEN16931 ? [] : ["9"]])
        writeDates()
        if !isEN16931, let means = invoice.paymentInstructions.first {
            let code = try text(means.meansCode, "BT-81", "paymentInstructions[0].meansCode", 3)
            if !code.isEmpty { out.write("PAI", [["", "", code]]) }
        }
        try writeProcess()
        try writeTexts()
        try writeReferences()
    }

    private mutating func writeDates() {
        writeDate("137", invoice.issueDate, "BT-2", "issueDate")
        writeDate("131", invoice.vatPointDate, "BT-7", "vatPointDate")
        if let code = invoice.vatPointDateCode, !code.isEmpty {
            if isEN16931, let mapped = Self.pointDateCodes[code.canonical] {
                out.write("DTM", [[mapped]])
            } else {
                lose(code, "vatPointDateCode")
            }
        }
        writeDate("35", invoice.delivery?.actualDate, "BT-72", "delivery.actualDate")
        writePeriod(invoice.invoicingPeriod, ("BT-73", "BT-74"), "invoicingPeriod")
    }

    /// UNTDID 2005 as EDIFACT and UBL write it, by itself and by the code of UNTDID 2475 that CII writes.
    static let pointDateCodes = ["3": "3", "35": "35", "432": "432", "5": "3", "29": "35", "72": "432"]

    /// BG-14 or BG-26: 167 and 168 as CEN/TS 16931-3-4 has them, EANCOM's 263 with both days, or 194 and 206.
    mutating func writePeriod(_ period: Period?, _ ids: (start: String, end: String), _ path: String) {
        guard let period else { return }
        if isEN16931 {
            writeDate("167", period.start, ids.start, path + ".start")
            writeDate("168", period.end, ids.end, path + ".end")
        } else if let start = period.start?.value, let end = period.end?.value {
            let days = [start, end].map { $0.description.filter { $0 != "-" } }.joined()
            out.write("DTM", [["263", days, "718"]])
        } else {
            writeDate("194", period.start, ids.start, path + ".start")
            writeDate("206", period.end, ids.end, path + ".end")
        }
    }

    /// BT-24 and BT-23. Where the element for BT-23 is too short, the second text component takes it (D.14B).
    private mutating func writeProcess() throws(EDIFACTError) {
        guard let control = invoice.processControl else { return }
        let path = "processControl"
        var process = control.businessProcessType?.canonical.trimmedOfXMLWhiteSpace ?? ""
        if isEN16931 {
            process = try text(control.businessProcessType, "BT-23", path + ".businessProcessType", lengths.text)
            let specification = try text(
                control.specificationIdentifier, "BT-24", path + ".specificationIdentifier", lengths.text)
            guard !(process + specification).isEmpty else { return }
            let fits = process.unicodeScalars.count <= lengths.textReference
            out.write("FTX", [["DOC"], [], [fits ? process : ""], [specification, fits ? "" : process]])
            headerTexts += 1
            return
        }
        process = try text(
            control.businessProcessType, "BT-23", path + ".businessProcessType", lengths.textReference)
        let specification = control.specificationIdentifier?.canonical.trimmedOfXMLWhiteSpace ?? ""
        guard !(process + specification).isEmpty else { return }
        let id = ("BT-24", path + ".specificationIdentifier")
        if try !writeHeaderText("DOC", reference: process, specification, id.0, id.1) {
            lose(control.specificationIdentifier, id.1, doesNotFit)
            if !process.isEmpty { _ = try writeHeaderText("DOC", reference: process, "", id.0, id.1) }
        }
    }

    private mutating func writeReferences() throws(EDIFACTError) {
        var room = lengths.references
        let references: [(String, Term<String>?, String, String)] = [
            ("AEP", invoice.projectReference, "BT-11", "projectReference"),
            ("CT", invoice.contractReference, "BT-12", "contractReference"),
            ("ON", invoice.purchaseOrderReference, "BT-13", "purchaseOrderReference"),
            ("VN", invoice.salesOrderReference, "BT-14", "salesOrderReference"),
            ("ALO", invoice.receivingAdviceReference, "BT-15", "receivingAdviceReference"),
            ("AAK", invoice.despatchAdviceReference, "BT-16", "despatchAdviceReference"),
            ("GC", invoice.tenderOrLotReference, "BT-17", "tenderOrLotReference"),
            ("PQ", invoice.remittanceInformation, "BT-83", "remittanceInformation"),
        ]
        for (code, term, id, path) in references {
            guard let term, !term.isEmpty else { continue }
            let before = out.count
            try writeReference(code, term, id, path)
            room -= out.count - before
        }
        try writeInvoicedObject()
        for (index, preceding) in invoice.precedingInvoices.enumerated() {
            let path = "precedingInvoices[\(index)]"
            guard room > 0 else {
                lose(path, "INVOIC \(lengths.directory) holds \(lengths.references) references")
                continue
            }
            let number = try text(preceding.number, "BT-25", path + ".number", lengths.reference)
            guard !number.isEmpty else {
                lose(preceding.issueDate, path + ".issueDate", "its invoice number is not there")
                continue
            }
            out.write("RFF", [[isEN16931 ? "OI" : "IV", number]])
            room -= 1
            writeDate(isEN16931 ? "384" : "171", preceding.issueDate, "BT-26", path + ".issueDate")
        }
    }

    /// BT-18: in GIR with its scheme; a number too long for it in RFF.
    private mutating func writeInvoicedObject() throws(EDIFACTError) {
        guard let object = invoice.invoicedObject else { return }
        guard isEN16931, !object.content.isEmpty else {
            lose(object, "invoicedObject")
            return
        }
        let content = try text(object.content, "BT-18", "invoicedObject.content", lengths.reference)
        guard !content.isEmpty, content.unicodeScalars.count <= 35 else {
            if !content.isEmpty { out.write("RFF", [["ATS", content]]) }
            loseScheme(object, "BT-18", "invoicedObject")
            return
        }
        let scheme = try text(object.scheme, "BT-18-1", "invoicedObject.scheme", 3)
        out.write("RFF", [["ATS"]])
        out.write("GIR", [["14"], [content, scheme]])
        lose(object.schemeVersion, "invoicedObject.schemeVersion")
    }

    mutating func writeCurrencies() throws(EDIFACTError) {
        let currency = try text(invoice.currencyCode, "BT-5", "currencyCode", 3)
        if !currency.isEmpty { out.write("CUX", [["2", currency, isEN16931 ? "" : "4"]]) }
        let accounting = try text(invoice.vatAccountingCurrencyCode, "BT-6", "vatAccountingCurrencyCode", 3)
        if !accounting.isEmpty { out.write("CUX", [["6", accounting, isEN16931 ? "" : "10E"]]) }
    }
}
