import XML

/// What the UBL artefact's rules ask about the document as a whole.
struct UBLFacts {
    static let supplier: Path = "cac:AccountingSupplierParty/cac:Party"
    static let customer: Path = "cac:AccountingCustomerParty/cac:Party"
    static let country: Path = "cac:PostalAddress/cac:Country/cbc:IdentificationCode"

    let isInvoice: Bool
    let isCreditNote: Bool
    /// BT-23's number, nil where it has not the network's form.
    let process: String?
    /// BT-5 as written.
    let currency: String?
    /// Where the seller is for tax: prefix of its VAT number, else of its representative's, else its address.
    let supplierCountry: String
    let customerCountry: String
    /// Prefix of the seller's own VAT number, else its address.
    let ownSupplierCountry: String
    /// The addresses' countries as written.
    let supplierAddress: String
    let customerAddress: String
    let taxRepresentativeAddress: String
    /// Swedish by address, and by a VAT number that begins with SE.
    let isSwedishSupplier: Bool
    let isSwedishCustomer: Bool
    let hasSwedishVAT: Bool
    /// What rules about lines ask of the document.
    let hasPaymentMeans: Bool
    let namesOrder: Bool
    let namesInvoice: Bool
    /// BT-2 and the bounds of BG-14 as written.
    let issueDate: String
    let periodStart: String?
    let periodEnd: String?
    /// What follows the country in the VAT numbers of the seller and its tax representative.
    let taxNumbers: [String]

    init(_ root: XMLElement) {
        isInvoice = root.is("Invoice", in: Vocabulary.ublInvoice)
        isCreditNote = root.is("CreditNote", in: Vocabulary.ublCreditNote)
        process = root.text("cbc:ProfileID").flatMap(BusinessProcess.number)
        currency = root.text("cbc:DocumentCurrencyCode")
        let suppliers = root.elements(Self.supplier)
        let customers = root.elements(Self.customer)
        let address = { (parties: [XMLElement]) in parties.lazy.compactMap { $0.text(Self.country) }.first }
        let vat = { (parties: [XMLElement]) in parties.lazy.compactMap { $0.vatPrefix }.first }
        let code = { (text: String?) in text?.collapsedXMLWhiteSpace.upper }
        let representative = vat(root.elements("cac:TaxRepresentativeParty"))
        supplierCountry = code(vat(suppliers) ?? representative ?? address(suppliers)) ?? "XX"
        ownSupplierCountry = code(vat(suppliers) ?? address(suppliers)) ?? "XX"
        customerCountry = code(vat(customers) ?? address(customers)) ?? "XX"
        supplierAddress = address(suppliers) ?? ""
        customerAddress = address(customers) ?? ""
        taxRepresentativeAddress = code(address(root.elements("cac:TaxRepresentativeParty"))) ?? ""
        isSwedishSupplier = suppliers.contains { $0.has(Self.country, saying: "SE") }
        isSwedishCustomer = customers.contains { $0.has(Self.country, saying: "SE") }
        hasSwedishVAT = suppliers.contains(where: \.isSwedishForVAT)
        hasPaymentMeans = root.has("cac:PaymentMeans")
        namesOrder = root.has("cac:OrderReference/cbc:ID")
        namesInvoice = root.has("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID")
        issueDate = root.text("cbc:IssueDate") ?? ""
        periodStart = root.text("cac:InvoicePeriod/cbc:StartDate")
        periodEnd = root.text("cac:InvoicePeriod/cbc:EndDate")
        taxNumbers = (suppliers + root.elements("cac:TaxRepresentativeParty"))
            .flatMap { $0.elements("cac:PartyTaxScheme") }
            .filter { $0.has("cac:TaxScheme/cbc:ID", saying: "VAT") }
            .map { ($0.text("cbc:CompanyID") ?? "").part(2, 9) }
    }

    private func isIn(_ country: String, _ address: String) -> Bool {
        address.collapsedXMLWhiteSpace.upper == country
    }

    var isDanish: Bool { supplierAddress == "DK" }
    var isDanishTrade: Bool { isDanish && customerAddress == "DK" }
    var isGerman: Bool { isIn("DE", supplierAddress) && isIn("DE", customerAddress) }
    var isDutch: Bool { isIn("NL", supplierAddress) }
    var isDutchTrade: Bool { isDutch && isIn("NL", customerAddress) }
    var isGreek: Bool { Self.isGreek(supplierCountry) }
    var isGreekTrade: Bool { isGreek && Self.isGreek(customerCountry) }
    var hasGreekAddress: Bool { supplierAddress == "GR" }
    var isGreekByItself: Bool { Self.isGreek(ownSupplierCountry) }

    private static func isGreek(_ country: String) -> Bool { country == "GR" || country == "EL" }
}

extension XMLElement {
    /// First two characters of a party's VAT number; nil where there is none or it is empty.
    var vatPrefix: String? {
        let schemes = elements("cac:PartyTaxScheme").filter { $0.has("cac:TaxScheme/cbc:ID", saying: "VAT") }
        return schemes.lazy.map { ($0.text("cbc:CompanyID") ?? "").part(0, 2) }.first { !$0.isEmpty }
    }

    /// A party's VAT numbers; the scheme's name may have white space around it.
    var vatNumbers: [XMLElement] {
        elements("cac:PartyTaxScheme").filter { $0.collapsed("cac:TaxScheme/cbc:ID") == "VAT" }
            .flatMap { $0.elements("cbc:CompanyID") }
    }

    /// A party with a Swedish address and VAT number.
    var isSwedishForVAT: Bool {
        guard has(UBLFacts.country, saying: "SE") else { return false }
        return elements("cac:PartyTaxScheme").contains { scheme in
            scheme.has("cac:TaxScheme/cbc:ID", saying: "VAT") && scheme.text("cbc:CompanyID")?.part(0, 2) == "SE"
        }
    }
}
