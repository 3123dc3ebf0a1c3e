import EN16931
import XML

extension InvoiceLine {
    /// - Parameter element: `ram:IncludedSupplyChainTradeLineItem`.
    init(cii element: XMLElement, vocabulary: CIIVocabulary) {
        self.init()
        let document = element.ram("AssociatedDocumentLineDocument")
        let agreement = element.ram(vocabulary.lineAgreement)
        let settlement = element.ram(vocabulary.lineSettlement)
        identifier = document?.term("LineID")
        note = document?.ram("IncludedNote")?.term("Content")
        object = settlement?.groups("AdditionalReferencedDocument").first { $0.code("TypeCode") == "130" }.flatMap {
            reference in
            reference.ram(vocabulary.referenceID).map { number in
                Identifier(number.content(), scheme: reference.term("ReferenceTypeCode"))
            }
        }
        quantity = element.ram(vocabulary.lineDelivery)?.quantity("BilledQuantity")
        netAmount = settlement?.ram(vocabulary.lineTotals)?.term("LineTotalAmount")
        purchaseOrderLine = agreement?.ram("BuyerOrderReferencedDocument")?.term("LineID")
        buyerAccountingReference = settlement?.ram("ReceivableSpecifiedTradeAccountingAccount")?.term("ID")
        period = settlement?.ram("BillingSpecifiedPeriod").map { Period(cii: $0) }
        for entry in settlement?.groups("SpecifiedTradeAllowanceCharge") ?? [] {
            let value = AllowanceOrCharge(cii: entry, rateName: vocabulary.rate)
            switch entry.isCharge {
            case true?: charges.append(value)
            case false?: allowances.append(value)
            case nil: break
            }
        }
        price = agreement.flatMap { PriceDetails(cii: $0) }
        vat = settlement?.ram("ApplicableTradeTax").map { tax in
            var vat = LineVAT()
            vat.category = tax.term("CategoryCode")
            vat.taxScheme = tax.term("TypeCode")
            vat.rate = tax.term(vocabulary.rate)
            vat.source = tax.provenance
            return vat
        }
        item = element.ram("SpecifiedTradeProduct").map { Item(cii: $0) }
        source = element.provenance
    }
}

extension PriceDetails {
    /// Nil where the agreement names no price.
    ///
    /// - Parameter element: the line's trade agreement.
    init?(cii element: XMLElement) {
        let net = element.ram("NetPriceProductTradePrice")
        let gross = element.ram("GrossPriceProductTradePrice")
        guard net != nil || gross != nil else { return nil }
        self.init()
        netPrice = net?.term("ChargeAmount")
        grossPrice = gross?.term("ChargeAmount")
        discount = gross?.ram("AppliedTradeAllowanceCharge")?.term("ActualAmount")
        baseQuantity = net?.quantity("BasisQuantity") ?? gross?.quantity("BasisQuantity")
        source = element.provenance
    }
}

extension Item {
    /// - Parameter element: `ram:SpecifiedTradeProduct`.
    init(cii element: XMLElement) {
        self.init()
        name = element.term("Name")
        description = element.term("Description")
        sellersIdentifier = element.term("SellerAssignedID")
        buyersIdentifier = element.term("BuyerAssignedID")
        standardIdentifier = element.identifier("GlobalID")
        classifications = element.groups("DesignatedProductClassification").flatMap { classification in
            classification.groups("ClassCode").map { code in
                Identifier(
                    code.content(), scheme: code.term(attribute: "listID"),
                    schemeVersion: code.term(attribute: "listVersionID"))
            }
        }
        countryOfOrigin = element.ram("OriginTradeCountry")?.term("ID")
        attributes = element.groups("ApplicableProductCharacteristic").map { characteristic in
            var attribute = ItemAttribute()
            attribute.name = characteristic.term("Description")
            attribute.value = characteristic.term("Value")
            attribute.source = characteristic.provenance
            return attribute
        }
        source = element.provenance
    }
}
