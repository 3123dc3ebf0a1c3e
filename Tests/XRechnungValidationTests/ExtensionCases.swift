import EN16931Validation
import XRechnungValidation

private func subLine(
    _ id: String, _ amount: String,
    tax: String = "<cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory>", _ inside: String = ""
)
    -> String
{
    """
    <cac:SubInvoiceLine><cbc:ID>\(id)</cbc:ID><cbc:LineExtensionAmount>\(amount)</cbc:LineExtensionAmount>\(inside)\
    <cac:Item><cbc:Name>Teil</cbc:Name>\(tax)</cac:Item></cac:SubInvoiceLine>
    """
}

private let payment = """
    <cac:PrepaidPayment><cbc:ID>Zuzahlung</cbc:ID><cbc:PaidAmount currencyID="EUR">-7.10</cbc:PaidAmount>\
    <cbc:InstructionID>Kasse</cbc:InstructionID></cac:PrepaidPayment>
    """

extension SampleDocument {
    /// An invoice of the extension with sub invoice lines and a third party payment.
    static let extended = SampleDocument(
        name: "UBL extension", syntax: .ubl,
        text: ublText(line: subLine("1.1", "60.00", subLine("1.1.1", "60.00")) + subLine("1.2", "40.00"), more: "")
    )
    .claiming(.extension)
    .changed("<cbc:PayableAmount>107.10", "<cbc:PayableAmount>100.00")
    .changed("<cac:AllowanceCharge>", payment + "<cac:AllowanceCharge>")
    .changed("schemeID=\"0088\"", "schemeID=\"XR01\"").changed("text/csv", "application/xml")

    static let extendedCII = cii.claiming(.extension).changed("schemeID=\"0088\"", "schemeID=\"XR02\"")

    /// A vehicle bought under the Clean Vehicles Directive.
    static let vehicle = SampleDocument(
        name: "UBL CVD", syntax: .ubl,
        text: ublText(
            line: "",
            more: """
                <cac:CommodityClassification><cbc:ItemClassificationCode listID="CVD">M1</cbc:ItemClassificationCode>\
                </cac:CommodityClassification><cac:AdditionalItemProperty><cbc:Name>cva</cbc:Name><cbc:Value>clean</cbc:Value>\
                </cac:AdditionalItemProperty>
                """)
    )
    .claiming(.cleanVehicles)
    .changed(
        "<cac:AccountingSupplierParty>",
        """
        <cac:OriginatorDocumentReference><cbc:ID>V-1</cbc:ID></cac:OriginatorDocumentReference>\
        <cac:ContractDocumentReference><cbc:ID>C-1</cbc:ID></cac:ContractDocumentReference><cac:AccountingSupplierParty>
        """)

    static let vehicleCII = SampleDocument(
        name: "CII CVD", syntax: .cii,
        text: ciiText(
            line: "",
            product: """
                <ram:ApplicableProductCharacteristic><ram:Description>cva</ram:Description><ram:Value>other</ram:Value>\
                </ram:ApplicableProductCharacteristic><ram:DesignatedProductClassification><ram:ClassCode listID="CVD">N3</ram:ClassCode>\
                </ram:DesignatedProductClassification>
                """)
    )
    .claiming(.cleanVehicles)
    .changed(
        "<ram:AdditionalReferencedDocument>",
        """
        <ram:ContractReferencedDocument><ram:IssuerAssignedID>C-1</ram:IssuerAssignedID></ram:ContractReferencedDocument>\
        <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>V-1</ram:IssuerAssignedID><ram:TypeCode>50</ram:TypeCode>\
        </ram:AdditionalReferencedDocument><ram:AdditionalReferencedDocument>
        """)
}

let extensionCases: [RuleCase] = [
    RuleCase("BR-DEX-01", .extended, "application/xml", "text/xml"),
    RuleCase(
        "BR-DEX-02", .extended, "<cbc:ID>1.1.1</cbc:ID><cbc:LineExtensionAmount>60.00",
        "<cbc:ID>1.1.1</cbc:ID><cbc:LineExtensionAmount>59.99"),
    RuleCase(
        "BR-DEX-02", .extended, "<cbc:ID>1.2</cbc:ID><cbc:LineExtensionAmount>40.00",
        "<cbc:ID>1.2</cbc:ID><cbc:LineExtensionAmount>41"),
    RuleCase(
        "BR-DEX-03", .extended,
        "Teil</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID></cac:ClassifiedTaxCategory>", "Teil</cbc:Name>"),
    RuleCase("BR-DEX-04", .extended, "XR01", "XR04"), RuleCase("BR-DEX-04", .extendedCII, "XR02", "SEPA"),
    RuleCase("BR-DEX-05", .extended, "schemeID=\"0204\">HRB", "schemeID=\"0181\">HRB"),
    RuleCase("BR-DEX-05", .extendedCII, "schemeID=\"0204\">HRB", "schemeID=\"0002 0003\">HRB"),
    RuleCase("BR-DEX-06", .extended, "\"0160\"", "\"160\""),
    RuleCase("BR-DEX-06", .extendedCII, "\"0160\"", "\"0092\""),
    RuleCase("BR-DEX-07", .extended, "\"EM\"", "\"em\""), RuleCase("BR-DEX-07", .extendedCII, "\"EM\"", "\"0003\""),
    RuleCase("BR-DEX-08", .extended, "\"0088\"", "\"0103\""),
    RuleCase("BR-DEX-08", .extendedCII, "\"0088\"", "\"GLN\""),
    RuleCase("BR-DEX-09", .extended, "PayableAmount>100.00", "PayableAmount>107.10"),
    RuleCase("BR-DEX-10", .extended, "<cbc:ID>Zuzahlung</cbc:ID>"),
    RuleCase("BR-DEX-12", .extended, "<cbc:InstructionID>Kasse</cbc:InstructionID>"),
    RuleCase("BR-DEX-13", .extended, "-7.10", "-7.100"),
    RuleCase("BR-DEX-14", .extended, "currencyID=\"EUR\">-7.10", "currencyID=\"USD\">-7.10"),
    RuleCase(
        "BR-DEX-15", .extendedCII, "<ram:LineID>1</ram:LineID>",
        "<ram:LineID>1</ram:LineID><ram:ParentLineID>0</ram:ParentLineID>"),
]

let vehicleCases: [RuleCase] = [
    RuleCase("BR-DE-CVD-01", .vehicle, "<cbc:ID>C-1</cbc:ID>", "<cbc:UUID>7</cbc:UUID>"),
    RuleCase("BR-DE-CVD-02", .vehicle, "<cbc:ID>V-1</cbc:ID>", "<cbc:UUID>7</cbc:UUID>"),
    RuleCase("BR-DE-CVD-04", .vehicle, ">M1<", ">M4<"), RuleCase("BR-DE-CVD-05", .vehicle, ">clean<", ">Clean<"),
    RuleCase(
        "BR-DE-CVD-06-a", .vehicle, "<cac:AdditionalItemProperty>",
        "<cac:AdditionalItemProperty><cbc:Name>cva</cbc:Name><cbc:Value>other</cbc:Value></cac:AdditionalItemProperty><cac:AdditionalItemProperty>"
    ),
    RuleCase(
        "BR-DE-CVD-06-b", .vehicle, "<cac:CommodityClassification>",
        "<cac:CommodityClassification><cbc:ItemClassificationCode listID=\"CVD\">M2</cbc:ItemClassificationCode></cac:CommodityClassification><cac:CommodityClassification>"
    ),
    RuleCase(
        "BR-TMP-CVD-01", .vehicle, "<cac:CommodityClassification>",
        "<cac:CommodityClassification><cbc:ItemClassificationCode listID=\"CPX\">1</cbc:ItemClassificationCode></cac:CommodityClassification><cac:CommodityClassification>"
    ),
    RuleCase("BR-DE-CVD-01", .vehicleCII, "<ram:IssuerAssignedID>C-1</ram:IssuerAssignedID>", "<ram:Name>7</ram:Name>"),
    RuleCase("BR-DE-CVD-02", .vehicleCII, "<ram:TypeCode>50", "<ram:TypeCode>51"),
    RuleCase("BR-DE-CVD-04", .vehicleCII, ">N3<", ">n3<"),
    RuleCase("BR-DE-CVD-05", .vehicleCII, ">other<", ">electric<"),
    RuleCase(
        "BR-DE-CVD-06-a", .vehicleCII, "<ram:ApplicableProductCharacteristic>",
        "<ram:ApplicableProductCharacteristic><ram:Description>cva</ram:Description><ram:Value>clean</ram:Value></ram:ApplicableProductCharacteristic><ram:ApplicableProductCharacteristic>"
    ),
    RuleCase(
        "BR-DE-CVD-06-b", .vehicleCII, "<ram:DesignatedProductClassification>",
        "<ram:DesignatedProductClassification><ram:ClassCode listID=\"CVD\">M2</ram:ClassCode></ram:DesignatedProductClassification><ram:DesignatedProductClassification>"
    ),
    RuleCase(
        "BR-TMP-CVD-01", .vehicleCII, "<ram:DesignatedProductClassification>",
        "<ram:DesignatedProductClassification><ram:ClassCode listID=\"eclass\">1</ram:ClassCode></ram:DesignatedProductClassification><ram:DesignatedProductClassification>"
    ),
]
