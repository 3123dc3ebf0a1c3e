import ArchiveModel
import EN16931
import XML

/// The rules on a UN/CEFACT CrossIndustryInvoice (D16B).
struct CIIRules {
    var run: RuleRun
    let root: XMLElement
    /// BT-24 claims the extension, or CVD.
    let isExtension: Bool
    let isCleanVehicles: Bool
    let transaction: [XMLElement]
    let agreement: [XMLElement]
    let settlement: [XMLElement]
    let lines: [XMLElement]
    /// BT-5 and BT-6 as written.
    let currency: String?
    let accountingCurrency: String?
    let slack: Amount
    var hasMandateBeside = Remembered<Bool>()
    var unitsOfLine = Remembered<Set<String>>()
    var netPriceBeside = Remembered<Amount?>()
    /// Names of attached files, by the element that holds the references.
    var fileNames: [Int: Set<String>] = [:]
    var repeatedFileName: String?
    /// Some line names a parent.
    var hasParentLines = false

    /// Nil where the root is no such invoice.
    init?(_ run: RuleRun) {
        root = run.document.root
        guard root.is("CrossIndustryInvoice", in: .rsm) else { return nil }
        self.run = run
        let claims = root.rsm("ExchangedDocumentContext").ram("GuidelineSpecifiedDocumentContextParameter").ram("ID")
        isExtension = claims.contain(text: XRechnungSpecification.extension.identifier)
        isCleanVehicles = claims.contain(text: XRechnungSpecification.cleanVehicles.identifier)
        transaction = root.rsm("SupplyChainTradeTransaction")
        agreement = transaction.ram("ApplicableHeaderTradeAgreement")
        settlement = transaction.ram("ApplicableHeaderTradeSettlement")
        lines = transaction.ram("IncludedSupplyChainTradeLineItem")
        currency = settlement.ram("InvoiceCurrencyCode").first?.text
        accountingCurrency = settlement.ram("TaxCurrencyCode").first?.text
        slack = XRechnungValidation.slack(currency: currency)
    }

    mutating func findings() -> [Finding] {
        checkDocument()
        checkParties()
        checkPaymentMeans()
        if isCleanVehicles { checkVehicles() }
        checkLinePeriods()
        walk()
        run.require(
            repeatedFileName == nil, .attachmentNames, at: root, detail: repeatedFileName.map { "It is \(quoted($0))." }
        )
        if isExtension, hasParentLines {
            for place in lines.ram("AssociatedDocumentLineDocument") {
                run.require(false, .subLinesInCII, at: place)
            }
        }
        return run.findings()
    }

    /// Rules about elements wherever they are.
    private mutating func walk() {
        let (root, isExtension) = (root, isExtension)
        root.forEachInside { element in
            switch element.name {
            case "AdditionalReferencedDocument" where element.is(element.name, in: .ram): collectFileNames(element)
            case "ParentLineID" where element.is(element.name, in: .ram): hasParentLines = true
            default: break
            }
            checkPeppol(element)
            if isExtension { checkExtension(element) }
        }
    }

    private mutating func collectFileNames(_ reference: XMLElement) {
        guard let holder = reference.parent?.node else { return }
        let own = reference.ram("AttachmentBinaryObject").compactMap { $0.attribute("filename") }
        repeatedFileName = repeatedFileName ?? own.first { fileNames[holder, default: []].contains($0) }
        fileNames[holder, default: []].formUnion(own)
    }
}
