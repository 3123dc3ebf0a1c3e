import XML

extension CIIRules {
    /// CVD.
    mutating func checkVehicles() {
        for transaction in transaction {
            let products = transaction.ram("IncludedSupplyChainTradeLineItem").ram("SpecifiedTradeProduct")
            run.require(
                products.contains { product in
                    product.ram("DesignatedProductClassification").ram("ClassCode").contain(attribute: "listID", "CVD")
                        && product.ram("ApplicableProductCharacteristic").ram("Description").contain(text: "cva")
                }, .vehicleLine, at: transaction)
            for product in products { check(vehicle: product) }
        }
        for agreement in agreement {
            run.require(
                agreement.ram("ContractReferencedDocument").ram("IssuerAssignedID").isStated, .vehicleContract,
                at: agreement)
            run.require(
                agreement.ram("AdditionalReferencedDocument").contains { document in
                    document.ram("TypeCode").firstNormalised == "50" && document.ram("IssuerAssignedID").isStated
                }, .vehicleTender, at: agreement)
        }
    }

    private mutating func check(vehicle product: XMLElement) {
        let classifications = product.ram("DesignatedProductClassification").ram("ClassCode")
        let categories = classifications.filter { $0.attribute("listID") == "CVD" }
        let attributes = product.ram("ApplicableProductCharacteristic").filter {
            $0.ram("Description").contain(text: "cva")
        }
        run.require(categories.isEmpty || attributes.count == 1, .vehicleAttribute, at: product)
        run.require(attributes.isEmpty || categories.count == 1, .vehicleClassification, at: product)
        for code in classifications { check(classification: code) }
        for attribute in attributes {
            let value = attribute.ram("Value").firstNormalised
            run.require(
                AllowedValues.cleanVehicleValues.contains(value), .vehicleCleanness, at: attribute,
                detail: "It is \(quoted(value)).")
        }
    }

    private mutating func check(classification code: XMLElement) {
        let scheme = code.attribute("listID")?.normalisedXMLSpace ?? ""
        run.require(
            SchemeIdentifiers.contains(scheme, in: SchemeIdentifiers.itemClassification), .vehicleScheme, at: code,
            detail: "It is \(quoted(scheme)).")
        run.require(
            scheme != "CVD" || AllowedValues.vehicleCategories.contains(code.normalised), .vehicleCategory, at: code,
            detail: "It is \(quoted(code.normalised)).")
    }
}
