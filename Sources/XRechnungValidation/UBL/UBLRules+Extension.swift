import EN16931
import XML

extension UBLRules {
    /// Rules of the extension about elements wherever they are.
    mutating func checkExtension(_ element: XMLElement) {
        switch element.name {
        case "EmbeddedDocumentBinaryObject" where element.is(element.name, in: .cbc):
            let type = element.attribute("mimeCode") ?? ""
            run.require(
                AllowedValues.mimeCodes.contains(type), .attachmentType, at: element, detail: "It is \(quoted(type)).")
        case "LegalMonetaryTotal" where element.is(element.name, in: .cac): checkAmountDue(element)
        case "ID" where element.is("ID", in: .cbc): checkScheme(ofIdentifier: element)
        case "CompanyID"
        where element.is("CompanyID", in: .cbc) && element.isChild(of: "PartyLegalEntity", in: .cac):
            checkScheme(element, SchemeIdentifiers.icd, .registrationScheme)
        case "EndpointID" where element.is("EndpointID", in: .cbc):
            checkScheme(element, SchemeIdentifiers.electronicAddress, .addressScheme)
        case "SubInvoiceLine" where element.is("SubInvoiceLine", in: .cac): subLines.append(element)
        case "PrepaidPayment"
        where element.is("PrepaidPayment", in: .cac) && isInvoice && element.parent?.node == root.node:
            checkThirdPartyPayment(element)
        default: break
        }
    }

    private mutating func checkScheme(ofIdentifier element: XMLElement) {
        if element.isChild(of: "PartyIdentification", in: .cac) {
            let isCreditor =
                element.attribute("schemeID")?.normalisedXMLSpace == "SEPA"
                && (element.isInside("AccountingSupplierParty", in: .cac) || element.isInside("PayeeParty", in: .cac))
            if !isCreditor { checkScheme(element, SchemeIdentifiers.icd, .partyScheme) }
        } else if element.isChild(of: "StandardItemIdentification", in: .cac) {
            checkScheme(element, SchemeIdentifiers.icd, .itemScheme)
        } else if element.isChild(of: "DeliveryLocation", in: .cac) {
            checkScheme(element, SchemeIdentifiers.icd, .locationScheme)
        }
    }

    private mutating func checkScheme(_ element: XMLElement, _ list: Set<String>, _ rule: Rule) {
        guard let scheme = element.attribute("schemeID") else { return }
        run.require(
            SchemeIdentifiers.contains(scheme, in: list), rule, at: element, detail: "It is \(quoted(scheme)).")
    }

    /// BT-115 with third party payments.
    private mutating func checkAmountDue(_ totals: XMLElement) {
        func amount(_ name: String) -> Amount? {
            guard let element = totals.cbc(name).first else { return .zero }
            return element.decimal
        }
        let thirdParties = thirdPartyTotals.value(of: totals.parent ?? root) { document in
            let payments = document.cac("PrepaidPayment").cbc("PaidAmount")
            return payments.isStated ? payments.sum : .zero
        }
        let net = total(
            difference(totals.cbc("TaxInclusiveAmount").first?.decimal, amount("PrepaidAmount")), thirdParties)
        let stated = difference(totals.cbc("PayableAmount").first?.decimal, amount("PayableRoundingAmount"))
        run.require(
            stated != nil && stated?.cents == net?.cents, .amountDue, at: totals,
            suggestion: total(net, amount("PayableRoundingAmount"))?.cents.padded(2).description)
    }

    private mutating func checkThirdPartyPayment(_ payment: XMLElement) {
        let amount = payment.cbc("PaidAmount")
        run.require(payment.cbc("ID").isStated, .thirdPartyType, at: payment)
        run.require(amount.isStated, .thirdPartyAmount, at: payment)
        run.require(payment.cbc("InstructionID").isStated, .thirdPartyDescription, at: payment)
        let text = amount.first?.text ?? ""
        let decimals = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
        run.require(
            (decimals?.unicodeScalars.count ?? 0) <= 2, .thirdPartyDecimals, at: payment,
            detail: "It is \(quoted(text)).", suggestion: Amount(termText: text)?.rounded(2).description)
        let stated = Set(amount.compactMap { $0.attribute("currencyID") })
        run.require(
            !stated.isDisjoint(with: currencies), .thirdPartyCurrency, at: payment,
            detail: stated.sorted().first.map { "It is in \(quoted($0))." })
    }

    /// Amounts and VAT of sub invoice lines; of an invoice only, and each reported once, for the document.
    mutating func checkSubLines() {
        guard isInvoice else { return }
        let wrong = (lines + subLines).first { line in
            let parts = line.cac("SubInvoiceLine")
            guard !parts.isEmpty else { return false }
            guard let stated = line.cbc("LineExtensionAmount").first?.decimal else { return true }
            return stated != parts.cbc("LineExtensionAmount").sum
        }
        run.require(
            wrong == nil, .subLineSum, at: root,
            detail: wrong?.cbc("ID").first.map { "It is line \(quoted($0.normalised))." },
            suggestion: wrong?.cac("SubInvoiceLine").cbc("LineExtensionAmount").sum?.description)
        let untaxed = subLines.first { line in
            line.cac("Item").contains { $0.cac("ClassifiedTaxCategory").count != 1 }
        }
        run.require(
            untaxed == nil, .subLineTax, at: root,
            detail: untaxed?.cbc("ID").first.map { "It is line \(quoted($0.normalised))." })
    }
}
