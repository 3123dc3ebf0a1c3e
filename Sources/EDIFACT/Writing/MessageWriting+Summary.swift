import EN16931

extension MessageWriting {
    mutating func writeSummary() throws(EDIFACTError) {
        out.write("UNS", [["S"]])
        if !isEN16931 { out.write("CNT", [["2", String(invoice.lines.count)]]) }
        if let totals = invoice.totals { writeBeforeVAT(totals) }
        try writeVATTotals()
        if let totals = invoice.totals { writeAfterVAT(totals) }
        try writeBreakdown()
    }

    private mutating func writeBeforeVAT(_ totals: DocumentTotals) {
        writeAmount("79", totals.lineNetSum, "BT-106", "totals.lineNetSum")
        if profile.message == .eancom97 {
            writeCombinedSum(totals)
        } else {
            writeAmount("260", totals.allowanceSum, "BT-107", "totals.allowanceSum")
            writeAmount("259", totals.chargeSum, "BT-108", "totals.chargeSum")
        }
        writeAmount(isEN16931 ? "389" : "125", totals.withoutVAT, "BT-109", "totals.withoutVAT")
    }

    /// EANCOM 1997 has one signed sum of allowances and charges: it says which only where there is one of them.
    private mutating func writeCombinedSum(_ totals: DocumentTotals) {
        let reason = "INVOIC D.96A has one signed sum of allowances and charges"
        let (allowance, charge) = (totals.allowanceSum?.value, totals.chargeSum?.value)
        let statesAllowance = totals.allowanceSum?.isEmpty == false
        let statesCharge = totals.chargeSum?.isEmpty == false
        if statesAllowance, !statesCharge, let allowance, !allowance.isNegative, !allowance.isZero {
            writeAmount("131", Term(-allowance), "BT-107", "totals.allowanceSum")
        } else if statesCharge, !statesAllowance, let charge, !charge.isNegative,
            !(invoice.charges.isEmpty && !invoice.allowances.isEmpty)
        {
            writeAmount("131", totals.chargeSum, "BT-108", "totals.chargeSum")
        } else {
            lose(totals.allowanceSum, "totals.allowanceSum", reason)
            lose(totals.chargeSum, "totals.chargeSum", reason)
        }
    }

    private mutating func writeAfterVAT(_ totals: DocumentTotals) {
        writeAmount(isEN16931 ? "388" : "86", totals.withVAT, "BT-112", "totals.withVAT")
        writeAmount("113", totals.paid, "BT-113", "totals.paid")
        switch profile.message {
        case .eancom97: lose(totals.rounding, "totals.rounding")
        case .eancom2002: writeAmount("165", totals.rounding, "BT-114", "totals.rounding")
        case .en16931: writeAmount("366", totals.rounding, "BT-114", "totals.rounding")
        }
        writeAmount("9", totals.payable, "BT-115", "totals.payable")
    }

    /// BT-110 and BT-111, by their currencies.
    private mutating func writeVATTotals() throws(EDIFACTError) {
        let own = written(invoice.currencyCode)
        let accounting = written(invoice.vatAccountingCurrencyCode)
        var held = Invoice()
        for (index, total) in invoice.vatTotals.enumerated() {
            let path = "vatTotals[\(index)]"
            let currency = total.currency?.canonical ?? invoice.currencyCode?.canonical ?? ""
            guard let amount = total.amount, let value = amount.value, currency.unicodeScalars.count <= 3,
                value.description.utf8.filter({ (0x30...0x39).contains($0) }).count <= lengths.amount
            else {
                lose(path, "it is no number or longer than \(lengths.amount) digits, or its currency is none")
                continue
            }
            try check(currency, "BT-110", path + ".currency")
            held.vatTotals.append(total)
            if currency == own {
                writeAmount("176", amount, "BT-110", path + ".amount")
            } else if currency == accounting {
                writeAmount(
                    isEN16931 ? "2" : "176", amount, "BT-111", path + ".amount",
                    currency: [currency, isEN16931 ? "" : "10E"])
            } else {
                writeAmount("176", amount, "BT-110", path + ".amount", currency: [currency])
            }
        }
        held.currencyCode = own.isEmpty ? nil : invoice.currencyCode
        let accountingCode = accounting.isEmpty ? nil : invoice.vatAccountingCurrencyCode
        let reason = "its VAT total or its currency is not in the message"
        if let vat = invoice.totals?.vat, held.vatTotal(in: held.currencyCode) != vat {
            lose(vat, "totals.vat", reason)
        }
        if let vat = invoice.totals?.vatInAccountingCurrency, held.vatTotal(in: accountingCode) != vat {
            lose(vat, "totals.vatInAccountingCurrency", reason)
        }
    }

    /// Whether a breakdown of the invoice is in the message.
    func holdsBreakdown(_ index: Int) -> Bool {
        index < lengths.breakdowns
            && (invoice.vatBreakdown[index].taxScheme?.canonical ?? "").unicodeScalars.count <= 35
    }

    /// A currency code as it stands in the message.
    private func written(_ code: Term<String>?) -> String {
        let text = code?.canonical ?? ""
        return text.unicodeScalars.count <= 3 ? text : ""
    }

    private mutating func writeBreakdown() throws(EDIFACTError) {
        for (index, entry) in invoice.vatBreakdown.enumerated() {
            let path = "vatBreakdown[\(index)]"
            guard holdsBreakdown(index) else {
                lose(
                    path,
                    "INVOIC \(lengths.directory) holds \(lengths.breakdowns) of them, and their tax in 35 characters")
                continue
            }
            try writeTax(
                scheme: entry.taxScheme, category: entry.category, rate: entry.rate, ids: ("BT-118", "BT-119"), path,
                names: ("taxScheme", "category", "rate"), isNeeded: true)
            writeAmount("125", entry.taxableAmount, "BT-116", path + ".taxableAmount")
            writeAmount("124", entry.taxAmount, "BT-117", path + ".taxAmount")
        }
    }
}
