import ArchiveModel
import EN16931
import XML

/// The rules on a UBL Invoice or CreditNote.
struct UBLRules {
    var run: RuleRun
    let root: XMLElement
    let isInvoice: Bool
    /// BT-24 claims the extension, or CVD.
    let isExtension: Bool
    let isCleanVehicles: Bool
    /// The lines that the document's kind has.
    let lines: [XMLElement]
    let slack: Amount
    /// BT-5, as often as it is stated.
    let currencies: Set<String>
    var thirdPartyTotals = Remembered<Amount?>()
    var currencyBeside = Remembered<String>()
    var netPriceAround = Remembered<Amount?>()
    var unitsOfLine = Remembered<Set<String>?>()
    /// Sub invoice lines at every depth, as the walk finds them.
    var subLines: [XMLElement] = []

    /// Nil where the root is neither.
    init?(_ run: RuleRun) {
        root = run.document.root
        isInvoice = root.is("Invoice", in: .invoice)
        guard isInvoice || root.is("CreditNote", in: .creditNote) else { return nil }
        self.run = run
        let claims = root.cbc("CustomizationID")
        isExtension = claims.contain(text: XRechnungSpecification.extension.identifier)
        isCleanVehicles = claims.contain(text: XRechnungSpecification.cleanVehicles.identifier)
        lines = root.cac(isInvoice ? "InvoiceLine" : "CreditNoteLine")
        currencies = Set(root.cbc("DocumentCurrencyCode").map(\.text))
        slack = XRechnungValidation.slack(currency: root.cbc("DocumentCurrencyCode").first?.text)
    }

    mutating func findings() -> [Finding] {
        checkDocument()
        checkParties()
        checkPaymentMeans()
        if isCleanVehicles { checkVehicles() }
        checkPeppolDocument()
        walk()
        if isExtension { checkSubLines() }
        return run.findings()
    }

    /// Rules about elements wherever they are.
    private mutating func walk() {
        let (root, isExtension) = (root, isExtension)
        root.forEachInside { element in
            checkPeppol(element)
            if isExtension { checkExtension(element) }
        }
    }
}
