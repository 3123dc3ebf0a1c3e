import EN16931

/// One reading of a file: what stands once for all its invoices, and each of them.
struct BatchReading {
    let file: FacturaeElement
    let version: FacturaeVersion
    var findings: [FacturaeFinding] = []
    private let header: FacturaeElement?
    private let seller: Seller?
    private let buyer: Buyer?
    private let buyerReference: Term<String>?
    private let payee: Payee?
    private let isSelfBilled: Bool

    init(file: FacturaeElement, version: FacturaeVersion) {
        self.file = file
        self.version = version
        header = file.first("FileHeader")
        _ = header?.code("SchemaVersion")
        _ = header?.code("Modality")
        header?.first("Batch")?.account()
        isSelfBilled = header?.code("InvoiceIssuerType") == "RE"
        let buyerElement = file.first("Parties", "BuyerParty")
        seller = file.first("Parties", "SellerParty").map { Seller(facturae: $0) }
        buyer = buyerElement.map { Buyer(facturae: $0) }
        buyerReference = buyerElement.flatMap { AdministrativeCentres(of: $0)?.buyerReference }
        payee = header?.first("FactoringAssignmentData", "Assignee").map { Payee(facturae: $0) }
        if version.isWithdrawn {
            findings.append(
                FacturaeFinding(
                    "FAE-VERSION", .information,
                    "Facturae \(version.rawValue) is withdrawn; it was read as far as it is like 3.2, and its structure "
                        + "was not checked. Ask the sender for 3.2.2.", place: file.place))
        }
    }

    mutating func invoice(_ element: FacturaeElement) -> Invoice {
        var reading = InvoiceReading(element: element)
        var invoice = reading.invoice(isSelfBilled: isSelfBilled)
        invoice.seller = seller
        invoice.buyer = buyer
        invoice.buyerReference = buyerReference
        invoice.payee = payee
        findings += reading.findings
        guard let code = Self.typeCode(in: element) else { return invoice }
        if InvoiceTypeCodes.isCreditNote(code.canonical) { invoice = invoice.negated }
        invoice.typeCode = code
        return invoice
    }

    /// What stands outside the invoices and was not read.
    func unmappedOutsideInvoices() -> [UnmappedElement] {
        ["FileHeader", "Parties", "Extensions"].flatMap { name in
            file.first(name)?.unused(path: name, limit: 1_000) ?? []
        }
    }

    /// The type code an invoice written here carries in its extensions.
    private static func typeCode(in element: FacturaeElement) -> Term<String>? {
        element.first("AdditionalData", "Extensions")?.children.first {
            $0.name == "InvoiceTypeCode" && $0.namespace == FacturaeVersion.extensionNamespace
        }?.content()
    }
}
