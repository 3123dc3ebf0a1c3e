import EN16931
import XML

/// One pass of the UBL artefact's rules.
struct UBLRun: RuleWalker {
    let root: XMLElement
    /// What the rules ask about the document as a whole, computed once.
    let facts: UBLFacts
    var log: RuleLog

    init(_ document: XMLDocument, artefact: String) {
        root = document.root
        facts = UBLFacts(document.root)
        log = RuleLog(artefact: artefact)
    }

    /// Which rules speak of which elements.
    static let table = RuleTable<UBLRun>(
        everywhere: { $0.checkContent($1) },
        inside: [
            "ubl:Invoice": { $0.checkDocument($1) },
            "cn:CreditNote": { $0.checkDocument($1) },
            "cac:Party": { $0.checkParty($1) },
            "cac:AllowanceCharge": { $0.checkAllowanceOrCharge($1) },
            "cac:PaymentMeans": { $0.checkPaymentMeans($1) },
            "cac:InvoiceLine/cac:CreditNoteLine": { $0.checkLine($1) },
            "cbc:Amount/cbc:BaseAmount/cbc:PriceAmount/cbc:TaxableAmount/cbc:LineExtensionAmount": {
                $0.checkCurrency($1)
            },
            "cbc:TaxExclusiveAmount/cbc:TaxInclusiveAmount/cbc:AllowanceTotalAmount/cbc:ChargeTotalAmount": {
                $0.checkCurrency($1)
            },
            "cbc:PrepaidAmount/cbc:PayableRoundingAmount/cbc:PayableAmount": { $0.checkCurrency($1) },
            "cbc:EndpointID": { $0.checkEndpoint($1) },
            "cbc:IssueDate/cbc:DueDate/cbc:TaxPointDate/cbc:ActualDeliveryDate": { $0.checkDate($1) },
            "cbc:StartDate/cbc:EndDate": { $0.checkPeriodDate($1) },
            "cbc:EmbeddedDocumentBinaryObject": { $0.checkMediaType($1) },
            "cbc:DescriptionCode": { $0.checkVATPoint($1) },
            "cbc:InvoiceTypeCode": { $0.checkInvoiceType($1) },
            "cbc:CreditNoteTypeCode": { $0.checkCreditNoteType($1) },
            "cac:TaxCategory": { $0.checkTaxCategory($1) },
            "cac:ClassifiedTaxCategory": { $0.checkSwedishRate($1) },
            "cac:TaxSubtotal": { $0.checkGermanBreakdown($1) },
            "cac:PartyIdentification": { $0.checkDanishIdentification($1) },
            "cac:PartyTaxScheme": { $0.checkItalianRegistration($1) },
            "cac:Contact": { $0.checkGermanContact($1) },
            "cac:PostalAddress/cac:Address": { $0.checkAddress($1) },
            "cac:AdditionalDocumentReference": { $0.checkGreekReference($1) },
            "cac:AccountingSupplierParty": { $0.checkGermanSupplier($1) },
            "cac:AccountingCustomerParty": { $0.checkIcelandicBuyer($1) },
            "cac:LegalMonetaryTotal": { $0.checkDutchPayment($1) },
            "cbc:LineID": { $0.checkDutchOrderLine($1) },
        ],
        around: [
            "cbc:TaxCurrencyCode": { $0.checkAccountingCurrency($1) },
            "cbc:BaseQuantity": { $0.checkBaseQuantityUnit($1) },
            "cbc:TaxAmount": { $0.checkCurrencyOfTax($1) },
            "cbc:CompanyID": { $0.checkCompanyIdentifier($1) },
            "cbc:ID": { $0.checkIdentifier($1) },
            "cbc:AllowanceChargeReasonCode": { $0.checkReason($1) },
            "cac:PartyLegalEntity": { $0.checkSwedishOrganisation($1) },
        ])

    mutating func leaveOut(_ element: XMLElement) { log.leaveOut(element) }

    /// R008: nothing is without content.
    mutating func checkContent(_ element: XMLElement) {
        guard element.isWithoutContent else { return }
        log.require(
            false, "PEPPOL-EN16931-R008", at: element,
            "The element “\(element.name)” is empty. Leave out what has no content.")
    }
}

extension XMLElement {
    /// No element in it, and no text but white space.
    var isWithoutContent: Bool {
        for _ in children { return false }
        return textLength == 0 || text.trimmedOfXMLWhiteSpace.isEmpty
    }

    var isUBLSupplier: Bool { isChild(of: "AccountingSupplierParty", in: Vocabulary.cac) }
    var isUBLCustomer: Bool { isChild(of: "AccountingCustomerParty", in: Vocabulary.cac) }

    /// The party is a party of the document's supplier or customer.
    var isPartyOfSupplier: Bool { self.is("Party", in: Vocabulary.cac) && isUBLSupplier }
    var isPartyOfCustomer: Bool { self.is("Party", in: Vocabulary.cac) && isUBLCustomer }
}
