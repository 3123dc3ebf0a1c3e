import EN16931
import XML

extension InvoiceWriting {
    /// BG-25.
    func write(_ line: InvoiceLine, to xml: inout XMLWriter) {
        xml.group(kind == .invoice ? "cac:InvoiceLine" : "cac:CreditNoteLine", keepsEmpty: true) { xml in
            xml.term("cbc:ID", line.identifier)
            xml.term("cbc:Note", line.note)
            xml.quantity(kind == .invoice ? "cbc:InvoicedQuantity" : "cbc:CreditedQuantity", line.quantity)
            xml.amount("cbc:LineExtensionAmount", line.netAmount, currency)
            xml.term("cbc:AccountingCost", line.buyerAccountingReference)
            xml.group("cac:InvoicePeriod") { xml in
                xml.term("cbc:StartDate", line.period?.start)
                xml.term("cbc:EndDate", line.period?.end)
            }
            xml.group("cac:OrderLineReference", "cbc:LineID", line.purchaseOrderLine)
            if let object = line.object {
                xml.group("cac:DocumentReference") { xml in
                    xml.identifier("cbc:ID", object)
                    xml.value("cbc:DocumentTypeCode", "130")
                }
            }
            for entry in line.allowances { write(entry, isCharge: false, to: &xml) }
            for entry in line.charges { write(entry, isCharge: true, to: &xml) }
            write(line.item ?? Item(), line.vat, to: &xml)
            write(line.price, to: &xml)
        }
    }

    private func write(_ item: Item, _ vat: LineVAT?, to xml: inout XMLWriter) {
        xml.group("cac:Item", keepsEmpty: kind == .invoice) { xml in
            xml.term("cbc:Description", item.description)
            xml.term("cbc:Name", item.name)
            xml.group("cac:BuyersItemIdentification", "cbc:ID", item.buyersIdentifier)
            xml.group("cac:SellersItemIdentification", "cbc:ID", item.sellersIdentifier)
            xml.group("cac:StandardItemIdentification") { $0.identifier("cbc:ID", item.standardIdentifier) }
            xml.group("cac:OriginCountry", "cbc:IdentificationCode", item.countryOfOrigin)
            for code in item.classifications {
                xml.group("cac:CommodityClassification") { xml in
                    xml.term(
                        "cbc:ItemClassificationCode", code.content,
                        [("listID", code.scheme?.canonical), ("listVersionID", code.schemeVersion?.canonical)])
                }
            }
            xml.group("cac:ClassifiedTaxCategory") { xml in
                xml.term("cbc:ID", vat?.category)
                xml.term("cbc:Percent", vat?.rate)
                xml.group("cac:TaxScheme", "cbc:ID", vat?.taxScheme)
            }
            for attribute in item.attributes {
                xml.group("cac:AdditionalItemProperty") { xml in
                    xml.term("cbc:Name", attribute.name)
                    xml.term("cbc:Value", attribute.value)
                }
            }
        }
    }

    private func write(_ price: PriceDetails?, to xml: inout XMLWriter) {
        guard let price else { return }
        xml.group("cac:Price") { xml in
            xml.amount("cbc:PriceAmount", price.netPrice, currency)
            xml.quantity("cbc:BaseQuantity", price.baseQuantity)
            guard price.discount?.isEmpty == false || price.grossPrice?.isEmpty == false else { return }
            xml.group("cac:AllowanceCharge") { xml in
                xml.value("cbc:ChargeIndicator", "false")
                xml.amount("cbc:Amount", price.discount, currency)
                xml.amount("cbc:BaseAmount", price.grossPrice, currency)
            }
        }
    }
}
