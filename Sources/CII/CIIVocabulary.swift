import XML

/// The element names in which D16B and its forerunner ZUGFeRD 1 differ. All others are the same.
struct CIIVocabulary: Sendable {
    let rsm: XMLNamespace
    let isD16B: Bool

    static let d16b = CIIVocabulary(rsm: .rsm, isD16B: true)
    static let zugferd1 = CIIVocabulary(rsm: .ferd, isD16B: false)

    var documentContext: String { isD16B ? "ExchangedDocumentContext" : "SpecifiedExchangedDocumentContext" }
    var header: String { isD16B ? "ExchangedDocument" : "HeaderExchangedDocument" }
    var transaction: String { isD16B ? "SupplyChainTradeTransaction" : "SpecifiedSupplyChainTradeTransaction" }
    var agreement: String { isD16B ? "ApplicableHeaderTradeAgreement" : "ApplicableSupplyChainTradeAgreement" }
    var delivery: String { isD16B ? "ApplicableHeaderTradeDelivery" : "ApplicableSupplyChainTradeDelivery" }
    var settlement: String { isD16B ? "ApplicableHeaderTradeSettlement" : "ApplicableSupplyChainTradeSettlement" }
    var totals: String {
        isD16B ? "SpecifiedTradeSettlementHeaderMonetarySummation" : "SpecifiedTradeSettlementMonetarySummation"
    }
    var lineAgreement: String { isD16B ? "SpecifiedLineTradeAgreement" : "SpecifiedSupplyChainTradeAgreement" }
    var lineDelivery: String { isD16B ? "SpecifiedLineTradeDelivery" : "SpecifiedSupplyChainTradeDelivery" }
    var lineSettlement: String { isD16B ? "SpecifiedLineTradeSettlement" : "SpecifiedSupplyChainTradeSettlement" }
    var lineTotals: String {
        isD16B ? "SpecifiedTradeSettlementLineMonetarySummation" : "SpecifiedTradeSettlementMonetarySummation"
    }
    var rate: String { isD16B ? "RateApplicablePercent" : "ApplicablePercent" }
    /// The identifier of a referenced document.
    var referenceID: String { isD16B ? "IssuerAssignedID" : "ID" }
}

extension XMLNamespace {
    static let rsm = XMLNamespace("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")
    static let ram = XMLNamespace(
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
    static let udt = XMLNamespace("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100")
    static let qdt = XMLNamespace("urn:un:unece:uncefact:data:standard:QualifiedDataType:100")
    static let ferd = XMLNamespace("urn:ferd:CrossIndustryDocument:invoice:1p0")
    static let ferdRAM = XMLNamespace(
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12")
    static let ferdUDT = XMLNamespace("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15")
}
