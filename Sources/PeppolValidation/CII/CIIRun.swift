import XML

/// One pass of the CII artefact's rules.
struct CIIRun: RuleWalker {
    let root: XMLElement
    /// What the rules ask about the document as a whole, computed once.
    let facts: CIIFacts
    var log: RuleLog

    init(_ document: XMLDocument, artefact: String) {
        root = document.root
        facts = CIIFacts(document.root)
        log = RuleLog(artefact: artefact)
    }

    /// Which rules speak of which elements. P0100 (type codes of the process) is not among them: the artefact asks it
    /// of an element that no document has, so it never speaks in CII.
    static let table = RuleTable<CIIRun>(
        inside: [
            "rsm:CrossIndustryInvoice": { $0.checkDanishDocument($1) },
            "rsm:ExchangedDocumentContext": { $0.checkProcess($1) },
            "rsm:ExchangedDocument": { $0.checkHeader($1) },
            "ram:ApplicableHeaderTradeAgreement": { $0.checkReferences($1) },
            "ram:ApplicableHeaderTradeSettlement": { $0.checkTaxTotals($1) },
            "ram:BuyerTradeParty": { $0.checkBuyer($1) },
            "ram:SellerTradeParty": { $0.checkSeller($1) },
            "ram:SpecifiedTradeAllowanceCharge": { $0.checkAllowanceOrCharge($1) },
            "ram:AppliedTradeAllowanceCharge": { $0.checkPriceDiscount($1) },
            "ram:StartDateTime/ram:EndDateTime": { $0.checkPeriodDate($1) },
            "ram:IncludedSupplyChainTradeLineItem": { $0.checkLine($1) },
            "ram:NetPriceProductTradePrice/ram:GrossPriceProductTradePrice": { $0.checkPrice($1) },
            "ram:URIID": { $0.checkEndpoint($1) },
            "ram:GlobalID": { $0.checkGlobalIdentifier($1) },
            "ram:AttachmentBinaryObject": { $0.checkMediaType($1) },
            "ram:TaxTotalAmount": { $0.checkCurrency($1) },
            "udt:DateTimeString": { $0.checkDate($1) },
            "ram:SpecifiedTaxRegistration": { $0.checkItalianRegistration($1) },
            "ram:ApplicableTradeTax/ram:CategoryTradeTax": { $0.checkSwedishRate($1) },
            "ram:PostalTradeAddress": { $0.checkDutchAddress($1) },
            "ram:SpecifiedTradeSettlementHeaderMonetarySummation": { $0.checkDutchPayment($1) },
            "ram:LineID": { $0.checkDutchOrderLine($1) },
        ],
        around: [
            "ram:SpecifiedTradeSettlementPaymentMeans": { $0.checkPaymentMeans($1) },
            "ram:BasisQuantity": { $0.checkBaseQuantityUnit($1) },
            "ram:ID": { $0.checkIdentifier($1) },
            "ram:ReasonCode": { $0.checkReason($1) },
            "ram:SpecifiedLegalOrganization": { $0.checkSwedishOrganisation($1) },
            "ram:ProprietaryID": { $0.checkSwedishAccount($1) },
        ])

    mutating func leaveOut(_ element: XMLElement) { log.leaveOut(element) }
}
