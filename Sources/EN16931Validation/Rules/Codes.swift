import EN16931

extension RuleRun {
    /// BR-CL-01…BR-CL-26: codes and schemes are of their list. Where the document's tree is at hand, `StructureRules`
    /// check them wherever the artefacts do; this is for an invoice by itself, which has no BR-CL-03.
    mutating func checkCodes() {
        guard tree == nil else { return }
        let countries = CountryCodes.list(for: syntax)
        checkTypeCode()
        checkSchemes()
        check(invoice.currencyCode, "BR-CL-04", "BT-5", CurrencyCodes.list)
        check(invoice.vatAccountingCurrencyCode, "BR-CL-05", "BT-6", CurrencyCodes.list)
        let vatPoint = syntax == .ubl ? UNTDIDCodes.vatPointUBL : UNTDIDCodes.vatPointCII
        check(invoice.vatPointDateCode, "BR-CL-06", "BT-8", vatPoint)
        check(invoice.seller?.address?.countryCode, "BR-CL-14", "BT-40", countries)
        check(invoice.buyer?.address?.countryCode, "BR-CL-14", "BT-55", countries)
        check(invoice.taxRepresentative?.address?.countryCode, "BR-CL-14", "BT-69", countries)
        check(invoice.delivery?.address?.countryCode, "BR-CL-14", "BT-80", countries)
        for instructions in invoice.paymentInstructions {
            check(instructions.meansCode, "BR-CL-16", "BT-81", UNTDIDCodes.paymentMeans)
        }
        for breakdown in invoice.vatBreakdown {
            check(breakdown.category, "BR-CL-17", "BT-118", UNTDIDCodes.vatCategory)
            check(breakdown.exemptionReasonCode, "BR-CL-22", "BT-121", ExemptionReasonCodes.vatex)
        }
        for allowance in invoice.allowances {
            check(allowance.vatCategory, "BR-CL-17", "BT-95", UNTDIDCodes.vatCategory)
            check(allowance.reasonCode, "BR-CL-19", "BT-98", UNTDIDCodes.allowanceReason)
        }
        for charge in invoice.charges {
            check(charge.vatCategory, "BR-CL-17", "BT-102", UNTDIDCodes.vatCategory)
            check(charge.reasonCode, "BR-CL-20", "BT-105", UNTDIDCodes.chargeReason)
        }
        for note in invoice.notes {
            check(note.subjectCode, "BR-CL-08", "BT-21", syntax == .ubl ? SubjectCodes.ubl : SubjectCodes.cii)
        }
        check(invoice.invoicedObject?.scheme, "BR-CL-07", "BT-18", SchemeCodes.reference)
        for document in invoice.supportingDocuments {
            guard let attachment = document.attachment else { continue }
            check(attachment.mimeCode, "BR-CL-24", "BT-125", MediaTypes.attachments)
        }
        for line in invoice.lines {
            check(line.object?.scheme, "BR-CL-07", "BT-128", SchemeCodes.reference)
            check(line.quantity?.unit, "BR-CL-23", "BT-130", UnitCodes.list)
            check(line.price?.baseQuantity?.unit, "BR-CL-23", "BT-150", UnitCodes.list)
            check(line.item?.standardIdentifier?.scheme, "BR-CL-21", "BT-157", SchemeCodes.icd)
            for classification in line.item?.classifications ?? [] {
                check(classification.scheme, "BR-CL-13", "BT-158", SchemeCodes.itemType)
            }
            check(line.item?.countryOfOrigin, "BR-CL-15", "BT-159", countries)
            check(line.vat?.category, "BR-CL-18", "BT-151", UNTDIDCodes.vatCategory)
            for allowance in line.allowances {
                check(allowance.reasonCode, "BR-CL-19", "BT-140", UNTDIDCodes.allowanceReason)
            }
            for charge in line.charges { check(charge.reasonCode, "BR-CL-20", "BT-145", UNTDIDCodes.chargeReason) }
        }
    }

    /// BR-CL-10, 11, 25, 26: schemes of the parties' identifiers, registrations, addresses and of the location.
    private mutating func checkSchemes() {
        for identifier in invoice.seller?.identifiers ?? [] {
            check(identifier.scheme, "BR-CL-10", "BT-29", SchemeCodes.icd)
        }
        for identifier in invoice.buyer?.identifiers ?? [] {
            check(identifier.scheme, "BR-CL-10", "BT-46", SchemeCodes.icd)
        }
        check(invoice.payee?.identifier?.scheme, "BR-CL-10", "BT-60", SchemeCodes.icd)
        check(invoice.seller?.legalRegistration?.scheme, "BR-CL-11", "BT-30", SchemeCodes.icd)
        check(invoice.buyer?.legalRegistration?.scheme, "BR-CL-11", "BT-47", SchemeCodes.icd)
        check(invoice.payee?.legalRegistration?.scheme, "BR-CL-11", "BT-61", SchemeCodes.icd)
        check(invoice.seller?.electronicAddress?.scheme, "BR-CL-25", "BT-34", SchemeCodes.electronicAddress)
        check(invoice.buyer?.electronicAddress?.scheme, "BR-CL-25", "BT-49", SchemeCodes.electronicAddress)
        check(invoice.delivery?.locationIdentifier?.scheme, "BR-CL-26", "BT-71", SchemeCodes.icd)
    }

    /// BR-CL-01. UBL has a list for each of its two documents.
    private mutating func checkTypeCode() {
        let list =
            switch invoice.isCreditNote {
            case true?: UNTDIDCodes.creditNoteName
            case false?: UNTDIDCodes.invoiceName
            case nil: UNTDIDCodes.documentName
            }
        check(invoice.typeCode, "BR-CL-01", "BT-3", list)
    }

    private mutating func check(_ code: Term<String>?, _ id: String, _ term: String, _ list: CodeList) {
        guard let code else { return }
        require(
            list.accepts(code.canonical), id, [term], at: code.place,
            "\(term) “\(code.canonical)” is not a code of \(list.name). Use one of the list.")
    }
}
