import XML

/// What the CII artefact's rules ask about the document as a whole.
struct CIIFacts {
    static let transaction: Path = "rsm:SupplyChainTradeTransaction"
    static let agreement: Path = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement"
    static let settlement: Path = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
    static let country: Path = "ram:PostalTradeAddress/ram:CountryID"

    let isInvoice: Bool
    let process: String?
    /// BT-3, white space collapsed.
    let typeCode: String
    let currency: String?
    let taxCurrency: String?
    let sellers: [XMLElement]
    let buyers: [XMLElement]
    let agreements: [XMLElement]
    let settlements: [XMLElement]
    /// Where the seller is for tax: prefix of its VAT number, else of its representative's, else its address.
    let supplierCountry: String
    let isDanish: Bool
    let isDanishTrade: Bool
    let isSwedish: Bool
    let hasSwedishVAT: Bool
    let isSwedishTrade: Bool
    let isDutch: Bool
    let isDutchTrade: Bool
    let hasDutchRepresentative: Bool
    /// What rules about lines ask of the document.
    let hasPaymentMeans: Bool
    let namesOrder: Bool
    let namesInvoice: Bool
    /// The bounds of BG-14, by the transaction they are of: lines are compared with those beside them.
    let periodStarts: [Int: [XMLElement]]
    let periodEnds: [Int: [XMLElement]]

    init(_ root: XMLElement) {
        isInvoice = root.is("CrossIndustryInvoice", in: Vocabulary.rsm)
        // The artefact asks everything of a document with this root.
        let document = isInvoice ? [root] : []
        let process: Path = "rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID"
        self.process = document.lazy.compactMap { $0.text(process) }.first.flatMap(BusinessProcess.number)
        typeCode = document.first?.collapsed("rsm:ExchangedDocument/ram:TypeCode") ?? ""
        agreements = document.flatMap { $0.elements(Self.agreement) }
        settlements = document.flatMap { $0.elements(Self.settlement) }
        currency = settlements.lazy.compactMap { $0.text("ram:InvoiceCurrencyCode") }.first
        taxCurrency = settlements.lazy.compactMap { $0.text("ram:TaxCurrencyCode") }.first
        sellers = agreements.flatMap { $0.elements("ram:SellerTradeParty") }
        buyers = agreements.flatMap { $0.elements("ram:BuyerTradeParty") }
        let representatives = agreements.flatMap { $0.elements("ram:SellerTaxRepresentativeTradeParty") }
        let vat = { (parties: [XMLElement]) in parties.lazy.compactMap { $0.tradeVATPrefix }.first }
        let address = { (parties: [XMLElement]) in parties.lazy.compactMap { $0.text(Self.country) }.first }
        let code = { (text: String?) in text?.collapsedXMLWhiteSpace.upper }
        let isIn = { (parties: [XMLElement], country: String) in
            parties.contains { $0.has(Self.country, saying: country) }
        }
        supplierCountry = code(vat(sellers) ?? vat(representatives) ?? address(sellers)) ?? "XX"
        isDanish = isIn(sellers, "DK")
        isDanishTrade = isDanish && isIn(buyers, "DK")
        isSwedish = isIn(sellers, "SE")
        isSwedishTrade = isSwedish && isIn(buyers, "SE")
        hasSwedishVAT = sellers.contains(where: \.isTradePartySwedishForVAT)
        isDutch = code(address(sellers)) == "NL"
        isDutchTrade = isDutch && code(address(buyers)) == "NL"
        hasPaymentMeans = settlements.contains { $0.has("ram:SpecifiedTradeSettlementPaymentMeans") }
        namesOrder = agreements.contains { $0.has("ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID") }
        namesInvoice = settlements.contains { $0.has("ram:InvoiceReferencedDocument/ram:IssuerAssignedID") }
        let bounds = { (path: Path) in
            Dictionary(grouping: document.flatMap { $0.elements(Self.transaction) }.flatMap { $0.elements(path) }) {
                $0.parent?.parent?.parent?.node ?? -1
            }
        }
        periodStarts = bounds("ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod/ram:StartDateTime")
        periodEnds = bounds("ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod/ram:EndDateTime")
        hasDutchRepresentative = code(address(representatives)) == "NL"
    }
}

extension XMLElement {
    /// Registrations for VAT, those with an identifier of the scheme VAT.
    var vatRegistrations: [XMLElement] {
        elements("ram:SpecifiedTaxRegistration")
            .filter { $0.elements("ram:ID").contains { $0.attribute("schemeID") == "VAT" } }
    }

    /// First two characters of a party's VAT number; nil where there is none or it is empty.
    var tradeVATPrefix: String? {
        vatRegistrations.lazy.map { ($0.text("ram:ID") ?? "").part(0, 2) }.first { !$0.isEmpty }
    }

    /// A party's VAT numbers.
    var tradeVATNumbers: [String] {
        elements("ram:SpecifiedTaxRegistration/ram:ID").filter { $0.attribute("schemeID") == "VAT" }.map(\.text)
    }

    /// A party with a Swedish address and VAT number.
    var isTradePartySwedishForVAT: Bool {
        has(CIIFacts.country, saying: "SE") && tradeVATNumbers.contains { $0.part(0, 2) == "SE" }
    }

    var isHeaderSeller: Bool {
        self.is("SellerTradeParty", in: Vocabulary.ram)
            && isChild(of: "ApplicableHeaderTradeAgreement", in: Vocabulary.ram)
    }

    var isHeaderBuyer: Bool {
        self.is("BuyerTradeParty", in: Vocabulary.ram)
            && isChild(of: "ApplicableHeaderTradeAgreement", in: Vocabulary.ram)
    }
}
