/// An invoice or credit note as EN 16931-1:2017 describes it (§6.3, all of BT-1…BT-165 and BG-1…BG-32).
///
/// Tolerant: what a document leaves out is nil, what it writes wrongly keeps its text (see `Term`). What the
/// document repeats beyond the model's cardinality is read once, the first.
package struct Invoice: Hashable, Sendable, Codable {
    /// BT-1 Invoice number.
    package var number: Term<String>?
    /// BT-2 Invoice issue date.
    package var issueDate: Term<InvoiceDate>?
    /// BT-3 Invoice type code (UNTDID 1001).
    package var typeCode: Term<String>?
    /// BT-5 Invoice currency code (ISO 4217).
    package var currencyCode: Term<String>?
    /// BT-6 VAT accounting currency code.
    package var vatAccountingCurrencyCode: Term<String>?
    /// BT-7 Value added tax point date.
    package var vatPointDate: Term<InvoiceDate>?
    /// BT-8 Value added tax point date code, as the syntax writes it (UBL: UNTDID 2005, CII: 2475).
    package var vatPointDateCode: Term<String>?
    /// BT-9 Payment due date.
    package var paymentDueDate: Term<InvoiceDate>?
    /// BT-10 Buyer reference.
    package var buyerReference: Term<String>?
    /// BT-11 Project reference.
    package var projectReference: Term<String>?
    /// BT-12 Contract reference.
    package var contractReference: Term<String>?
    /// BT-13 Purchase order reference.
    package var purchaseOrderReference: Term<String>?
    /// BT-14 Sales order reference.
    package var salesOrderReference: Term<String>?
    /// BT-15 Receiving advice reference.
    package var receivingAdviceReference: Term<String>?
    /// BT-16 Despatch advice reference.
    package var despatchAdviceReference: Term<String>?
    /// BT-17 Tender or lot reference.
    package var tenderOrLotReference: Term<String>?
    /// BT-18 Invoiced object identifier.
    package var invoicedObject: Identifier?
    /// BT-19 Buyer accounting reference.
    package var buyerAccountingReference: Term<String>?
    /// BT-20 Payment terms.
    package var paymentTerms: Term<String>?
    /// BG-1 Invoice notes.
    package var notes: [InvoiceNote] = []
    /// BG-2 Process control.
    package var processControl: ProcessControl?
    /// BG-3 Preceding invoice references.
    package var precedingInvoices: [PrecedingInvoiceReference] = []
    /// BG-4 Seller.
    package var seller: Seller?
    /// BG-7 Buyer.
    package var buyer: Buyer?
    /// BG-10 Payee.
    package var payee: Payee?
    /// BG-11 Seller tax representative party.
    package var taxRepresentative: SellerTaxRepresentative?
    /// BG-13 Delivery information.
    package var delivery: DeliveryInformation?
    /// BG-14 Invoicing period.
    package var invoicingPeriod: Period?
    /// BG-16 Payment instructions. The model has one; both syntaxes repeat the group, once per account.
    package var paymentInstructions: [PaymentInstructions] = []
    /// BT-83 Remittance information, of BG-16; here because it holds for all its repetitions.
    package var remittanceInformation: Term<String>?
    /// BG-19 Direct debit, of BG-16; here for the same reason.
    package var directDebit: DirectDebit?
    /// BG-20 Document level allowances.
    package var allowances: [AllowanceOrCharge] = []
    /// BG-21 Document level charges.
    package var charges: [AllowanceOrCharge] = []
    /// BG-22 Document totals.
    package var totals: DocumentTotals?
    /// The VAT totals as the document states them, one per currency; BT-110 and BT-111 are taken from here.
    package var vatTotals: [VATTotal] = []
    /// BG-23 VAT breakdown.
    package var vatBreakdown: [VATBreakdown] = []
    /// BG-24 Additional supporting documents.
    package var supportingDocuments: [AdditionalSupportingDocument] = []
    /// BG-25 Invoice lines.
    package var lines: [InvoiceLine] = []
    /// Whether the document's own element says credit note; nil where the syntax has one for both (CII). BT-3 tells
    /// what it is in commerce.
    package var isCreditNote: Bool?
    /// The document's place: its root element.
    package var source: Provenance = Provenance()

    package init() {}
}
