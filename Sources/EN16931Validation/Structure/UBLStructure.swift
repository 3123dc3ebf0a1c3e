import EN16931
import XML

extension StructureRules {
    /// Of UBL 2.1 invoices and credit notes.
    static let ubl: StructureRules = {
        var rules = StructureRules(
            namespaces: UBLNames.namespaces, roots: ["ubl:Invoice", "cn:CreditNote"], terms: UBLTerms.paths)
        rules.add(UBLRestrictions.elements, prefix: "UBL-CR-", isFatal: false)
        rules.add(UBLRestrictions.attributes, prefix: "UBL-DT-", isFatal: false)
        rules.add(UBLRestrictions.cardinalities, prefix: "UBL-SR-", isFatal: true)
        rules.add(singles: UBLRestrictions.singles)
        rules.add(UBLCodes.checks)
        rules.addUBLHeader()
        rules.addUBLParties()
        rules.addUBLReferences()
        rules.addUBLDataTypes()
        rules.addUBLUndecidable()
        return rules
    }()

    /// What the official rules cannot compute, beyond the table of singles.
    private mutating func addUBLUndecidable() {
        add(at: "//cac:AllowanceCharge/cbc:ChargeIndicator") { indicator, run in
            if !["true", "false", "1", "0"].contains(indicator.text.trimmedOfXMLWhiteSpace) {
                run.undecidable("“\(indicator.text.prefix(40))” is neither true nor false.", at: indicator)
            }
        }
        add(at: "//cac:InvoicePeriod") { period, run in
            let (starts, ends) = (period.all("StartDate", in: .cbc), period.all("EndDate", in: .cbc))
            if !starts.isEmpty, !ends.isEmpty, starts.count + ends.count > 2 {
                run.undecidable("has more than one start or end.", at: period)
            }
        }
        add(at: "//cac:PaymentMeans/cac:PayeeFinancialAccount") { account, run in
            let codes = account.parent?.all("PaymentMeansCode", in: .cbc).map(\.text) ?? []
            if codes.contains("30") || codes.contains("58"), account.all("ID", in: .cbc).count > 1 {
                run.undecidable("has more than one cbc:ID.", at: account)
            }
        }
    }

    private mutating func addUBLHeader() {
        add(at: "/") { root, run in
            if let version = root.first("UBLVersionID", in: .cbc), version.text != "2.1" {
                run.report(
                    "UBL-CR-002", at: version, isFatal: false, "cbc:UBLVersionID is not 2.1. Correct or remove it.")
            }
            guard root.name == "Invoice" else { return }
            for date in root.path("PaymentMeans", "PaymentDueDate") {
                run.report(
                    "UBL-CR-412", at: date, isFatal: false,
                    "cac:PaymentMeans/cbc:PaymentDueDate is not part of an EN 16931 invoice; the due date (BT-9) is "
                        + "cbc:DueDate. Remove it.")
            }
        }
        add(at: "/") { root, run in
            let means = root.path("PaymentMeans", "PaymentMeansCode")
            let named = means.filter { $0.attribute("name") != nil }
            if named.count > 1 {
                run.report(
                    "UBL-SR-46", at: named[1], terms: ["BT-82"],
                    "The payment means text (BT-82) is stated \(named.count) times. Keep it once.")
            }
        }
        add(at: "/cbc:Note") { note, run in
            // The subject code stands between the first two number signs.
            let parts = note.text.split(separator: "#", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, parts[1].unicodeScalars.count == 3, !SubjectCodes.ubl.contains(String(parts[1]))
            else { return }
            run.report(
                "BR-CL-08", at: note, terms: ["BT-21"],
                "The note's subject code (BT-21) “\(parts[1])” is not a code of UNTDID 4451. Use one of the list, or no number signs."
            )
        }
        for (path, id, term) in [
            ("//cbc:PaymentID", "UBL-SR-44", "BT-83"), ("//cbc:PaymentMeansCode", "UBL-SR-47", "BT-81"),
        ] {
            add(at: path) { element, run in
                guard let first = run.firstValue(id, element.text), first != element.text else { return }
                run.report(
                    id, at: element, terms: [term],
                    "\(element.shown) says “\(element.text.prefix(80))” here and “\(first.prefix(80))” before. Use one "
                        + "value throughout.")
            }
        }
    }

    private mutating func addUBLParties() {
        for (party, id, term) in [
            ("AccountingSupplierParty", "UBL-SR-12", "BT-31"), ("AccountingCustomerParty", "UBL-SR-18", "BT-48"),
        ] {
            add(at: "/cac:\(party)") { element, run in
                let numbers = element.path("Party", "PartyTaxScheme").filter { scheme in
                    scheme.all("TaxScheme", in: .cac).contains { $0.first("ID", in: .cbc)?.text.uppercased() == "VAT" }
                }.flatMap { $0.all("CompanyID", in: .cbc) }
                if numbers.count > 1 {
                    run.report(
                        id, at: numbers[1], terms: [term],
                        "There are \(numbers.count) VAT identifiers (\(term)) of one party. Keep one.")
                }
            }
        }
        add(at: "/cac:AccountingSupplierParty") { element, run in
            let numbers = element.path("Party", "PartyTaxScheme").filter { scheme in
                scheme.all("TaxScheme", in: .cac).contains { $0.first("ID", in: .cbc)?.text.uppercased() != "VAT" }
            }.flatMap { $0.all("CompanyID", in: .cbc) }
            if numbers.count > 1 {
                run.report(
                    "UBL-SR-13", at: numbers[1], terms: ["BT-32"],
                    "There are \(numbers.count) tax registrations of the seller (BT-32). Keep one.")
            }
        }
        add(at: "//cac:AccountingSupplierParty/cac:Party") { party, run in
            let schemes = party.all("PartyTaxScheme", in: .cac)
            if schemes.count > 2 {
                run.report(
                    "UBL-SR-42", at: schemes[2], terms: ["BT-31", "BT-32"],
                    "The seller has \(schemes.count) cac:PartyTaxScheme; EN 16931 knows two, of VAT and of another tax. Keep those."
                )
            }
        }
        add(at: "//cac:PartyTaxScheme") { scheme, run in
            let isVAT = scheme.path("TaxScheme", "ID").contains { $0.text.uppercased().trimmedOfXMLWhiteSpace == "VAT" }
            if isVAT, let number = scheme.first("CompanyID", in: .cbc) { run.checkPrefix(of: number, .ubl) }
            let isComplete = !scheme.path("TaxScheme", "ID").isEmpty && scheme.first("CompanyID", in: .cbc) != nil
            if !isComplete {
                run.report(
                    "UBL-SR-53", at: scheme,
                    "cac:PartyTaxScheme lacks cbc:CompanyID or cac:TaxScheme/cbc:ID. State both or remove the group.")
            }
        }
        for place in ["//cac:PostalAddress", "//cac:Address"] {
            add(at: place) { address, run in
                let lines = address.all("AddressLine", in: .cac)
                if lines.count > 1 {
                    run.report(
                        "UBL-SR-51", at: lines[1],
                        "\(address.shown) has \(lines.count) cac:AddressLine; EN 16931 has one third line. Keep one.")
                }
            }
        }
        add(at: "//cac:PartyIdentification/cbc:ID") { identifier, run in
            guard identifier.attribute("schemeID")?.uppercased() == "SEPA" else { return }
            if run.occurrence("UBL-SR-29") > 1 {
                run.report(
                    "UBL-SR-29", at: identifier, terms: ["BT-90"],
                    "There is more than one bank assigned creditor identifier (BT-90). Keep one.")
            }
        }
        add(at: "//cac:PayeeParty") { payee, run in run.checkUBLPayee(payee) }
    }

    private mutating func addUBLReferences() {
        add(at: "/") { root, run in
            let objects = root.all("AdditionalDocumentReference", in: .cac).filter {
                $0.says("DocumentTypeCode", "130")
            }
            .flatMap { $0.all("ID", in: .cbc) }
            if objects.count > 1 {
                run.report(
                    "UBL-SR-04", at: objects[1], terms: ["BT-18"],
                    "There are \(objects.count) invoiced object identifiers (BT-18). Keep one.")
            }
        }
        add(at: "//cac:BillingReference") { reference, run in
            if reference.path("InvoiceDocumentReference", "ID").isEmpty {
                run.report(
                    "UBL-SR-07", at: reference, terms: ["BT-25"],
                    "A preceding invoice (BG-3) is mentioned without its number (BT-25). Add it.")
            }
        }
        add(at: "//cac:AdditionalDocumentReference") { reference, run in
            run.checkUBLDocument(reference)
            run.checkReference(reference, reference.first("ID", in: .cbc))
        }
    }

    private mutating func addUBLDataTypes() {
        add(at: "//*Amount") { amount, run in
            guard !amount.name.hasSuffix("PriceAmount") else { return }
            let text = amount.text
            guard let point = text.firstIndex(of: "."), text[text.index(after: point)...].unicodeScalars.count > 2,
                !amount.isOfPriceAllowance
            else { return }
            run.report(
                "UBL-DT-01", at: amount,
                "\(amount.shown) “\(text.prefix(80))” has more than two characters after the point. Round it.")
        }
        add(at: "//*BinaryObject") { object, run in
            if object.attribute("mimeCode") == nil {
                run.report(
                    "UBL-DT-06", at: object, terms: ["BT-125"],
                    "\(object.shown) has no @mimeCode. State the attachment's media type.")
            }
            if object.attribute("filename") == nil {
                run.report(
                    "UBL-DT-07", at: object, terms: ["BT-125"],
                    "\(object.shown) has no @filename. State the attachment's file name.")
            }
        }
        addAttribute("name") { element, run in
            guard !element.is("PaymentMeansCode", in: .cbc) else { return }
            run.report(
                "UBL-DT-18", at: element, isFatal: false,
                "\(element.shown) carries @name, which EN 16931 uses with cbc:PaymentMeansCode only. Remove the attribute."
            )
        }
        add(at: "//cac:AllowanceCharge") { entry, run in
            guard let isCharge = entry.chargeIndicator else { return }
            let reasons = entry.all("AllowanceChargeReason", in: .cbc)
            if reasons.count > 1 {
                run.report(
                    isCharge ? "UBL-SR-31" : "UBL-SR-30", at: reasons[1],
                    "An allowance or charge has \(reasons.count) reasons. Keep one.")
            }
        }
    }
}

extension StructureRun {
    /// UBL-SR-19…21: the payee is somebody else than the seller, and its terms stand once. The three rules compare with
    /// the seller's registration name.
    fileprivate mutating func checkUBLPayee(_ payee: XMLElement) {
        let names = payee.path("PartyName", "Name")
        let sellers =
            payee.parent?.path("AccountingSupplierParty", "Party", "PartyLegalEntity", "RegistrationName").map(\.text)
            ?? []
        let isOther = names.contains { name in sellers.contains { $0 != name.text } }
        let identifiers = payee.path("PartyIdentification", "ID").filter {
            $0.attribute("schemeID")?.uppercased() != "SEPA"
        }
        let registrations = payee.path("PartyLegalEntity", "CompanyID")
        for (id, term, found) in [
            ("UBL-SR-19", "BT-59", names), ("UBL-SR-20", "BT-60", identifiers), ("UBL-SR-21", "BT-61", registrations),
        ] where found.count > 1 || !isOther {
            report(
                id, at: found.count > 1 ? found[1] : payee, terms: [term],
                isOther
                    ? "The payee (BG-10) has \(found.count) × \(term). Keep one."
                    : "The payee (BG-10) is named like the seller, or not at all. Leave the payee out, or name who else is to be paid."
            )
        }
    }

    /// UBL-CR-665, 666, 673 and UBL-SR-43: an invoiced object is no supporting document, and only it has a scheme.
    fileprivate mutating func checkUBLDocument(_ reference: XMLElement) {
        let isObject = reference.says("DocumentTypeCode", "130")
        let type = reference.first("DocumentTypeCode", in: .cbc)
        let schemed = reference.all("ID", in: .cbc).first { $0.attribute("schemeID") != nil }
        if reference.all("DocumentTypeCode", in: .cbc).contains(where: { $0.text != "130" }) || type == nil, let schemed
        {
            report(
                "UBL-CR-665", at: schemed, isFatal: false,
                "cbc:ID of a supporting document carries @schemeID, which only an invoiced object (type code 130) has. Remove the "
                    + "attribute.")
        }
        if isObject, let attachment = reference.first("Attachment", in: .cac) {
            report(
                "UBL-CR-666", at: attachment, terms: ["BT-18", "BT-125"],
                "An invoiced object (type code 130, BT-18) has an attachment. Put the attachment into a reference of its own."
            )
        }
        if isObject, let description = reference.first("DocumentDescription", in: .cbc) {
            report(
                "UBL-CR-673", at: description, terms: ["BT-18", "BT-123"],
                "An invoiced object (type code 130, BT-18) has a description. Put it into a reference of its own.")
        }
        let isProject = document.root.name == "CreditNote" && reference.says("DocumentTypeCode", "50")
        if !isObject, !isProject, schemed != nil || type != nil {
            report(
                "UBL-SR-43", at: reference, terms: ["BT-18"],
                "A supporting document (BG-24) carries a type code or an identifier's scheme, which only an invoiced object (130) "
                    + "or, in a credit note, a project (50) has. Remove it.")
        }
    }
}

extension XMLElement {
    /// Inside `cac:Price/cac:AllowanceCharge`.
    fileprivate var isOfPriceAllowance: Bool {
        var inner = parent
        while let element = inner {
            if element.is("AllowanceCharge", in: .cac), element.parent?.is("Price", in: .cac) == true { return true }
            inner = element.parent
        }
        return false
    }
}
