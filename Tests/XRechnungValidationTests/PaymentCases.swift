import EN16931Validation
import XRechnungValidation

private let account = "<cac:PayeeFinancialAccount><cbc:ID>DE75512108001245126199</cbc:ID></cac:PayeeFinancialAccount>"
private let card = "<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>"
private let mandate = """
    <cac:PaymentMandate><cbc:ID>M-1</cbc:ID><cac:PayerFinancialAccount><cbc:ID>DE75512108001245126199</cbc:ID>\
    </cac:PayerFinancialAccount></cac:PaymentMandate>
    """

extension SampleDocument {
    /// UBL paid by direct debit, with a creditor identifier.
    fileprivate static let debited = [ubl, creditNote].map { document in
        document.changed(">58<", ">59<").changed(account, mandate).changed(
            "schemeID=\"0088\">4000001000005", "schemeID=\"SEPA\">DE98ZZZ")
    }

    /// UBL paid by card.
    fileprivate static let charged = [ubl, creditNote].map { $0.changed(">58<", ">48<").changed(account, card) }

    fileprivate static let ciiAccount = """
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>DE75512108001245126199</ram:IBANID>\
        </ram:PayeePartyCreditorFinancialAccount>
        """
    fileprivate static let ciiCard = """
        <ram:ApplicableTradeSettlementFinancialCard><ram:ID>1234</ram:ID></ram:ApplicableTradeSettlementFinancialCard>
        """

    fileprivate static let ciiDebited =
        cii
        .changed("<ram:TypeCode>58", "<ram:TypeCode>59")
        .changed(
            ciiAccount,
            "<ram:PayerPartyDebtorFinancialAccount><ram:IBANID>DE75512108001245126199</ram:IBANID></ram:PayerPartyDebtorFinancialAccount>"
        )
        .changed(
            "<ram:InvoiceCurrencyCode>",
            "<ram:CreditorReferenceID>DE98ZZZ</ram:CreditorReferenceID><ram:InvoiceCurrencyCode>"
        )
        .changed("</ram:Description>", "</ram:Description><ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID>")

    fileprivate static let ciiCharged = cii.changed("<ram:TypeCode>58", "<ram:TypeCode>54").changed(ciiAccount, ciiCard)

    /// One of each payment means in each syntax; no rule has anything to say of them.
    static let paidOtherwise = debited + charged + [ciiDebited, ciiCharged]
}

let paymentCases: [RuleCase] =
    both("BR-DE-19", "DE75512108001245126199", "DE75512108001245126198")
    + both("BR-DE-23-a", ">58</cbc:PaymentMeansCode>" + account, ">30</cbc:PaymentMeansCode>")
    + both("BR-DE-23-b", account, account + card)
    + SampleDocument.debited.flatMap { document in
        [
            RuleCase("BR-DE-20", document, "DE75512108001245126199", "DE75"),
            RuleCase("BR-DE-25-b", document, mandate, account + mandate),
            RuleCase("BR-DE-30", document, "schemeID=\"SEPA\"", "schemeID=\"0088\""),
            RuleCase("PEPPOL-EN16931-R061", document, "<cbc:ID>M-1</cbc:ID>"),
        ]
    }
    + SampleDocument.charged.flatMap { document in
        [
            RuleCase("BR-DE-24-a", document, card),
            RuleCase("BR-DE-24-b", document, card, card + account),
        ]
    }
    + [
        RuleCase("BR-DE-19", .cii, "DE75512108001245126199", "DE755121080012451261991"),
        RuleCase("BR-DE-23-a", .cii, ">58</ram:TypeCode>" + SampleDocument.ciiAccount, ">30</ram:TypeCode>"),
        RuleCase("BR-DE-23-b", .cii, SampleDocument.ciiAccount, SampleDocument.ciiAccount + SampleDocument.ciiCard),
        RuleCase("BR-DE-20", .ciiDebited, "DE75512108001245126199", "DE751"),
        RuleCase("BR-DE-25-b", .ciiDebited, ">59</ram:TypeCode>", ">59</ram:TypeCode>" + SampleDocument.ciiAccount),
        RuleCase("BR-DE-30", .ciiDebited, "<ram:CreditorReferenceID>DE98ZZZ</ram:CreditorReferenceID>"),
        RuleCase("BR-DE-24-a", .ciiCharged, SampleDocument.ciiCard),
        RuleCase("BR-DE-24-b", .ciiCharged, SampleDocument.ciiCard, SampleDocument.ciiCard + SampleDocument.ciiAccount),
        RuleCase("PEPPOL-EN16931-R061", .ciiDebited, "<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID>"),
    ]
