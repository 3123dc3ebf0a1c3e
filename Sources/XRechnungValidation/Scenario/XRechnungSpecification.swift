/// What BT-24 claims: XRechnung 3.0 and its variants. Compared exactly; the official rules neither trim nor fold.
package enum XRechnungSpecification: Hashable, Sendable, CaseIterable {
    /// The core invoice usage specification.
    case cius
    /// More than EN 16931: sub invoice lines, third party payments, health schemes, XML attachments.
    case `extension`
    /// The CIUS for what is procured under the Clean Vehicles Directive.
    case cleanVehicles

    /// BT-24.
    package var identifier: String {
        let cius = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
        switch self {
        case .cius: return cius
        case .extension: return cius + "#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0"
        case .cleanVehicles: return cius + "#compliant#urn:xeinkauf.de:kosit:xrechnung:cvd_0.9"
        }
    }

    /// Nil for every other specification, earlier versions of XRechnung among them.
    package init?(identifier: String) {
        guard let specification = Self.allCases.first(where: { $0.identifier == identifier }) else { return nil }
        self = specification
    }
}
