import EN16931Validation

/// One case or more for each kind of rule about the tree.
let treeCases: [TreeCase] = [
    // What the binding leaves out.
    TreeCase(["UBL-CR-005"], .ubl, "<cbc:IssueDate>", "<cbc:UUID>1</cbc:UUID><cbc:IssueDate>"),
    TreeCase(["UBL-CR-017"], .ubl, "<cbc:ID>PO-1</cbc:ID>", "<cbc:ID>PO-1</cbc:ID><cbc:UUID>1</cbc:UUID>"),
    TreeCase(["UBL-CR-646"], .ubl, "<cac:Item>", "<cac:SubInvoiceLine/><cac:Item>"),
    TreeCase(["UBL-CR-660"], .ubl, "<cbc:IdentificationCode>ES", "<cbc:IdentificationCode listID=\"x\">ES"),
    TreeCase(
        ["UBL-CR-002"], .ubl, "<cbc:CustomizationID>", "<cbc:UBLVersionID>2.3</cbc:UBLVersionID><cbc:CustomizationID>"),
    TreeCase([], .ubl, "<cbc:CustomizationID>", "<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:CustomizationID>"),
    TreeCase(
        ["UBL-CR-412"], .ubl, "<cbc:PaymentID>", "<cbc:PaymentDueDate>2026-12-23</cbc:PaymentDueDate><cbc:PaymentID>"),
    TreeCase(
        ["CII-SR-002"], .cii, "<rsm:ExchangedDocumentContext>", "<rsm:ExchangedDocumentContext><ram:TestIndicator/>"),
    TreeCase(
        ["CII-SR-048"], .cii, "<ram:Name>Part",
        "<ram:ManufacturerAssignedID>1</ram:ManufacturerAssignedID><ram:Name>Part"),
    // Attributes.
    TreeCase(["UBL-DT-19"], .ubl, "<cbc:BuyerReference>", "<cbc:BuyerReference languageID=\"es\">"),
    TreeCase(["UBL-DT-18"], .ubl, "<cbc:BuyerReference>", "<cbc:BuyerReference name=\"x\">"),
    TreeCase(["CII-DT-031"], .cii, "<ram:GrandTotalAmount>", "<ram:GrandTotalAmount currencyID=\"EUR\">"),
    TreeCase(["CII-DT-101"], .cii, "<ram:IBANID>", "<ram:IBANID schemeName=\"IBAN\">"),
    TreeCase(["CII-DT-001"], .cii, "<ram:ID>FA-9", "<ram:ID schemeName=\"x\">FA-9"),
    TreeCase(["CII-DT-008"], .cii, "<ram:TypeCode>380", "<ram:TypeCode name=\"Invoice\">380"),
    // How often.
    TreeCase(["UBL-SR-05"], .ubl, "<cac:TaxTotal>", terms + terms + "<cac:TaxTotal>"),
    TreeCase(["UBL-SR-48"], .ubl, "<cbc:Name>Part</cbc:Name>", "<cbc:Name>Part</cbc:Name><cac:ClassifiedTaxCategory/>"),
    TreeCase(
        ["CII-SR-039", "CII-SR-040"], .cii, "<ram:LineID>1</ram:LineID>", "<ram:LineID>1</ram:LineID>" + note + note),
    TreeCase(
        ["CII-SR-454"], .cii, "<ram:SpecifiedLineTradeSettlement>",
        "<ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax>"
            + "<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>21</ram:RateApplicablePercent>"
            + "</ram:ApplicableTradeTax>"),
    // One value throughout.
    TreeCase(
        ["UBL-SR-44", "UBL-SR-47"], .ubl, "<cac:PaymentMeans>",
        "<cac:PaymentMeans><cbc:PaymentMeansCode>57</cbc:PaymentMeansCode><cbc:PaymentID>B</cbc:PaymentID></cac:PaymentMeans>"
            + "<cac:PaymentMeans>"),
    TreeCase(["UBL-SR-12"], .ubl, "<cac:PartyTaxScheme>", vatScheme + "<cac:PartyTaxScheme>"),
    TreeCase(["UBL-SR-53"], .ubl, "<cac:PartyTaxScheme>", "<cac:PartyTaxScheme/><cac:PartyTaxScheme>"),
    TreeCase(["UBL-SR-51"], .ubl, "<cac:Country>", "<cac:AddressLine/><cac:AddressLine/><cac:Country>"),
    // References.
    TreeCase(["UBL-CR-666"], .ubl, "<cac:AccountingSupplierParty>", document("130", "<cac:Attachment/>")),
    TreeCase(["UBL-SR-43"], .ubl, "<cac:AccountingSupplierParty>", document("916", "")),
    TreeCase(
        ["BR-52"], .ubl, "<cac:AccountingSupplierParty>",
        "<cac:AdditionalDocumentReference><cbc:ID> </cbc:ID></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"
    ),
    TreeCase(
        ["UBL-DT-06", "UBL-DT-07"], .ubl, "<cac:AccountingSupplierParty>",
        document(
            "",
            "<cac:Attachment><cbc:EmbeddedDocumentBinaryObject>AA==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
        )),
    TreeCase(
        ["CII-DT-018"], .cii, "<ram:BuyerOrderReferencedDocument>",
        "<ram:BuyerOrderReferencedDocument><ram:TypeCode>130</ram:TypeCode>"),
    // Data types.
    TreeCase(
        ["UBL-DT-01"], .ubl, "<cac:Price>",
        "<cac:TaxTotal><cbc:TaxAmount currencyID=\"EUR\">1.000</cbc:TaxAmount></cac:TaxTotal><cac:Price>"
    )
    .with("UBL-CR-561"),
    TreeCase(["CII-DT-097"], .cii, "format=\"102\">20261101", "format=\"102\">2026-11-01").with("unreadable-value"),
    TreeCase(
        ["CII-DT-037", "BR-CO-17", "BR-47", "BR-48", "BR-S-01"], .cii,
        "<ram:CalculatedAmount>21.00</ram:CalculatedAmount><ram:TypeCode>VAT",
        "<ram:CalculatedAmount>21.00</ram:CalculatedAmount><ram:TypeCode>GST"),
]

private let terms = "<cac:PaymentTerms><cbc:Note>30 days</cbc:Note></cac:PaymentTerms>"
private let note = "<ram:IncludedNote><ram:Content>Note</ram:Content></ram:IncludedNote>"
private let vatScheme =
    "<cac:PartyTaxScheme><cbc:CompanyID>ESA1</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"

private func document(_ code: String, _ content: String) -> String {
    "<cac:AdditionalDocumentReference><cbc:ID>D-1</cbc:ID>"
        + (code.isEmpty ? "" : "<cbc:DocumentTypeCode>\(code)</cbc:DocumentTypeCode>")
        + "\(content)</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"
}

extension TreeCase {
    fileprivate func with(_ rule: String) -> TreeCase { TreeCase(rules.union([rule]), syntax, old, new) }
}
