import ArchiveModel
import EN16931
import XML

extension UBLRun {
    /// DE-R-001, 015…018, 022, 026, 030, 031: documents between German parties.
    mutating func checkGermanDocument(_ document: XMLElement) {
        guard facts.isGerman, facts.isInvoice || facts.isCreditNote else { return }
        log.require(
            document.has("cac:PaymentMeans"), "DE-R-001", ["BG-16"], at: document,
            "Payment instructions (BG-16) are missing. Between German parties they are required: add them.")
        log.require(
            document.states("cbc:BuyerReference"), "DE-R-015", ["BT-10"], at: document,
            "The buyer reference (BT-10) is missing. Between German parties it is required; to an authority it is the "
                + "Leitweg-ID.")
        checkGermanTaxNumbers(document)
        let types = [document.text("cbc:InvoiceTypeCode"), document.text("cbc:CreditNoteTypeCode")].compactMap { $0 }
        log.require(
            types.contains { GermanRules.types.contains($0) }, "DE-R-017", ["BT-3"], at: document, flag: .warning,
            "The type code \(show(types.first)) (BT-3) should be one of \(GermanRules.types.sorted().joined(separator: ", "))."
        )
        let terms = document.elements("cac:PaymentTerms").compactMap { $0.element("cbc:Note") }.map(\.text)
        log.require(
            terms.allSatisfy(GermanCashDiscount.isWellFormed), "DE-R-018", ["BT-20"], at: document,
            GermanCashDiscount.malformed)
        checkGermanAttachments(document)
        log.require(
            !types.contains { Amount(termText: $0) == Amount(384) }
                || document.has("cac:BillingReference/cac:InvoiceDocumentReference"), "DE-R-026", ["BT-3", "BG-3"],
            at: document, flag: .warning,
            "A corrected invoice (type code 384) should name the invoice it corrects (BG-3).")
        checkGermanDebit(document)
    }

    /// DE-R-016: who charges VAT says its tax number.
    private mutating func checkGermanTaxNumbers(_ document: XMLElement) {
        let entries = document.all("AllowanceCharge", in: Vocabulary.cac)
            .filter { $0.has("cbc:ChargeIndicator", saying: "false") || $0.has("cbc:ChargeIndicator", saying: "true") }
        let taxed =
            entries.contains { entry in
                entry.elements("cac:TaxCategory/cbc:ID").contains { GermanRules.taxed.contains($0.text) }
            }
            || document.children.contains { line in
                guard line.namespace == Vocabulary.cac.uri, line.name == "InvoiceLine" || line.name == "CreditNoteLine"
                else { return false }
                return line.elements("cac:Item/cac:ClassifiedTaxCategory/cbc:ID")
                    .contains { GermanRules.taxed.contains($0.text) }
            }
        log.require(
            !taxed || document.has("cac:TaxRepresentativeParty")
                || document.states("cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme/cbc:CompanyID"),
            "DE-R-016", ["BT-31", "BT-32", "BG-11"], at: document,
            "The invoice is about VAT, but names neither the seller's VAT number (BT-31) nor its tax number (BT-32) nor a tax "
                + "representative (BG-11). Add one.")
    }

    /// DE-R-022: no two attachments of one name.
    private mutating func checkGermanAttachments(_ document: XMLElement) {
        var seen: Set<String> = []
        var repeated: String?
        for reference in document.all("AdditionalDocumentReference", in: Vocabulary.cac) {
            let names = reference.elements("cac:Attachment/cbc:EmbeddedDocumentBinaryObject")
                .compactMap { $0.attribute("filename") }
            repeated = repeated ?? names.first { seen.contains($0) }
            seen.formUnion(names)
        }
        log.require(
            repeated == nil, "DE-R-022", ["BT-125"], at: document,
            "Two attachments have the file name \(show(repeated)) (BT-125). Give each its own.")
    }

    /// DE-R-030, DE-R-031: a direct debit names creditor and account.
    private mutating func checkGermanDebit(_ document: XMLElement) {
        guard document.has("cac:PaymentMeans/cac:PaymentMandate") else { return }
        let identifiers =
            document.elements("cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID")
            + document.elements("cac:PayeeParty/cac:PartyIdentification/cbc:ID")
        log.require(
            identifiers.contains { $0.attribute("schemeID") == "SEPA" }, "DE-R-030", ["BT-90", "BG-19"], at: document,
            "A direct debit (BG-19) needs the creditor identifier (BT-90), with the scheme SEPA. Add it.")
        log.require(
            document.has("cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"), "DE-R-031",
            ["BT-91", "BG-19"], at: document,
            "A direct debit (BG-19) needs the account that is debited (BT-91). Add it.")
    }

    /// DE-R-002: the seller names someone to ask.
    mutating func checkGermanSupplier(_ supplier: XMLElement) {
        guard facts.isGerman, supplier.parent?.node == root.node else { return }
        log.require(
            supplier.has("cac:Party/cac:Contact"), "DE-R-002", ["BG-6"], at: supplier,
            "The seller's contact (BG-6) is missing. Between German parties it is required: add it.")
    }

    /// DE-R-005…007, 027, 028: who to ask, by telephone and mail.
    mutating func checkGermanContact(_ contact: XMLElement) {
        guard facts.isGerman, let party = contact.parent, party.isPartyOfSupplier else { return }
        log.require(
            contact.states("cbc:Name"), "DE-R-005", ["BT-41"], at: contact,
            "The seller's contact has no name (BT-41). Add it.")
        log.require(
            contact.states("cbc:Telephone"), "DE-R-006", ["BT-42"], at: contact,
            "The seller's contact has no telephone number (BT-42). Add it.")
        log.require(
            contact.states("cbc:ElectronicMail"), "DE-R-007", ["BT-43"], at: contact,
            "The seller's contact has no mail address (BT-43). Add it.")
        let telephone = contact.collapsed("cbc:Telephone")
        log.require(
            GermanRules.isTelephone(telephone), "DE-R-027", ["BT-42"], at: contact, flag: .warning,
            "The telephone number \(show(telephone)) (BT-42) has fewer than three digits.")
        let mail = contact.collapsed("cbc:ElectronicMail")
        log.require(
            GermanRules.isMailAddress(mail), "DE-R-028", ["BT-43"], at: contact, flag: .warning,
            "\(show(mail)) (BT-43) is no mail address.")
    }

    /// DE-R-003, 004, 008…011: city and post code of addresses.
    mutating func checkGermanAddress(_ address: XMLElement) {
        guard facts.isGerman, let parent = address.parent else { return }
        let rules: (city: (String, String), zone: (String, String))
        if parent.isPartyOfSupplier, address.name == "PostalAddress" {
            rules = (("DE-R-003", "BT-37"), ("DE-R-004", "BT-38"))
        } else if parent.isPartyOfCustomer, address.name == "PostalAddress" {
            rules = (("DE-R-008", "BT-52"), ("DE-R-009", "BT-53"))
        } else if address.name == "Address", parent.is("DeliveryLocation", in: Vocabulary.cac),
            let delivery = parent.parent, delivery.is("Delivery", in: Vocabulary.cac),
            delivery.parent?.node == root.node
        {
            rules = (("DE-R-010", "BT-77"), ("DE-R-011", "BT-78"))
        } else {
            return
        }
        log.require(
            address.states("cbc:CityName"), rules.city.0, [rules.city.1], at: address,
            "The address has no city (\(rules.city.1)). Between German parties it is required: add it.")
        log.require(
            address.states("cbc:PostalZone"), rules.zone.0, [rules.zone.1], at: address,
            "The address has no post code (\(rules.zone.1)). Between German parties it is required: add it.")
    }

    /// DE-R-014: each part of the VAT breakdown has its rate.
    mutating func checkGermanBreakdown(_ subtotal: XMLElement) {
        guard facts.isGerman, subtotal.isChild(of: "TaxTotal", in: Vocabulary.cac),
            subtotal.parent?.parent?.node == root.node
        else { return }
        log.require(
            subtotal.states("cac:TaxCategory/cbc:Percent"), "DE-R-014", ["BT-119"], at: subtotal,
            "The VAT breakdown has no rate (BT-119). Between German parties it is required, 0 where there is no tax.")
    }

    /// DE-R-019, 020, 023…025: each way of payment has its group and no other.
    mutating func checkGermanPayment(_ means: XMLElement) {
        guard facts.isGerman, means.parent?.node == root.node, let code = means.amount("cbc:PaymentMeansCode") else {
            return
        }
        let written = means.text("cbc:PaymentMeansCode") ?? ""
        let (account, card) = (means.has("cac:PayeeFinancialAccount"), means.has("cac:CardAccount"))
        let mandate = means.has("cac:PaymentMandate")
        if code == Amount(30) || code == Amount(58) {
            checkIBAN(
                "DE-R-019", written == "58" ? means.text("cac:PayeeFinancialAccount/cbc:ID") ?? "" : nil, "BT-84", means
            )
            checkGroups(
                ("DE-R-023-1", "DE-R-023-2"), has: account, others: card || mandate, "credit transfer", "BG-17",
                "BG-18 and BG-19", means)
        } else if code == Amount(48) || code == Amount(54) || code == Amount(55) {
            checkGroups(
                ("DE-R-024-1", "DE-R-024-2"), has: card, others: account || mandate, "payment by card", "BG-18",
                "BG-17 and BG-19", means)
        } else if code == Amount(59) {
            checkIBAN(
                "DE-R-020",
                written == "59" ? means.text("cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID") ?? "" : nil,
                "BT-91",
                means)
            checkGroups(
                ("DE-R-025-1", "DE-R-025-2"), has: mandate, others: account || card, "direct debit", "BG-19",
                "BG-17 and BG-18", means)
        }
    }

    /// - Parameter account: Nil where the code is written in a way that is not asked.
    private mutating func checkIBAN(_ rule: String, _ account: String?, _ term: String, _ means: XMLElement) {
        log.require(
            account.map(CheckDigits.isIBAN) ?? true, rule, [term], at: means, flag: .warning,
            "The account \(show(account)) (\(term)) is no IBAN; a SEPA payment needs one. Correct it.")
    }

    private mutating func checkGroups(
        _ rules: (own: String, others: String), has: Bool, others: Bool, _ what: String, _ group: String,
        _ wrong: String, _ means: XMLElement
    ) {
        log.require(
            has, rules.own, ["BT-81", group], at: means, "A \(what) needs the group \(group), which is missing. Add it."
        )
        log.require(
            !others, rules.others, ["BT-81"], at: means,
            "A \(what) must not have \(wrong). Leave them out, or correct BT-81.")
    }
}
