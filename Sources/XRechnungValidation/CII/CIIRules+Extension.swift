import XML

extension CIIRules {
    /// Rules of the extension about elements wherever they are.
    mutating func checkExtension(_ element: XMLElement) {
        guard element.namespace == XMLNamespace.ram.uri else { return }
        switch element.name {
        case "AttachmentBinaryObject":
            let type = element.attribute("mimeCode") ?? ""
            run.require(
                AllowedValues.mimeCodes.contains(type), .attachmentType, at: element, detail: "It is \(quoted(type)).")
        case "GlobalID": checkScheme(ofGlobal: element)
        case "ID":
            if !element.isInside("SpecifiedTaxRegistration", in: .ram) {
                checkScheme(element, SchemeIdentifiers.icd, .registrationScheme)
            }
        case "URIID":
            if element.isChild(of: "URIUniversalCommunication", in: .ram) {
                checkScheme(element, SchemeIdentifiers.electronicAddress, .addressScheme)
            }
        default: break
        }
    }

    private mutating func checkScheme(ofGlobal element: XMLElement) {
        let isInsideProduct = element.isInside("SpecifiedTradeProduct", in: .ram)
        if !isInsideProduct, !element.isInside("ShipToTradeParty", in: .ram) {
            checkScheme(element, SchemeIdentifiers.icd, .partyScheme)
        } else if element.isChild(of: "SpecifiedTradeProduct", in: .ram) {
            checkScheme(element, SchemeIdentifiers.icd, .itemScheme)
        } else if let party = element.parent, party.is("ShipToTradeParty", in: .ram),
            party.isChild(of: "ApplicableHeaderTradeDelivery", in: .ram)
        {
            checkScheme(element, SchemeIdentifiers.icd, .locationScheme)
        }
    }

    private mutating func checkScheme(_ element: XMLElement, _ list: Set<String>, _ rule: Rule) {
        guard let scheme = element.attribute("schemeID") else { return }
        run.require(
            SchemeIdentifiers.contains(scheme, in: list), rule, at: element, detail: "It is \(quoted(scheme)).")
    }
}
