import XML

/// The Cross Industry Invoice's names as the rules need them.
enum CIINames {
    static let namespaces = [
        "rsm": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "ram": XMLNamespace.ram.uri,
        "udt": "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100",
        "qdt": "urn:un:unece:uncefact:data:standard:QualifiedDataType:100",
    ]

    /// Identifiers that have no scheme: BT-24, BT-1, BT-126, BT-155.
    static func isPlainIdentifier(_ element: XMLElement) -> Bool {
        switch (element.name, element.parent?.name) {
        case ("ID", "GuidelineSpecifiedDocumentContextParameter"), ("ID", "ExchangedDocument"),
            ("LineID", "AssociatedDocumentLineDocument"):
            true
        case ("SellerAssignedID", "SpecifiedTradeProduct"):
            element.parent?.parent?.name == "IncludedSupplyChainTradeLineItem"
        default: false
        }
    }
}

extension XMLNamespace {
    static let ram = XMLNamespace(
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
}

extension XMLElement {
    /// The elements at the end of a path.
    func ram(_ steps: String...) -> [XMLElement] {
        var found = [self]
        for step in steps { found = found.flatMap { $0.all(step, in: .ram) } }
        return found
    }

    /// Whether an element of that local name is around it.
    func isInside(_ name: String) -> Bool {
        var outer = parent
        while let element = outer {
            if element.name == name { return true }
            outer = element.parent
        }
        return false
    }
}
