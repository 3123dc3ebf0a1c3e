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
        isSelfBilled = header?.first("InvoiceIssuerType")?.peek == "RE"
        let buyerElement = file.first("Parties", "BuyerParty")
        seller = file.first("Parties", "SellerParty").map { Seller(facturae: $0) }
        buyer = buyerElement.map { Buyer(facturae: $0) }
        buyerReference = buyerElement.flatMap { AdministrativeCentres(of: $0)?.buyerReference }
        payee = header?.first("FactoringAssignmentData", "Assignee").map { Payee(facturae: $0) }
        accountForBatch()
        accountForIssuer()
        noteNamespace()
        if version.isWithdrawn {
            findings.append(
                FacturaeFinding(
                    "FAE-VERSION", .information,
                    "Facturae \(version.rawValue) is withdrawn; it was read as far as it is like 3.2, and its structure "
                        + "was not checked: there is no schema here for it. Ask the sender for 3.2.2.",
                    place: file.place))
        }
    }

    /// Facturae's elements below the root have no namespace. Those in the root's are read all the same; the fault itself is
    /// the schema's to tell.
    private mutating func noteNamespace() {
        let names = ["FileHeader", "Parties", "Invoices"]
        guard let first = file.children.first(where: { names.contains($0.name) && !$0.namespace.isEmpty }) else {
            return
        }
        findings.append(
            FacturaeFinding(
                "FAE-NAMESPACE", .information,
                "The elements below the root stand in its namespace (first \(first.name)), in which Facturae has none of them; they "
                    + "were read as if they stood in no namespace. Ask the sender to declare it with a prefix.",
                place: first.place))
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
        if InvoiceTypeCode.isCreditNote(code.canonical) { invoice = invoice.negated }
        invoice.typeCode = code
        return invoice
    }

    /// The batch repeats what its invoices say; its identifier, and amounts that are others, are told of.
    private func accountForBatch() {
        guard let batch = header?.first("Batch") else { return }
        let invoices = file.all("Invoices", "Invoice")
        func accountIfSame(_ element: FacturaeElement?, _ isSame: Bool) { if isSame { element?.account() } }
        let count = batch.first("InvoicesCount")
        accountIfSame(count, count?.peek == "\(invoices.count)")
        let currency = batch.first("InvoiceCurrencyCode")
        accountIfSame(
            currency,
            invoices.allSatisfy { $0.first("InvoiceIssueData", "InvoiceCurrencyCode")?.peek == currency?.peek })
        for (name, source) in [
            ("TotalInvoicesAmount", "InvoiceTotal"), ("TotalOutstandingAmount", "TotalOutstandingAmount"),
            ("TotalExecutableAmount", "TotalExecutableAmount"),
        ] {
            let sum = ExactAmounts.sum(invoices.map { $0.first("InvoiceTotals")?.peekedAmount(source) })
            let total = batch.first(name)
            accountIfSame(total?.first("TotalAmount"), sum != nil && total?.peekedAmount("TotalAmount") == sum)
        }
    }

    /// That the seller issues goes without saying, that the buyer does is a type of invoice of its own (BT-3).
    private func accountForIssuer() {
        guard let issuer = header?.first("InvoiceIssuerType") else { return }
        switch issuer.peek {
        case "EM": issuer.account()
        case "RE":
            issuer.account()
            let isCorrective = file.all("Invoices", "Invoice").contains {
                ["OR", "CR"].contains($0.first("InvoiceHeader", "InvoiceClass")?.peek)
            }
            if isCorrective {
                issuer.tell("The buyer issued it. BT-3 says that it corrects (384) and cannot say both.")
            }
        default:
            issuer.tell("A third party issued it on behalf of the seller; EN 16931 does not say who issues an invoice.")
        }
    }

    /// The type code an invoice written here carries in its extensions.
    private static func typeCode(in element: FacturaeElement) -> Term<String>? {
        element.first("AdditionalData", "Extensions")?.children.first {
            $0.name == "InvoiceTypeCode" && $0.namespace == FacturaeVersion.extensionNamespace
        }?.content()
    }
}
