import EN16931
import XML

extension StructureRules {
    /// Of the UN/CEFACT Cross Industry Invoice D16B.
    static let cii: StructureRules = {
        var rules = StructureRules(
            namespaces: CIINames.namespaces, roots: ["rsm:CrossIndustryInvoice"], terms: CIITerms.paths)
        rules.add(CIIRestrictions.elements, prefix: "CII-SR-", isFatal: false)
        rules.add(CIIRestrictions.cardinalities, prefix: "CII-SR-", isFatal: true)
        rules.add(CIIRestrictions.dataTypes, prefix: "CII-DT-", isFatal: false)
        rules.add(CIIRestrictions.strictDataTypes, prefix: "CII-DT-", isFatal: true)
        rules.add(singles: CIIRestrictions.singles)
        rules.add(CIICodes.checks)
        rules.addCIIAgreement()
        rules.addCIISettlement()
        rules.addCIILines()
        rules.addCIIDataTypes()
        return rules
    }()

    /// Where the three header groups begin.
    private static func header(_ group: String) -> String { CIIRestrictions.names[group] ?? "/" }

    private mutating func addCIIAgreement() {
        add(at: "//ram:AdditionalReferencedDocument") { document, run in
            run.checkReference(document, document.ram("IssuerAssignedID").first)
        }
        add(at: "//ram:SpecifiedTaxRegistration/ram:ID") { number, run in
            if number.attribute("schemeID") == "VA" { run.checkPrefix(of: number, .cii) }
        }
        add(at: Self.header("AGREEMENT")) { agreement, run in
            for (party, id, term, name) in [
                ("SellerTradeParty", "CII-SR-465", "BT-41", "seller"),
                ("BuyerTradeParty", "CII-SR-466", "BT-56", "buyer"),
            ] {
                let contacts = agreement.ram(party, "DefinedTradeContact")
                let persons = contacts.flatMap { $0.ram("PersonName") }
                if let person = persons.first, contacts.contains(where: { !$0.ram("DepartmentName").isEmpty }) {
                    run.report(
                        id, at: person, terms: [term], isFatal: false,
                        "The \(name)'s contact names a person and a department; EN 16931 has one contact point (\(term)). Keep one."
                    )
                }
            }
            run.checkIdentifiers(agreement, "BuyerTradeParty", "CII-SR-450", "BT-46")
            let documents = agreement.ram("AdditionalReferencedDocument")
            for (code, id, term, what) in [
                ("50", "CII-SR-457", "BT-17", "tender or lot references"),
                ("130", "CII-SR-458", "BT-18", "invoiced objects"),
            ] {
                let found = documents.filter { document in document.ram("TypeCode").contains { $0.text == code } }
                if found.count > 1 {
                    run.report(
                        id, at: found[1], terms: [term], isFatal: false,
                        "There are \(found.count) \(what) (\(term), type code \(code)). Keep one.")
                }
            }
            for (name, id, term) in [
                ("Name", "CII-SR-475", "BT-123"), ("AttachmentBinaryObject", "CII-SR-476", "BT-125"),
            ] {
                let found = documents.filter { document in
                    document.ram("TypeCode").contains { $0.text.trimmedOfXMLWhiteSpace == "916" }
                }.flatMap { $0.ram(name) }
                if found.count > 1 {
                    run.report(
                        id, at: found[1], terms: [term], isFatal: false,
                        "Supporting documents (type code 916) have \(found.count) × ram:\(name) (\(term)), of which the binding allows one."
                    )
                }
            }
        }
        add(at: Self.header("DELIVERY")) { delivery, run in
            run.checkIdentifiers(delivery, "ShipToTradeParty", "CII-SR-449", "BT-71")
        }
    }

    private mutating func addCIISettlement() {
        add(at: Self.header("SETTLEMENT")) { settlement, run in
            run.checkIdentifiers(settlement, "PayeeTradeParty", "CII-SR-451", "BT-60")
            for means in settlement.ram("SpecifiedTradeSettlementPaymentMeans") { run.checkCreditTransfer(means) }
        }
        add(at: "//ram:ApplicableTradeTax/ram:DueDateTypeCode") { code, run in
            guard let first = run.firstValue("CII-SR-462", code.text), first != code.text else { return }
            run.report(
                "CII-SR-462", at: code, terms: ["BT-8"],
                "ram:DueDateTypeCode (BT-8) says “\(code.text.prefix(80))” here and “\(first.prefix(80))” before. Use one code."
            )
        }
        for (name, id, term) in [("TypeCode", "CII-SR-467", "BT-81"), ("Information", "CII-SR-468", "BT-82")] {
            add(at: "//ram:SpecifiedTradeSettlementPaymentMeans/ram:\(name)") { element, run in
                let value = element.text.normalisedSpace
                guard let first = run.firstValue(id, value), first != value else { return }
                run.report(
                    id, at: element, terms: [term],
                    "ram:\(name) of the payment means (\(term)) says “\(value.prefix(80))” here and “\(first.prefix(80))” before. Use "
                        + "one value throughout.")
            }
        }
        add(at: "//ram:ApplicableHeaderTradeSettlement/ram:PaymentReference") { reference, run in
            if run.occurrence("CII-SR-469") > 1 {
                run.report(
                    "CII-SR-469", at: reference, terms: ["BT-83"],
                    "The remittance information (BT-83) is stated more than once. Keep one.")
            }
        }
        add(at: "//ram:SpecifiedTradeAllowanceCharge") { entry, run in
            if entry.ram("ChargeIndicator").isEmpty {
                run.report(
                    "CII-SR-463", at: entry,
                    "An allowance or charge does not say which it is. Add ram:ChargeIndicator.")
            }
        }
        add(at: "//ram:SpecifiedTradeSettlementPaymentMeans") { means, run in
            if let institution = means.ram("PayerSpecifiedDebtorFinancialInstitution").first {
                run.report(
                    "CII-SR-464", at: institution, isFatal: false,
                    "ram:PayerSpecifiedDebtorFinancialInstitution is not part of an EN 16931 invoice. Remove it.")
            }
        }
    }

    private mutating func addCIILines() {
        let line = Self.header("LINE")
        add(at: "\(line)/ram:SpecifiedTradeProduct") { product, run in
            let identifiers = product.ram("GlobalID")
            if let identifier = identifiers.first, identifiers.allSatisfy({ $0.attribute("schemeID") == nil }) {
                run.report(
                    "CII-SR-046", at: identifier, terms: ["BT-157"],
                    "The item's standard identifier (BT-157) names no scheme. Add @schemeID, e.g. 0160 for a GTIN.")
            }
            if let country = product.ram("OriginTradeCountry").first, product.ram("OriginTradeCountry", "ID").count != 1
            {
                run.report(
                    "CII-SR-090", at: country, terms: ["BT-159"],
                    "The item's country of origin (BT-159) needs exactly one ram:ID. Correct it.")
            }
        }
        add(at: "\(line)/ram:SpecifiedLineTradeAgreement") { agreement, run in
            let entries = agreement.ram("GrossPriceProductTradePrice", "AppliedTradeAllowanceCharge")
            let indicators = entries.flatMap { $0.ram("ChargeIndicator") }
            let hasAmount = entries.contains { !$0.ram("ActualAmount").isEmpty }
            let isAllowance = indicators.contains { indicator in
                indicator.children.contains {
                    $0.name == "Indicator" && ["false", "0"].contains($0.text.trimmedOfXMLWhiteSpace)
                }
            }
            guard !(isAllowance && hasAmount), !(indicators.isEmpty && !hasAmount) else { return }
            run.report(
                "CII-SR-119", at: entries.first ?? agreement, terms: ["BT-147"], isFatal: false,
                "The gross price has something else than an allowance (BT-147): ram:AppliedTradeAllowanceCharge needs the "
                    + "indicator false and an amount.")
        }
        add(at: "\(line)/ram:SpecifiedLineTradeSettlement") { settlement, run in
            let objects = settlement.ram("AdditionalReferencedDocument").filter { document in
                document.ram("TypeCode").contains { $0.text.trimmedOfXMLWhiteSpace == "130" }
            }
            if objects.count > 1 {
                run.report(
                    "CII-SR-474", at: objects[1], terms: ["BT-128"], isFatal: false,
                    "A line has \(objects.count) object identifiers (BT-128). Keep one.")
            }
        }
    }

    private mutating func addCIIDataTypes() {
        add(at: "//ram:*ReferencedDocument") { document, run in run.checkReferencedDocument(document) }
        add(at: "//ram:*TradeTax") { tax, run in run.checkTradeTax(tax) }
        add(at: "//ram:*Amount") { amount, run in
            guard amount.name != "TaxTotalAmount" else { return }
            for (name, id) in [("currencyID", "CII-DT-031"), ("currencyCodeListVersionID", "CII-DT-032")]
            where amount.attribute(name) != nil {
                run.report(
                    id, at: amount,
                    "\(amount.shown) carries @\(name), which only ram:TaxTotalAmount has. Remove the attribute.")
            }
        }
        add(at: "//ram:*Quantity") { quantity, run in
            guard quantity.attribute("unitCode") != nil, !run.statesUnits else { return }
            run.report(
                "CII-DT-033", at: quantity,
                "\(quantity.shown) carries @unitCode although no invoiced quantity (BT-129) does. Add the units there.")
        }
        add(at: "//ram:*ID") { identifier, run in
            guard !CIINames.isPlainIdentifier(identifier) else { return }
            for (name, id) in [
                ("schemeName", "CII-DT-101"), ("schemeAgencyName", "CII-DT-102"), ("schemeDataURI", "CII-DT-103"),
                ("schemeURI", "CII-DT-104"),
            ] where identifier.attribute(name) != nil {
                run.report(
                    id, at: identifier,
                    "\(identifier.shown) carries @\(name), which an EN 16931 invoice does not use. Remove the attribute."
                )
            }
        }
        add(at: "//udt:DateTimeString") { date, run in
            guard date.attribute("format") == "102", !date.text.isFormat102 else { return }
            run.report(
                "CII-DT-097", at: date,
                "udt:DateTimeString “\(date.text.prefix(40))” is no date of format 102. Write year, month and day: 20261123."
            )
        }
    }
}

extension StructureRun {
    /// A party has an identifier or a global one, not both.
    fileprivate mutating func checkIdentifiers(_ group: XMLElement, _ party: String, _ id: String, _ term: String) {
        guard let identifier = group.ram(party, "ID").first, !group.ram(party, "GlobalID").isEmpty else { return }
        report(
            id, at: identifier, terms: [term], isFatal: false,
            "ram:\(party) has both ram:ID and ram:GlobalID; EN 16931 has one identifier (\(term)). Keep one.")
    }

    /// CII-SR-470: a credit transfer goes to an IBAN or to another account.
    fileprivate mutating func checkCreditTransfer(_ means: XMLElement) {
        let code = means.ram("TypeCode").first?.text.trimmedOfXMLWhiteSpace
        guard code == "30" || code == "58" else { return }
        let hasIBAN = !means.ram("PayeePartyCreditorFinancialAccount", "IBANID").isEmpty
        let hasOther = !means.ram("PayeePartyCreditorFinancialAccount", "ProprietaryID").isEmpty
        guard hasIBAN == hasOther else { return }
        report(
            "CII-SR-470", at: means, terms: ["BT-84"],
            "The account of a credit transfer (BT-84) is \(hasIBAN ? "given twice" : "missing"). State either an IBAN or a "
                + "proprietary identifier.")
    }

    fileprivate mutating func checkReferencedDocument(_ document: XMLElement) {
        let isAdditional = document.name == "AdditionalReferencedDocument"
        let codes = document.ram("TypeCode").map(\.text)
        func allows(_ allowed: String...) -> Bool { isAdditional && codes.contains { allowed.contains($0) } }
        let checks: [(name: String, id: String, isAllowed: Bool)] = [
            ("URIID", "CII-DT-015", allows("916")), ("TypeCode", "CII-DT-018", allows("50", "130", "916")),
            ("Name", "CII-DT-021", allows("916")), ("AttachmentBinaryObject", "CII-DT-022", allows("916")),
            ("ReferenceTypeCode", "CII-DT-024", allows("130")),
            ("FormattedIssueDateTime", "CII-DT-027", document.name == "InvoiceReferencedDocument"),
        ]
        for check in checks where !check.isAllowed {
            if let element = document.ram(check.name).first {
                report(
                    check.id, at: element,
                    "ram:\(document.name)/ram:\(check.name) is not part of an EN 16931 invoice here. Remove it or correct the type code."
                )
            }
        }
    }

    fileprivate mutating func checkTradeTax(_ tax: XMLElement) {
        let types = tax.ram("TypeCode")
        if let type = types.first, types.allSatisfy({ $0.text != "VAT" }) {
            report("CII-DT-037", at: type, "EN 16931 knows no other tax than VAT. Write VAT in ram:TypeCode.")
        }
        let isBreakdown = tax.isInside("ApplicableHeaderTradeSettlement")
        let isApplicable = tax.name == "ApplicableTradeTax"
        for (name, id, isAllowed) in [
            ("BasisAmount", "CII-DT-041", isBreakdown), ("ExemptionReasonCode", "CII-DT-052", isApplicable),
            ("ExemptionReason", "CII-DT-098", isApplicable), ("TaxPointDate", "CII-DT-054", isBreakdown),
            ("DueDateTypeCode", "CII-DT-058", isBreakdown),
        ] where !isAllowed {
            if let element = tax.ram(name).first {
                report(
                    id, at: element, isFatal: false,
                    "ram:\(tax.name)/ram:\(name) is not part of an EN 16931 invoice here. Remove it.")
            }
        }
    }

    /// Whether an invoiced quantity has a unit.
    fileprivate var statesUnits: Bool {
        mutating get {
            if let known = isStatingUnits { return known }
            let answer =
                document.root.name == "CrossIndustryInvoice"
                && document.root.children.lazy.filter { $0.name == "SupplyChainTradeTransaction" }
                    .flatMap { $0.ram("IncludedSupplyChainTradeLineItem") }
                    .contains { line in
                        line.ram("SpecifiedLineTradeDelivery", "BilledQuantity").contains {
                            $0.attribute("unitCode") != nil
                        }
                    }
            isStatingUnits = answer
            return answer
        }
    }
}

extension String {
    /// `normalize-space()` of XPath.
    var normalisedSpace: String {
        split { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }.joined(separator: " ")
    }

    /// Year, month 01…12, day 01…31, with nothing but white space around.
    fileprivate var isFormat102: Bool {
        let digits = Array(trimmedOfXMLWhiteSpace.utf8)
        guard digits.count == 8, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        let month = (digits[4] - 0x30) * 10 + digits[5] - 0x30
        let day = (digits[6] - 0x30) * 10 + digits[7] - 0x30
        return (1...12).contains(month) && (1...31).contains(day)
    }
}
