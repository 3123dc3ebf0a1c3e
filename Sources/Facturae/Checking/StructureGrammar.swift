/// Facturae's element structure and value types, as facts in a notation of our own.
///
/// One line per complex type: `Name = child child …`. A child is `Element:Type`, the type left out where it has the
/// element's name; `?` may be missing, `+` may repeat, `*` both; `A|B` is one of the two; `@3.2.1` and `@3.2.2` mark what
/// came with that version. Types in lower case are values, see `ValueType`.
enum StructureGrammar {
    struct Child: Sendable {
        /// One name, or two of which one is used.
        let alternatives: [(name: String, type: String)]
        let isOptional: Bool
        let repeats: Bool
        let since: FacturaeVersion

        /// The type of the child of that name, nil where it is another child.
        func type(of name: String) -> String? { alternatives.first { $0.name == name }?.type }
    }

    /// Children by type.
    static let types: [String: [Child]] = parse(text)

    private static func parse(_ text: String) -> [String: [Child]] {
        var types: [String: [Child]] = [:]
        for line in text.split(separator: "\n") {
            let sides = line.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let name = sides.first?.split(separator: " ").first else { continue }
            types[String(name)] = sides[1].split(separator: " ").map(child)
        }
        return types
    }

    private static func child(_ token: Substring) -> Child {
        let parts = token.split(separator: "@", maxSplits: 1)
        let since = parts.count > 1 ? FacturaeVersion(rawValue: String(parts[1])) ?? .v3_2 : .v3_2
        var body = parts[0]
        let mark = body.last.flatMap { "?+*".contains($0) ? $0 : nil }
        if mark != nil { body = body.dropLast() }
        let alternatives = body.split(separator: "|").map { alternative in
            let pair = alternative.split(separator: ":", maxSplits: 1)
            return (name: String(pair[0]), type: String(pair.count > 1 ? pair[1] : pair[0]))
        }
        return Child(
            alternatives: alternatives, isOptional: mark == "?" || mark == "*", repeats: mark == "+" || mark == "*",
            since: since)
    }

    private static let text = """
        Facturae = FileHeader Parties Invoices Extensions:any? Signature:any?
        FileHeader = SchemaVersion:version Modality:modality InvoiceIssuerType:issuer ThirdParty:Party? Batch \
        FactoringAssignmentData:Factoring?
        Party = TaxIdentification LegalEntity|Individual
        Batch = BatchIdentifier:t70 InvoicesCount:integer TotalInvoicesAmount:Total TotalOutstandingAmount:Total \
        TotalExecutableAmount:Total InvoiceCurrencyCode:currency
        Total = TotalAmount:d8a2 EquivalentInEuros:d2?
        Factoring = Assignee:Party PaymentDetails:Instalments FactoringAssignmentClauses:t2500 \
        FactoringAssignmentDocument:AssignmentDocument*@3.2.2
        AssignmentDocument = DocumentCharacter:t50 RepresentationIdentity:t80? DocumentType:t50 Repository?
        Repository = RepositoryName:t20 URL:t250? Reference:t250
        Parties = SellerParty:Business BuyerParty:Business
        Business = TaxIdentification PartyIdentification:digits10? AdministrativeCentres:Centres? LegalEntity|Individual
        TaxIdentification = PersonTypeCode:person ResidenceTypeCode:residence TaxIdentificationNumber:t3-30
        LegalEntity = CorporateName:t80 TradeName:t40? RegistrationData? AddressInSpain|OverseasAddress ContactDetails?
        Individual = Name:t40 FirstSurname:t40 SecondSurname:t40? AddressInSpain|OverseasAddress ContactDetails?
        RegistrationData = Book:t20? RegisterOfCompaniesLocation:t20? Sheet:t20? Folio:t20? Section:t20? Volume:t20? \
        AdditionalRegistrationData:t20?
        AddressInSpain = Address:t80 PostCode:digits5 Town:t50 Province:t20 CountryCode:country
        OverseasAddress = Address:t80 PostCodeAndTown:t50 Province:t20 CountryCode:country
        ContactDetails = Telephone:t15? TeleFax:t15? WebAddress:t60? ElectronicMail:t60? ContactPersons:t40? \
        CnoCnae:digits5? INETownCode:t9? AdditionalContactDetails:t60?
        Centres = AdministrativeCentre:Centre+
        Centre = CentreCode:t10? RoleTypeCode:role? Name:t40? FirstSurname:t40? SecondSurname:t40? \
        AddressInSpain|OverseasAddress ContactDetails? PhysicalGLN:t14? LogicalOperationalPoint:t14? \
        CentreDescription:t2500?
        Invoices = Invoice+
        Invoice = InvoiceHeader InvoiceIssueData TaxesOutputs TaxesWithheld? InvoiceTotals Items \
        PaymentDetails:Instalments? LegalLiterals? AdditionalData?
        InvoiceHeader = InvoiceNumber:t20 InvoiceSeriesCode:t20? InvoiceDocumentType:documenttype \
        InvoiceClass:class Corrective?
        Corrective = InvoiceNumber:t20? InvoiceSeriesCode:t20? ReasonCode:reason ReasonDescription:reasontext \
        TaxPeriod:Period CorrectionMethod:method CorrectionMethodDescription:methodtext \
        AdditionalReasonDescription:t2500? InvoiceIssueDate:date?@3.2.2
        Period = StartDate:date EndDate:date
        InvoiceIssueData = IssueDate:date OperationDate:date? PlaceOfIssue? InvoicingPeriod:Period? \
        InvoiceCurrencyCode:currency ExchangeRateDetails? TaxCurrencyCode:currency LanguageName:language \
        InvoiceDescription:t2500?@3.2.2 ReceiverTransactionReference:t20?@3.2.2 FileReference:t20?@3.2.2 \
        ReceiverContractReference:t20?@3.2.2
        PlaceOfIssue = PostCode:digits5 PlaceOfIssueDescription:t20?
        ExchangeRateDetails = ExchangeRate:d8a2 ExchangeRateDate:date
        TaxesOutputs = Tax:TaxOutput+
        TaxOutput = TaxTypeCode:tax TaxRate:d8a2 TaxableBase:Total TaxAmount:Total? SpecialTaxableBase:Total? \
        SpecialTaxAmount:Total? EquivalenceSurcharge:d2? EquivalenceSurchargeAmount:Total?
        TaxesWithheld = Tax:TaxWithheld+
        TaxWithheld = TaxTypeCode:tax TaxRate:d8a2 TaxableBase:Total TaxAmount:Total?
        InvoiceTotals = TotalGrossAmount:d8a2 GeneralDiscounts:Discounts? GeneralSurcharges:Charges? \
        TotalGeneralDiscounts:d8a2? TotalGeneralSurcharges:d8a2? TotalGrossAmountBeforeTaxes:d8a2 TotalTaxOutputs:d8a2 \
        TotalTaxesWithheld:d8a2 InvoiceTotal:d8a2 Subsidies? PaymentsOnAccount? ReimbursableExpenses:Reimbursables? \
        TotalFinancialExpenses:d2? TotalOutstandingAmount:d8a2 TotalPaymentsOnAccount:d8a2? AmountsWithheld? \
        TotalExecutableAmount:d8a2 TotalReimbursableExpenses:d8a2? PaymentInKind?@3.2.2
        Discounts = Discount+
        Discount = DiscountReason:t2500 DiscountRate:d8a4? DiscountAmount:d8a6
        Charges = Charge+
        Charge = ChargeReason:t2500 ChargeRate:d8a4? ChargeAmount:d8a6
        Subsidies = Subsidy+
        Subsidy = SubsidyDescription:t2500 SubsidyRate:d8a4? SubsidyAmount:d8a2
        PaymentsOnAccount = PaymentOnAccount+
        PaymentOnAccount = PaymentOnAccountDate:date PaymentOnAccountAmount:d8a2
        Reimbursables = ReimbursableExpenses:Reimbursable+
        Reimbursable = ReimbursableExpensesSellerParty:TaxIdentification? ReimbursableExpensesBuyerParty:TaxIdentification? \
        IssueDate:date? InvoiceNumber:t20? InvoiceSeriesCode:t20? ReimbursableExpensesAmount:d8a2
        AmountsWithheld = WithholdingReason:t2500 WithholdingRate:d8a4? WithholdingAmount:d8a2
        PaymentInKind = PaymentInKindReason:t2500 PaymentInKindAmount:d8
        Items = InvoiceLine+
        InvoiceLine = IssuerContractReference:t20? IssuerContractDate:date? IssuerTransactionReference:t20? \
        IssuerTransactionDate:date? ReceiverContractReference:t20? ReceiverContractDate:date? \
        ReceiverTransactionReference:t20? ReceiverTransactionDate:date? FileReference:t20? FileDate:date? \
        SequenceNumber:double? DeliveryNotesReferences? ItemDescription:t2500 Quantity:double UnitOfMeasure:unit? \
        UnitPriceWithoutTax:d8a6 TotalCost:d8a6 DiscountsAndRebates:Discounts? Charges? GrossAmount:d8a6 TaxesWithheld? \
        TaxesOutputs LineItemPeriod:Period? TransactionDate:date? AdditionalLineItemInformation:t2500? \
        SpecialTaxableEvent? ArticleCode:t20? Extensions:any?
        DeliveryNotesReferences = DeliveryNote+
        DeliveryNote = DeliveryNoteNumber:t30 DeliveryNoteDate:date?
        SpecialTaxableEvent = SpecialTaxableEventCode:event SpecialTaxableEventReason:t2500
        Instalments = Installment+
        Installment = InstallmentDueDate:date InstallmentAmount:d2 PaymentMeans:means AccountToBeCredited:Account? \
        PaymentReconciliationReference:t60? AccountToBeDebited:Account? CollectionAdditionalInformation:t2500? \
        RegulatoryReportingData:digits6? DebitReconciliationReference:t60?
        Account = IBAN:t5-34|AccountNumber:t5-34 BankCode:t60? BranchCode:t60? \
        BranchInSpainAddress:AddressInSpain|OverseasBranchAddress:OverseasAddress? BIC:bic?
        LegalLiterals = LegalReference:t250*
        AdditionalData = RelatedInvoice:t40? RelatedDocuments? InvoiceAdditionalInformation:t2500? Extensions:any?
        RelatedDocuments = Attachment+
        Attachment = AttachmentCompressionAlgorithm:compression? AttachmentFormat:format AttachmentEncoding:encoding? \
        AttachmentDescription:t2500? AttachmentData:text
        """
}
