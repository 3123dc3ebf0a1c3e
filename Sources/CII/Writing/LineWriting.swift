import EN16931
import XML

extension InvoiceWriting {
    /// BG-25.
    func write(_ line: InvoiceLine, to xml: inout XMLWriter) {
        xml.group("ram:IncludedSupplyChainTradeLineItem") { xml in
            xml.group("ram:AssociatedDocumentLineDocument", keepsEmpty: true) { xml in
                xml.term("ram:LineID", line.identifier)
                xml.group("ram:IncludedNote", "ram:Content", line.note)
            }
            write(line.item, to: &xml)
            xml.group("ram:SpecifiedLineTradeAgreement") { xml in
                xml.group("ram:BuyerOrderReferencedDocument", "ram:LineID", line.purchaseOrderLine)
                write(line.price, to: &xml)
            }
            xml.group("ram:SpecifiedLineTradeDelivery") { $0.quantity("ram:BilledQuantity", line.quantity) }
            xml.group("ram:SpecifiedLineTradeSettlement", keepsEmpty: true) { xml in
                xml.group("ram:ApplicableTradeTax") { xml in
                    xml.term("ram:TypeCode", line.vat?.taxScheme)
                    xml.term("ram:CategoryCode", line.vat?.category)
                    xml.term("ram:RateApplicablePercent", line.vat?.rate)
                }
                write(line.period, to: &xml)
                for entry in line.allowances { write(entry, isCharge: false, to: &xml) }
                for entry in line.charges { write(entry, isCharge: true, to: &xml) }
                xml.group(
                    "ram:SpecifiedTradeSettlementLineMonetarySummation", "ram:LineTotalAmount", line.netAmount)
                write(line.object, to: &xml)
                xml.group(
                    "ram:ReceivableSpecifiedTradeAccountingAccount", "ram:ID", line.buyerAccountingReference)
            }
        }
    }

    private func write(_ item: Item?, to xml: inout XMLWriter) {
        guard let item else { return }
        xml.group("ram:SpecifiedTradeProduct") { xml in
            xml.identifier("ram:GlobalID", item.standardIdentifier)
            xml.term("ram:SellerAssignedID", item.sellersIdentifier)
            xml.term("ram:BuyerAssignedID", item.buyersIdentifier)
            xml.term("ram:Name", item.name)
            xml.term("ram:Description", item.description)
            for attribute in item.attributes {
                xml.group("ram:ApplicableProductCharacteristic") { xml in
                    xml.term("ram:Description", attribute.name)
                    xml.term("ram:Value", attribute.value)
                }
            }
            for code in item.classifications {
                xml.group("ram:DesignatedProductClassification") { xml in
                    xml.term(
                        "ram:ClassCode", code.content,
                        [("listID", code.scheme?.canonical), ("listVersionID", code.schemeVersion?.canonical)])
                }
            }
            xml.group("ram:OriginTradeCountry", "ram:ID", item.countryOfOrigin)
        }
    }

    /// The base quantity stands beside the net price; where there is none, beside the gross price.
    private func write(_ price: PriceDetails?, to xml: inout XMLWriter) {
        guard let price else { return }
        let hasNet = price.netPrice?.isEmpty == false
        let hasGross = price.grossPrice?.isEmpty == false
        xml.group("ram:GrossPriceProductTradePrice") { xml in
            guard hasGross else { return }
            xml.term("ram:ChargeAmount", price.grossPrice)
            if !hasNet { xml.quantity("ram:BasisQuantity", price.baseQuantity) }
            guard let discount = price.discount, !discount.isEmpty else { return }
            xml.group("ram:AppliedTradeAllowanceCharge") { xml in
                xml.group("ram:ChargeIndicator") { $0.value("udt:Indicator", "false") }
                xml.term("ram:ActualAmount", discount)
            }
        }
        xml.group("ram:NetPriceProductTradePrice") { xml in
            xml.term("ram:ChargeAmount", price.netPrice)
            if hasNet || !hasGross { xml.quantity("ram:BasisQuantity", price.baseQuantity) }
        }
    }
}
