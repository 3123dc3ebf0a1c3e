import EN16931
import EN16931Validation

let mandatoryCases: [RuleCase] = [
    RuleCase(["BR-01"]) { $0.processControl = nil },
    RuleCase(["BR-02"]) { $0.number = Term(reading: "  ") },
    RuleCase(["BR-03"]) { $0.issueDate = nil },
    RuleCase(["BR-04"]) { $0.typeCode = nil },
    RuleCase(["BR-06"]) { $0.seller?.name = nil },
    RuleCase(["BR-07"]) { $0.buyer?.name = nil },
    RuleCase(["BR-08"], in: [.ubl]) { $0.seller?.address = nil },
    RuleCase(["BR-08", "BR-09"], in: [.cii]) { $0.seller?.address = nil },
    RuleCase(["BR-09"]) { $0.seller?.address?.countryCode = nil },
    RuleCase(["BR-10"], in: [.ubl]) { $0.buyer?.address = nil },
    RuleCase(["BR-11"]) { $0.buyer?.address?.countryCode = nil },
    RuleCase(["BR-12", "BR-CO-10", "BR-CO-13"]) { $0.totals?.lineNetSum = nil },
    RuleCase(["BR-13", "BR-CO-13", "BR-CO-15"]) { $0.totals?.withoutVAT = nil },
    RuleCase(["BR-14", "BR-CO-15", "BR-CO-16"]) { $0.totals?.withVAT = nil },
    RuleCase(["BR-15", "BR-CO-16"]) { $0.totals?.payable = nil },
    RuleCase(["BR-45", "BR-CO-17", "BR-S-08", "BR-S-09"]) { $0.vatBreakdown[0].taxableAmount = nil },
    RuleCase(["BR-46", "BR-CO-14", "BR-CO-17", "BR-S-09"]) { invoice in
        invoice.vatBreakdown[0].taxAmount = nil
    },
    RuleCase(["BR-47", "BR-S-01"]) { $0.vatBreakdown[0].category = nil },
    RuleCase(["BR-CO-03"], in: [.ubl]) { invoice in
        invoice.vatPointDate = SampleInvoice.day("2026-11-23")
        invoice.vatPointDateCode = Term("35")
    },
    RuleCase(["BR-52"]) { $0.supportingDocuments = [AdditionalSupportingDocument()] },
    RuleCase(["BR-55"]) { $0.precedingInvoices = [PrecedingInvoiceReference()] },
]

let partyCases: [RuleCase] = [
    RuleCase(["BR-17"]) { $0.payee = Payee() },
    RuleCase(["BR-17"]) { invoice in
        invoice.payee = Payee()
        invoice.payee?.name = Term("Factor S.A.")
        invoice.payee?.identifier = invoice.seller?.identifiers.first
    },
    RuleCase(["BR-18", "BR-19", "BR-56"], in: [.ubl]) { $0.taxRepresentative = SellerTaxRepresentative() },
    RuleCase(["BR-20"]) { invoice in
        invoice.taxRepresentative = SellerTaxRepresentative()
        invoice.taxRepresentative?.name = Term("Fiscal S.L.")
        invoice.taxRepresentative?.vatIdentifier = Term("ESB11111111")
        invoice.taxRepresentative?.address = PostalAddress()
    },
    RuleCase(["BR-29"]) { invoice in
        invoice.invoicingPeriod = Period()
        invoice.invoicingPeriod?.start = SampleInvoice.day("2026-11-30")
        invoice.invoicingPeriod?.end = SampleInvoice.day("2026-11-01")
    },
    RuleCase(["BR-CO-19"]) { $0.invoicingPeriod = Period() },
    RuleCase(["BR-49"]) { $0.paymentInstructions[0].meansCode = nil },
    RuleCase(["BR-50", "BR-61"]) { $0.paymentInstructions[0].creditTransfers = [CreditTransfer()] },
    RuleCase(["BR-61"], in: [.ubl]) { $0.paymentInstructions[0].creditTransfers = [] },
    RuleCase(["BR-57"]) { invoice in
        invoice.delivery = DeliveryInformation()
        invoice.delivery?.address = PostalAddress()
    },
    RuleCase(["BR-62"]) { $0.seller?.electronicAddress?.scheme = nil },
    RuleCase(["BR-63"]) { $0.buyer?.electronicAddress?.scheme = nil },
    RuleCase(["BR-CO-09"]) { $0.seller?.vatIdentifier = Term("B00000000") },
    RuleCase(["BR-CO-26"]) { invoice in
        invoice.seller?.identifiers = []
        invoice.seller?.legalRegistration = nil
        invoice.seller?.vatIdentifier = nil
        invoice.seller?.taxRegistration = Term("00/000")
    },
]

let lineCases: [RuleCase] = [
    RuleCase(["BR-21"]) { $0.lines[0].identifier = nil },
    RuleCase(["BR-22", "BR-23"]) { $0.lines[0].quantity = nil },
    RuleCase(["BR-23"]) { $0.lines[1].quantity?.unit = nil },
    RuleCase(["BR-24", "BR-CO-10", "BR-S-08"]) { $0.lines[0].netAmount = nil },
    RuleCase(["BR-25"]) { $0.lines[0].item?.name = nil },
    RuleCase(["BR-26", "BR-27"]) { $0.lines[0].price = nil },
    RuleCase(["BR-27"]) { $0.lines[0].price?.netPrice = SampleInvoice.amount("-1") },
    RuleCase(["BR-28"]) { $0.lines[0].price?.grossPrice = SampleInvoice.amount("-1") },
    RuleCase(["BR-30"]) { invoice in
        invoice.lines[0].period = Period()
        invoice.lines[0].period?.start = SampleInvoice.day("2026-11-30")
        invoice.lines[0].period?.end = SampleInvoice.day("2026-11-01")
    },
    RuleCase(["BR-CO-20"]) { $0.lines[0].period = Period() },
    RuleCase(["BR-CO-04", "BR-S-08"]) { $0.lines[0].vat = nil },
    RuleCase(["BR-41", "BR-42", "BR-CO-23"]) { $0.lines[0].allowances = [AllowanceOrCharge()] },
    RuleCase(["BR-43", "BR-44", "BR-CO-24"]) { $0.lines[0].charges = [AllowanceOrCharge()] },
    RuleCase(["BR-54"]) { $0.lines[0].item?.attributes = [ItemAttribute()] },
    RuleCase(["BR-64"]) { $0.lines[0].item?.standardIdentifier = Identifier(Term("8400000000006")) },
    RuleCase(["BR-65"]) { $0.lines[0].item?.classifications = [Identifier(Term("30000000"))] },
]
