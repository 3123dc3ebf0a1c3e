import XML

extension UBLRules {
    /// CVD.
    mutating func checkVehicles() {
        run.require(root.cac("OriginatorDocumentReference").cbc("ID").isStated, .vehicleTender, at: root)
        run.require(root.cac("ContractDocumentReference").cbc("ID").isStated, .vehicleContract, at: root)
        let items = lines.cac("Item")
        run.require(
            (root.cac("InvoiceLine") + root.cac("CreditNoteLine")).cac("Item").contains { item in
                item.cac("CommodityClassification").cbc("ItemClassificationCode").contain(attribute: "listID", "CVD")
                    && item.cac("AdditionalItemProperty").cbc("Name").contain(text: "cva")
            }, .vehicleLine, at: root)
        for item in items { check(vehicle: item) }
    }

    private mutating func check(vehicle item: XMLElement) {
        let classifications = item.cac("CommodityClassification").cbc("ItemClassificationCode")
        let categories = classifications.filter { $0.attribute("listID") == "CVD" }
        let attributes = item.cac("AdditionalItemProperty").filter { $0.cbc("Name").contain(text: "cva") }
        run.require(categories.isEmpty || attributes.count == 1, .vehicleAttribute, at: item)
        run.require(attributes.isEmpty || categories.count == 1, .vehicleClassification, at: item)
        for code in classifications {
            check(classification: code)
        }
        for attribute in attributes {
            let value = attribute.cbc("Value").firstNormalised
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
