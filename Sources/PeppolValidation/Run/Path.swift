import XML

/// A path of child elements as the rules' texts write it: `cac:Party/cbc:EndpointID`.
struct Path: ExpressibleByStringLiteral, Sendable {
    struct Step: Sendable {
        let name: String
        let namespace: XMLNamespace
    }

    let steps: [Step]

    init(stringLiteral text: String) {
        steps = text.split(separator: "/").map { step in
            let parts = step.split(separator: ":")
            return Step(
                name: String(parts.last ?? ""),
                namespace: parts.count == 2 ? Vocabulary.namespace(parts[0]) : XMLNamespace(""))
        }
    }
}

/// The namespaces of both syntaxes, by the prefixes the rules use.
enum Vocabulary {
    static let cbc = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
    static let cac = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2")
    static let ublInvoice = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2")
    static let ublCreditNote = XMLNamespace("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2")
    static let rsm = XMLNamespace("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100")
    static let ram = XMLNamespace(
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100")
    static let udt = XMLNamespace("urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100")

    static func namespace(_ prefix: some StringProtocol) -> XMLNamespace {
        switch prefix {
        case "cbc": cbc
        case "cac": cac
        case "ubl": ublInvoice
        case "cn": ublCreditNote
        case "rsm": rsm
        case "ram": ram
        case "udt": udt
        default: XMLNamespace("")
        }
    }
}
