import EN16931
import XML

extension InvoiceLine {
    /// - Parameter element: `cac:InvoiceLine` or `cac:CreditNoteLine`.
    init(ubl element: XMLElement) {
        self.init()
        identifier = element.term("ID")
        note = element.term("Note")
        object = element.groups("DocumentReference").first { $0.code("DocumentTypeCode") == "130" }?.identifier("ID")
        quantity = element.quantity("InvoicedQuantity") ?? element.quantity("CreditedQuantity")
        netAmount = element.term("LineExtensionAmount")
        purchaseOrderLine = element.cac("OrderLineReference")?.term("LineID")
        buyerAccountingReference = element.term("AccountingCost")
        period = element.cac("InvoicePeriod").map { Period(ubl: $0) }
        for entry in element.groups("AllowanceCharge") {
            switch entry.isCharge {
            case true?: charges.append(AllowanceOrCharge(ubl: entry))
            case false?: allowances.append(AllowanceOrCharge(ubl: entry))
            case nil: break
            }
        }
        price = element.cac("Price").map { PriceDetails(ubl: $0) }
        let item = element.cac("Item")
        vat = item?.vatCategory("ClassifiedTaxCategory").map { LineVAT(ubl: $0) }
        self.item = item.map { Item(ubl: $0) }
        source = element.provenance
    }
}

extension PriceDetails {
    init(ubl element: XMLElement) {
        self.init()
        netPrice = element.term("PriceAmount")
        let discount = element.cac("AllowanceCharge")
        self.discount = discount?.term("Amount")
        grossPrice = discount?.term("BaseAmount")
        baseQuantity = element.quantity("BaseQuantity")
        source = element.provenance
    }
}

extension LineVAT {
    init(ubl element: XMLElement) {
        self.init()
        category = element.term("ID")
        taxScheme = element.cac("TaxScheme")?.term("ID")
        rate = element.term("Percent")
        source = element.provenance
    }
}

extension Item {
    init(ubl element: XMLElement) {
        self.init()
        name = element.term("Name")
        description = element.term("Description")
        sellersIdentifier = element.cac("SellersItemIdentification")?.term("ID")
        buyersIdentifier = element.cac("BuyersItemIdentification")?.term("ID")
        standardIdentifier = element.cac("StandardItemIdentification")?.identifier("ID")
        classifications = element.groups("CommodityClassification").flatMap { classification in
            classification.all("ItemClassificationCode", in: .cbc).map { code in
                Identifier(
                    code.content(), scheme: code.term(attribute: "listID"),
                    schemeVersion: code.term(attribute: "listVersionID"))
            }
        }
        countryOfOrigin = element.cac("OriginCountry")?.term("IdentificationCode")
        attributes = element.groups("AdditionalItemProperty").map { property in
            var attribute = ItemAttribute()
            attribute.name = property.term("Name")
            attribute.value = property.term("Value")
            attribute.source = property.provenance
            return attribute
        }
        source = element.provenance
    }
}
