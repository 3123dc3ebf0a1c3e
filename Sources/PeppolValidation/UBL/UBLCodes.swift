import EN16931
import XML

extension UBLRun {
    /// R061, the countries' rules about payment.
    mutating func checkPaymentMeans(_ means: XMLElement) {
        let code = means.collapsed("cbc:PaymentMeansCode")
        if code == "49" || code == "59" {
            log.require(
                means.has("cac:PaymentMandate/cbc:ID"), "PEPPOL-EN16931-R061", ["BT-89"], at: means,
                "A direct debit (code \(code)) needs the mandate's reference (BT-89). Add it.")
        }
        checkDanishPayment(means)
        checkSwedishPayment(means)
        checkDutchMeans(means)
        checkGermanPayment(means)
    }

    /// R051 and CL007 of every amount but the VAT total in the accounting currency.
    mutating func checkCurrency(_ amount: XMLElement) {
        let currency = amount.attribute("currencyID")
        log.require(
            currency != nil && currency == facts.currency, "PEPPOL-EN16931-R051", ["BT-5"], at: amount,
            "The amount is in \(show(currency)), the invoice in \(show(facts.currency)) (BT-5). Only the VAT total in the "
                + "accounting currency (BT-111) may be in another one.")
        checkCurrencyCode(amount, currency)
    }

    mutating func checkCurrencyOfTax(_ amount: XMLElement) {
        guard let parent = amount.parent else { return }
        let isInBreakdown = parent.is("TaxSubtotal", in: Vocabulary.cac)
        if isInBreakdown || parent.is("TaxTotal", in: Vocabulary.cac) && parent.has("cac:TaxSubtotal") {
            checkCurrency(amount)
        } else {
            checkCurrencyCode(amount, amount.attribute("currencyID"))
        }
    }

    private mutating func checkCurrencyCode(_ amount: XMLElement, _ currency: String?) {
        log.require(
            PeppolCodes.currency.contains(currency), "PEPPOL-EN16931-CL007", ["BT-5"], at: amount,
            "The amount's currency \(show(currency)) is no code of ISO 4217. Correct it.")
    }

    /// F001: dates are written yyyy-mm-dd.
    mutating func checkDate(_ date: XMLElement) {
        let term =
            switch date.name {
            case "IssueDate": "BT-2"
            case "DueDate": "BT-9"
            case "TaxPointDate": "BT-7"
            case "ActualDeliveryDate": "BT-72"
            case "StartDate": date.isInside("InvoiceLine", in: Vocabulary.cac) ? "BT-134" : "BT-73"
            default: date.isInside("InvoiceLine", in: Vocabulary.cac) ? "BT-135" : "BT-74"
            }
        log.require(
            date.text.isPlainDate, "PEPPOL-EN16931-F001", [term], at: date,
            "\(show(date.text)) is no date. Write a day that exists as yyyy-mm-dd, without anything before or after it."
        )
    }

    /// CL001: media type of an attachment.
    mutating func checkMediaType(_ object: XMLElement) {
        guard let type = object.attribute("mimeCode") else { return }
        log.require(
            PeppolCodes.mediaTypes.contains(type), "PEPPOL-EN16931-CL001", ["BT-125"], at: object,
            "An attachment of the type \(show(type)) cannot be sent (BT-125): PDF, PNG, JPEG, CSV, XLSX and ODS can.")
    }

    /// CL002, CL003: reason codes of allowances and charges.
    mutating func checkReason(_ code: XMLElement) {
        guard let entry = code.parent, entry.is("AllowanceCharge", in: Vocabulary.cac) else { return }
        let isLine = entry.parent.map { $0.node != root.node } ?? false
        let text = code.collapsedText
        if entry.has("cbc:ChargeIndicator", saying: "false") {
            log.require(
                PeppolCodes.allowanceReason.contains(text), "PEPPOL-EN16931-CL002",
                [AllowanceTerms(isCharge: false, isLine: isLine).reasonCode], at: code,
                AllowanceTerms(isCharge: false, isLine: isLine).reasonWrong(text, "UNTDID 5189"))
        } else if entry.has("cbc:ChargeIndicator", saying: "true") {
            log.require(
                PeppolCodes.chargeReason.contains(text), "PEPPOL-EN16931-CL003",
                [AllowanceTerms(isCharge: true, isLine: isLine).reasonCode], at: code,
                AllowanceTerms(isCharge: true, isLine: isLine).reasonWrong(text, "UNTDID 7161"))
        }
    }

    /// CL006: when VAT falls due.
    mutating func checkVATPoint(_ code: XMLElement) {
        guard code.isChild(of: "InvoicePeriod", in: Vocabulary.cac) else { return }
        log.require(
            PeppolCodes.vatPoint.contains(code.collapsedText), "PEPPOL-EN16931-CL006", ["BT-8"], at: code,
            "The VAT point code (BT-8) is \(show(code.text)). Use 3 (issue date), 35 (delivery) or 432 (payment).")
    }

    /// P0100, P0112: which invoices the process knows, and which only Germany.
    mutating func checkInvoiceType(_ code: XMLElement) {
        let text = code.collapsedText
        log.require(
            facts.process != "01" || PeppolCodes.invoiceType.contains(text), "PEPPOL-EN16931-P0100", ["BT-3", "BT-23"],
            at: code, "The type code \(show(text)) (BT-3) is no invoice of the billing process 01. Use one of its list."
        )
        log.require(
            (text != "326" && text != "384") || facts.isGerman, "PEPPOL-EN16931-P0112", ["BT-3"], at: code,
            "The type code \(text) (BT-3) is only for invoices of a German seller to a German buyer. Use 380.")
    }

    /// P0101.
    mutating func checkCreditNoteType(_ code: XMLElement) {
        let text = code.collapsedText
        log.require(
            facts.process != "01" || PeppolCodes.creditNoteType.contains(text), "PEPPOL-EN16931-P0101",
            ["BT-3", "BT-23"], at: code,
            "The type code \(show(text)) (BT-3) is no credit note of the billing process 01. Use one of its list.")
        checkDutchCreditNote(code)
    }

    /// P0104…P0111: an exemption's code and the VAT category say the same.
    mutating func checkTaxCategory(_ category: XMLElement) {
        checkSwedishRate(category)
        guard let code = category.text("cbc:TaxExemptionReasonCode")?.upper,
            let expected = PeppolCodes.categoryOfExemption[code]
        else { return }
        let stated = category.collapsed("cbc:ID")
        log.require(
            stated == expected.category, expected.rule, ["BT-118", "BT-121"], at: category,
            "The exemption reason \(code) (BT-121) belongs to the VAT category \(expected.category), but the category "
                + "(BT-118) is \(show(stated)). Correct one of them.")
    }

    /// Rules of the countries about addresses.
    mutating func checkAddress(_ address: XMLElement) {
        checkDutchAddress(address)
        checkGermanAddress(address)
    }
}
